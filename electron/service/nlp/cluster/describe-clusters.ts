import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { rowsByCluster } from './cluster-sums.ts';
import { coherenceOf } from './coherence.ts';
import { clusterKeywords } from './keywords.ts';
import { distinctLabels, shownWord } from './labels.ts';
import { representativesOf } from './representatives.ts';
import type { Assignment, Cluster } from './types.ts';
import type { WordReader } from './words.ts';
import { createWordCounts } from './word-counts.ts';
import type { WordCounts } from './word-counts.ts';

/** Keywords are read from so many of a cluster's best texts, and coherence from so many texts of all. */
const textsForKeywords = 400;
const textsForCoherence = 10_000;
const keywordCount = 10;
const representativeCount = 8;
const textsPerStep = 32;

/** Says what each cluster is about. */
export function* describeClusters(texts: readonly string[], { assignment, fit }: Assignment, k: number, read: WordReader): Steps<Cluster[]> {
  const { rows, order } = rowsByCluster(assignment, k);
  const members = Array.from({ length: k }, (_, cluster) =>
    order.slice(rows[cluster] ?? 0, rows[cluster + 1] ?? 0).sort((left, right) => (fit[right] ?? 0) - (fit[left] ?? 0) || left - right));
  const counts: WordCounts[] = [];
  for (const [cluster, own] of members.entries()) counts.push(yield* part((0.6 * cluster) / k, (0.6 * (cluster + 1)) / k, countWords(texts, own, read)));
  const keywords = clusterKeywords(counts.map(({ counts: words }) => words), keywordCount)
    .map((words, cluster) => words.map(({ text, weight }) => ({ key: text, text: shownWord(counts[cluster]?.formOf(text) ?? text), weight })));
  const labels = distinctLabels(keywords);
  const { textsOf, count } = yield* part(0.6, 1, occurrences(texts, new Set(keywords.flat().map(({ key }) => key)), read));
  return members.map((own, cluster): Cluster => {
    const strongest = keywords[cluster] ?? [];
    return {
      size: own.length,
      keywords: strongest.map(({ text, weight }) => ({ text, weight })),
      label: labels[cluster] ?? '',
      representatives: representativesOf(own, texts, representativeCount),
      coherence: coherenceOf(strongest.map(({ key }) => key), textsOf, count),
    };
  });
}

function* countWords(texts: readonly string[], members: Int32Array, read: WordReader): Steps<WordCounts> {
  const counts = createWordCounts();
  const some = members.subarray(0, textsForKeywords);
  for (const [index, text] of some.entries()) {
    if (index % textsPerStep === 0) yield index / some.length;
    for (const word of read(texts[text] ?? '')) counts.add(word);
  }
  return counts;
}

/** In which of a spread of the texts each of the words occurs. */
function* occurrences(texts: readonly string[], words: ReadonlySet<string>, read: WordReader): Steps<{ textsOf: Map<string, number[]>; count: number }> {
  const count = Math.min(texts.length, textsForCoherence);
  const textsOf = new Map<string, number[]>();
  for (let index = 0; index < count; index += 1) {
    if (index % textsPerStep === 0) yield index / count;
    for (const { key } of read(texts[Math.floor((index * texts.length) / count)] ?? '')) {
      if (!words.has(key)) continue;
      const known = textsOf.get(key);
      if (known === undefined) textsOf.set(key, [index]);
      else known.push(index);
    }
  }
  return { textsOf, count };
}
