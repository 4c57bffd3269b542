import { sliceCodePoints } from '#shared/base/code-points.ts';
import { checkFaithfulness } from '../faithful/check-faithfulness.ts';
import { createEntryFilter } from '../glossary/entries-in.ts';
import type { GlossaryEntry } from '../glossary/entry.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './propose-edits.ts';
import type { Region } from './regions.ts';

/** Edits that are not to be proposed, because a text does not pass the checks with them. */
export interface Culprits {
  refuses(edit: Pick<Edit, 'start' | 'entry'>): boolean;
  /** Refuses an edit, or its entry wherever it stands. */
  refuse(edit: Edit, everywhere: boolean): void;
  /** Finds the edits with which a region does not pass, and refuses them. False where it passes as it is. */
  look(region: Region): boolean;
}

/** Places at which an entry may be found at fault, and at none free of it, before it is refused everywhere. */
const mostTrials = 3;

/** Makes the culprits of a text: none yet. */
export function createCulprits(original: string, entries: readonly GlossaryEntry[]): Culprits {
  const entriesIn = createEntryFilter(entries);
  const places = new Set<number>();
  const hopeless = new Set<string>();
  const trials = new Map<string, { faults: number; passes: number }>();
  const trialsOf = (entry: string) => {
    const known = trials.get(entry) ?? { faults: 0, passes: 0 };
    trials.set(entry, known);
    return known;
  };
  const refuses: Culprits['refuses'] = ({ start, entry }) => places.has(start) || hopeless.has(entry);

  /** Whether the formal term stands at the first use is for the whole text to say, so that check is left out. */
  function passes(region: Region, edits: readonly Edit[]): boolean {
    const piece = sliceCodePoints(original, region.start, region.end);
    const local = edits.map((edit) => ({ ...edit, start: edit.start - region.start, end: edit.end - region.start }));
    const text = applyEdits(piece, local);
    return checkFaithfulness(piece, text, entriesIn(piece, text)).checks.every(({ name, ok }) => ok || name === 'terms');
  }

  /** Tries a group with what is kept already; by halves where it does not pass. */
  function tryGroup(region: Region, group: readonly Edit[], kept: Edit[]): void {
    if (group.length === 0) return;
    if (passes(region, [...kept, ...group])) {
      kept.push(...group);
      for (const { entry } of group) trialsOf(entry).passes++;
    } else if (group.length > 1) {
      const middle = group.length >> 1;
      tryGroup(region, group.slice(0, middle), kept);
      tryGroup(region, group.slice(middle), kept);
    } else {
      for (const { start, entry } of group) {
        places.add(start);
        const known = trialsOf(entry);
        known.faults++;
        if (known.passes === 0 && known.faults >= mostTrials) hopeless.add(entry);
      }
    }
  }

  return {
    refuses,
    refuse: ({ start, entry }, everywhere) => {
      if (everywhere) hopeless.add(entry);
      else places.add(start);
    },
    look: (region) => {
      // An entry that was found out elsewhere goes; whether something else is wrong here, the next check of the whole says.
      if (region.edits.some(refuses)) return true;
      const kept: Edit[] = [];
      tryGroup(region, region.edits, kept);
      return kept.length < region.edits.length;
    },
  };
}
