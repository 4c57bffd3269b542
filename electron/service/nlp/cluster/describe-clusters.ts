import type { Steps } from '../steps.ts';
import { rowsByCluster } from './centroids.ts';
import { coherenceOf } from './coherence.ts';
import { clusterKeywords } from './keywords.ts';
import { distinctLabels } from './labels.ts';
import { representativesOf } from './representatives.ts';
import type { Assignment, Cluster } from './types.ts';
import type { WordsOf } from './words.ts';

/** Keywords are read from so many of a cluster's best texts, and coherence from so many texts of all. */
const textsForKeywords = 400;
const textsForCoherence = 10_000;
const keywordCount = 10;
const representativeCount = 8;
const textsPerStep = 32;

/** Says what each cluster is about. */
export function* describeClusters(texts: readonly string[], { assignment, fit }: Assignment, k: number, wordsOf: WordsOf): Steps<Cluster[]> {
  const { rows, order } = rowsByCluster(assignment, k);
  const members = Array.from({ length: k }, (_, cluster) =>
    order.slice(rows[cluster] ?? 0, rows[cluster + 1] ?? 0).sort((left, right) => (fit[right] ?? 0) - (fit[left] ?? 0) || left - right));
  const counts: Map<string, number>[] = [];
  for (const [cluster, own] of members.entries()) {
    const words = new Map<string, number>();
    for (const [index, text] of own.subarray(0, textsForKeywords).entries()) {
      if (index % textsPerStep === 0) yield (0.6 * cluster) / k;
      for (const word of wordsOf(texts[text] ?? '')) words.set(word, (words.get(word) ?? 0) + 1);
    }
    counts.push(words);
  }
  const keywords = clusterKeywords(counts, keywordCount);
  const labels = distinctLabels(keywords);
  const { textsOf, read } = yield* occurrences(texts, new Set(keywords.flat().map(({ text }) => text)), wordsOf);
  return members.map((own, cluster): Cluster => {
    const strongest = keywords[cluster] ?? [];
    return {
      size: own.length,
      keywords: strongest,
      label: labels[cluster] ?? '',
      representatives: representativesOf(own, fit, texts, representativeCount),
      coherence: coherenceOf(strongest.map(({ text }) => text), textsOf, read),
    };
  });
}

/** In which of a spread of the texts each of the words occurs. */
function* occurrences(texts: readonly string[], words: ReadonlySet<string>, wordsOf: WordsOf): Steps<{ textsOf: Map<string, number[]>; read: number }> {
  const read = Math.min(texts.length, textsForCoherence);
  const textsOf = new Map<string, number[]>();
  for (let index = 0; index < read; index += 1) {
    if (index % textsPerStep === 0) yield 0.6 + (0.4 * index) / read;
    for (const word of wordsOf(texts[Math.floor((index * texts.length) / read)] ?? '')) {
      if (!words.has(word)) continue;
      const known = textsOf.get(word);
      if (known === undefined) textsOf.set(word, [index]);
      else known.push(index);
    }
  }
  return { textsOf, read };
}
