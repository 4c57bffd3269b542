import type { SentimentCounts } from '#shared/contracts/theme.ts';
import { isMember, type Bitset } from '#service/search/bitset.ts';
import type { Assignment } from './assignment.ts';
import { weekOf } from './last-weeks.ts';

/** The columns that counting reads, all by message id. */
export interface CountedColumns {
  readonly assignment: Assignment;
  readonly visible: Bitset;
  /** Index into `sentimentLabels`; 0 not scored. */
  readonly labels: Uint8Array;
  readonly sentAt: Float64Array;
  /** Code points. */
  readonly textLength: Int32Array;
}

export interface ThemeCount {
  readonly messages: number;
  readonly moved: number;
  readonly sentiment: SentimentCounts;
  readonly weeks: number[];
  /** The message that fits best and is short enough to be quoted, else the one that fits best; 0 for none. */
  readonly example: number;
}

export interface SetCounts {
  readonly themes: ReadonlyMap<number, ThemeCount>;
  readonly scope: number;
  readonly unmapped: number;
  readonly scored: number;
}

/** Code points of a text that can be quoted as it is. */
const quotable = { least: 6, most: 80 };

/** Counts the visible messages of a set by theme, sentiment and week, in one pass. */
export function countThemes(columns: CountedColumns, themes: readonly number[], weeks: readonly number[]): SetCounts {
  const { assignment, visible, labels, sentAt, textLength } = columns;
  const placeOf = new Int32Array(1 + themes.reduce((most, id) => Math.max(most, id), 0)).fill(-1);
  for (const [place, id] of themes.entries()) placeOf[id] = place;
  const messages = new Int32Array(themes.length);
  const moved = new Int32Array(themes.length);
  const byLabel = new Int32Array(themes.length * labelCount);
  const byWeek = new Int32Array(themes.length * weeks.length);
  const examples = new Int32Array(themes.length);
  const exampleRanks = new Int32Array(themes.length).fill(-1);
  let scope = 0;
  let unmapped = 0;
  let scored = 0;
  for (let id = 1; id < assignment.themes.length; id++) {
    const theme = assignment.themes[id] ?? 0;
    if (theme === 0 || !isMember(visible, id)) continue;
    scope++;
    const label = labels[id] ?? 0;
    if (label !== 0) scored++;
    const place = theme < 0 ? -1 : (placeOf[theme] ?? -1);
    if (place < 0) {
      unmapped++;
      continue;
    }
    messages[place] = (messages[place] ?? 0) + 1;
    byLabel[place * labelCount + label] = (byLabel[place * labelCount + label] ?? 0) + 1;
    const week = weekOf(weeks, sentAt[id] ?? Number.NaN);
    if (week >= 0) byWeek[place * weeks.length + week] = (byWeek[place * weeks.length + week] ?? 0) + 1;
    const length = textLength[id] ?? 0;
    const rank = (assignment.fits[id] ?? 0) + (length >= quotable.least && length <= quotable.most ? 256 : 0);
    if (rank > (exampleRanks[place] ?? -1)) {
      exampleRanks[place] = rank;
      examples[place] = id;
    }
  }
  for (const id of assignment.moved) {
    const place = placeOf[assignment.themes[id] ?? 0] ?? -1;
    if (place >= 0 && isMember(visible, id)) moved[place] = (moved[place] ?? 0) + 1;
  }
  const found = themes.map((theme, place): [number, ThemeCount] => {
    const [, negative = 0, neutral = 0, positive = 0, mixed = 0] = byLabel.subarray(place * labelCount, (place + 1) * labelCount);
    return [
      theme,
      {
        messages: messages[place] ?? 0,
        moved: moved[place] ?? 0,
        sentiment: { positive, negative, neutral, mixed },
        weeks: [...byWeek.subarray(place * weeks.length, (place + 1) * weeks.length)],
        example: examples[place] ?? 0,
      },
    ];
  });
  return { themes: new Map(found), scope, unmapped, scored };
}

/** Labels of `sentimentLabels`, none among them. */
const labelCount = 5;
