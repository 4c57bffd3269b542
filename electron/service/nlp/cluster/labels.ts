import type { Keyword } from './types.ts';

const labelWords = 3;

/** A label of the first keywords of each cluster; where two would be the same, further keywords part them. */
export function distinctLabels(keywords: readonly (readonly Keyword[])[]): string[] {
  const taken = new Set<string>();
  return keywords.map((words) => {
    if (words.length === 0) return '';
    for (let count = Math.min(labelWords, words.length); count <= words.length; count += 1) {
      const label = words.slice(0, count).map(({ text }) => text).join(' · ');
      if (taken.has(label)) continue;
      taken.add(label);
      return label;
    }
    const base = words.slice(0, labelWords).map(({ text }) => text).join(' · ');
    let number = 2;
    while (taken.has(`${base} (${number})`)) number += 1;
    taken.add(`${base} (${number})`);
    return `${base} (${number})`;
  });
}
