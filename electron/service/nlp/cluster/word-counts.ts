import type { ReadWord } from './words.ts';

/** How often words occur, and in which form most. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  add(word: ReadWord): void;
  /** The most frequent form of a word; of equals the first that came. */
  formOf(key: string): string;
}

/** Counts that begin at nothing. */
export function createWordCounts(): WordCounts {
  const counts = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  return {
    counts,
    add({ key, form }) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const own = forms.get(key) ?? new Map<string, number>();
      own.set(form, (own.get(form) ?? 0) + 1);
      forms.set(key, own);
    },
    formOf(key) {
      let best = key;
      let most = 0;
      for (const [form, count] of forms.get(key) ?? []) {
        if (count <= most) continue;
        best = form;
        most = count;
      }
      return best;
    },
  };
}
