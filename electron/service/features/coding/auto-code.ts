import { AppError } from '#shared/base/errors.ts';
import { createOffsetMap } from '#shared/base/code-points.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { insertCode } from '#service/features/codebook/insert-code.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { rangeFinder } from '#service/search/index.ts';
import { codingStands, insertCoding } from './insert-coding.ts';
import { createTextSource } from './text-source.ts';

interface Hit {
  message: number;
  /** Code points, half-open; null where the query names no text, so that the whole message is coded. */
  span: { start: number; end: number } | null;
}

/**
 * Codes every hit of a search, as one batch to undo. Text hits are coded as spans; a query of fields alone codes whole
 * messages. A dry run counts and changes nothing. The origin of the codings is `auto`.
 */
export function autoCode(
  context: JobContext<{ done: number; total: number }>,
  input: { query: string; code: string; regex: boolean; dryRun: boolean },
): { codings: number; messages: number; already: number; code: number | null } {
  const hits = input.regex ? regexHits(context, input.query) : searchHits(context, input.query);
  const messages = new Set(hits.map(({ message }) => message)).size;
  const known = codeByName(context.db, input.code);
  if (input.dryRun) return { codings: hits.length, messages, already: 0, code: known };
  return context.command('coding.auto', (tx) => {
    const code = codeByName(tx.db, input.code) ?? insertCode(tx, { name: input.code, parent: null });
    const textOf = createTextSource(tx.db);
    let codings = 0;
    for (const [index, { message, span }] of hits.entries()) {
      if (index % 1000 === 0) {
        context.signal.throwIfAborted();
        context.progress({ done: index, total: hits.length });
      }
      if (codingStands(tx, message, code, span)) continue;
      insertCoding(tx, { message, code, span, origin: 'auto' }, textOf(message));
      codings++;
    }
    tx.describe({ code: input.code, codings });
    return { codings, messages, already: hits.length - codings, code };
  });
}

function codeByName(db: ReadableDatabase | CommandTransaction['db'], name: string): number | null {
  return prepareOnce<[string], { id: number }>(db, 'SELECT id FROM code WHERE name = ? ORDER BY retired, id LIMIT 1').get(name)?.id ?? null;
}

function searchHits({ db, signal }: JobContext<{ done: number; total: number }>, query: string): Hit[] {
  const find = rangeFinder(query);
  const hits: Hit[] = [];
  for (const [message, text] of textsOf(db, evaluateQuery(db, query, { signal }), signal)) {
    const ranges = find(text);
    if (ranges.length === 0) hits.push({ message, span: null });
    for (const [start, end] of ranges) hits.push({ message, span: { start, end } });
  }
  return hits;
}

/** Milliseconds one message may take before a pattern is given up as too slow. */
const patternBudget = 2000;

function regexHits({ db, signal }: JobContext<{ done: number; total: number }>, source: string): Hit[] {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, 'giu');
  } catch (cause) {
    throw new AppError('invalid-input', { reason: 'bad-pattern' }, { cause });
  }
  const hits: Hit[] = [];
  for (const [message, text] of textsOf(db, evaluateQuery(db, '', { signal }), signal)) {
    const started = performance.now();
    const offsets = createOffsetMap(text);
    for (const match of text.matchAll(pattern)) {
      if (match[0].length === 0) continue;
      hits.push({ message, span: { start: offsets.toCodePoint(match.index), end: offsets.toCodePoint(match.index + match[0].length) } });
    }
    if (performance.now() - started > patternBudget) throw new AppError('resource-limit', { reason: 'pattern-too-slow' });
  }
  return hits;
}

function* textsOf(db: ReadableDatabase, ids: Int32Array, signal: { throwIfAborted(): void }): Generator<[number, string]> {
  const read = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  for (const [index, id] of ids.entries()) {
    if (index % 1000 === 0) signal.throwIfAborted();
    yield [id, read.get(id)?.text ?? ''];
  }
}
