import type { LearntCode, Proportion } from '#shared/contracts/suggestion.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { wilsonInterval } from '#service/nlp/statistics/wilson.ts';
import type { StoredCode } from './current-suggester.ts';

function proportion(hits: number, n: number): Proportion {
  const interval = wilsonInterval(hits, n);
  return { value: n === 0 ? null : hits / n, low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** What was measured of each code that is still there, and what people said of its proposals. */
export function codeMeasures(db: ReadableDatabase, codes: readonly StoredCode[]): LearntCode[] {
  const decided = new Map(
    prepareOnce<[], { code: number; accepted: number; rejected: number }>(
      db,
      'SELECT code_id AS code, sum(accepted = 1) AS accepted, sum(accepted = 0) AS rejected FROM suggestion_decision GROUP BY code_id',
    )
      .all()
      .map(({ code, ...counts }) => [code, counts]),
  );
  const known = new Set(prepareOnce<[], { id: number }>(db, 'SELECT id FROM code').all().map(({ id }) => id));
  return codes
    .filter(({ code }) => known.has(code))
    .map(({ code, method, ofPassages, examples, coded, proposed, right }) => ({
      code,
      method,
      ofPassages,
      examples,
      precision: proportion(right, proposed),
      recall: proportion(right, coded),
      accepted: decided.get(code)?.accepted ?? 0,
      rejected: decided.get(code)?.rejected ?? 0,
    }));
}
