import type { GlossaryEntryRecord, GlossaryProblem } from '#shared/contracts/glossary.ts';
import { createTermFinder } from '#service/nlp/plain/glossary/find-terms.ts';
import { foldText } from '#service/search/fold.ts';
import { usableEntry } from './entry-rows.ts';

/**
 * What does not fit together among the entries that are not retired: words that two entries claim in one sense,
 * renderings that hold another entry's term, and renderings that lead back to their own term.
 */
export function findProblems(records: readonly GlossaryEntryRecord[]): GlossaryProblem[] {
  const entries = records.filter(({ status }) => status !== 'retired');
  return [...sameWords(entries), ...renderingProblems(entries)];
}

function sameWords(entries: readonly GlossaryEntryRecord[]): GlossaryProblem[] {
  const owners = new Map<string, Set<number>>();
  for (const { id, language, term, variants, context } of entries) {
    for (const word of [term, ...variants]) {
      const key = JSON.stringify([language, foldText(word), context.any.map(foldText).toSorted((a, b) => a.localeCompare(b))]);
      owners.set(key, (owners.get(key) ?? new Set()).add(id));
    }
  }
  return [...owners].flatMap(([key, ids]): GlossaryProblem[] => {
    const [, word]: string[] = JSON.parse(key);
    return ids.size < 2 ? [] : [{ kind: 'same-word', word: word ?? '', entries: [...ids] }];
  });
}

function renderingProblems(entries: readonly GlossaryEntryRecord[]): GlossaryProblem[] {
  // Without context every term counts: a rendering stands in sentences nobody has seen yet.
  const finder = createTermFinder(entries.map((entry) => ({ ...usableEntry(entry), context: { any: [], none: [] }, plain: '' })));
  const leadsTo = new Map(entries.map(({ id, language, plain }) => [
    id,
    finder.find(foldText(plain)).filter(({ entry }) => entry.language === language).map(({ entry }) => Number(entry.id)),
  ]));
  return entries.flatMap(({ id, term, plain }): GlossaryProblem[] => {
    const path = pathBack(id, leadsTo);
    if (path !== undefined) return Math.min(...path) === id ? [{ kind: 'circular', word: term, entries: path }] : [];
    const [other] = leadsTo.get(id) ?? [];
    return other === undefined ? [] : [{ kind: 'unexplained-rendering', word: plain, entries: [id, other] }];
  });
}

/** The entries on the way from an entry's rendering back to its own term, itself first; undefined where there is none. */
function pathBack(start: number, leadsTo: ReadonlyMap<number, readonly number[]>): number[] | undefined {
  const waiting: number[][] = [[start]];
  const seen = new Set<number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of leadsTo.get(path.at(-1) ?? start) ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([...path, next]);
    }
  }
  return undefined;
}
