import type { Checker, Finding } from './check.ts';

/** Where a term was put into plain words, the term itself stands beside them at least once, so that the contract can be found again. */
export const checkTerms: Checker = ({ originalEntries, rewriteEntries, mustKeep }) => {
  const formal = new Set(rewriteEntries.filter((mention) => mention.formal).map(({ entry }) => entry));
  const applied = new Map(rewriteEntries.filter((mention) => !mention.formal).map((mention) => [mention.entry, mention]));
  const before = Map.groupBy(originalEntries, ({ entry }) => entry);
  const findings: Finding[] = [];
  let facts = 0;
  for (const [entry, mentions] of before) {
    const rendering = applied.get(entry);
    const [first] = mentions;
    // A rendering that the original had already is no rewrite of ours.
    if (first === undefined || rendering === undefined || !mustKeep(first) || !mentions.some((mention) => mention.formal) || mentions.some((mention) => !mention.formal)) continue;
    facts++;
    if (!formal.has(entry)) findings.push({ kind: 'missing', original: first, rewrite: rendering });
  }
  return { facts, findings };
};
