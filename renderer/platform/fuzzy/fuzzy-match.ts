import { readingsOf } from './readings.ts';

/** A stretch of the text that matched: UTF-16 offsets, half-open. */
export interface MatchRange {
  readonly start: number;
  readonly end: number;
}

export interface FuzzyMatch {
  /** Higher is better. */
  readonly score: number;
  readonly ranges: readonly MatchRange[];
}

const whole = 1000;
const atStart = 400;
const substring = 200;
/** For a match letter by letter: that it begins with the text, and that it leaves none of it out. */
const begins = 10;
const complete = 10;
const han = /\p{Script=Han}/u;

/** One position of the text with every way to type it. */
interface Unit {
  readonly start: number;
  readonly end: number;
  /** The character folded, and for a Han character its readings. */
  readonly spellings: readonly string[];
  readonly boundary: boolean;
}

const unitCache = new Map<string, readonly Unit[]>();
const cacheLimit = 5000;

function unitsOf(text: string): readonly Unit[] {
  const cached = unitCache.get(text);
  if (cached !== undefined) return cached;
  const units: Unit[] = [];
  let allRead = true;
  let offset = 0;
  let before = ' ';
  for (const character of text) {
    const isHan = han.test(character);
    const spellings = [character.toLowerCase()];
    const readings = isHan ? readingsOf(character) : [];
    if (readings === undefined) allRead = false;
    else spellings.push(...readings);
    const boundary =
      isHan || /[\s\p{P}\p{S}]/u.test(before) || han.test(before) || (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before));
    units.push({ start: offset, end: offset + character.length, spellings, boundary });
    offset += character.length;
    before = character;
  }
  if (unitCache.size >= cacheLimit) unitCache.clear();
  if (allRead) unitCache.set(text, units);
  return units;
}

/**
 * Matches what was typed against a text: as it stands, as a subsequence of its
 * letters, and for Chinese by pinyin, whole or initials or any mixture (`shgz`,
 * `shuhui`, `sh规则`) once its readings are loaded. Spaces in the query are ignored.
 * @returns undefined when it does not match; an empty query matches all with score 0.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const typed = query.toLowerCase().replace(/\s+/gu, '');
  if (typed === '') return { score: 0, ranges: [] };
  const folded = text.toLowerCase();
  const at = folded.indexOf(query.trim().toLowerCase());
  if (at >= 0 && folded.length === text.length) {
    const length = query.trim().length;
    const score = folded.length === length ? whole : at === 0 ? atStart : substring;
    return { score: score - text.length * 0.1 - at * 0.05, ranges: [{ start: at, end: at + length }] };
  }
  return subsequence(typed, unitsOf(text), text.length);
}

/** Best alignment by memoised search over (position typed, position in the text). */
function subsequence(typed: string, units: readonly Unit[], length: number): FuzzyMatch | undefined {
  type Path = { readonly score: number; readonly units: readonly number[] } | undefined;
  const known = new Map<number, Path>();
  const width = units.length + 1;

  // `joined`: the unit before was taken, so that taking this one continues a run.
  function from(typedAt: number, unitAt: number, joined: boolean): Path {
    if (typedAt === typed.length) return { score: 0, units: [] };
    if (unitAt >= units.length) return undefined;
    const key = (typedAt * width + unitAt) * 2 + (joined ? 1 : 0);
    if (known.has(key)) return known.get(key);
    let best = from(typedAt, unitAt + 1, false);
    const unit = units[unitAt];
    for (const taken of unit === undefined ? [] : spelledBy(unit, typed, typedAt)) {
      const rest = from(typedAt + taken, unitAt + 1, true);
      if (rest === undefined) continue;
      const score = rest.score + taken + (unit?.boundary === true ? 8 : 1) + (joined ? 6 : 0);
      if (best === undefined || score > best.score) best = { score, units: [unitAt, ...rest.units] };
    }
    known.set(key, best);
    return best;
  }

  const best = from(0, 0, false);
  if (best === undefined) return undefined;
  const ranges: MatchRange[] = [];
  for (const index of best.units) {
    const unit = units[index];
    if (unit === undefined) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last.end === unit.start) ranges[ranges.length - 1] = { start: last.start, end: unit.end };
    else ranges.push({ start: unit.start, end: unit.end });
  }
  const fromStart = best.units[0] === 0 ? begins : 0;
  const all = best.units.length === units.length ? complete : 0;
  return { score: best.score + fromStart + all - length * 0.1 - (ranges[0]?.start ?? 0) * 0.2, ranges };
}

/** How many typed letters a unit can take up, longest first: a whole reading, a part of it, its initial. */
function spelledBy(unit: Unit, typed: string, at: number): readonly number[] {
  const lengths = new Set<number>();
  for (const spelling of unit.spellings) {
    const isReading = spelling.length > 1 || /^[a-z]$/u.test(spelling);
    const most = Math.min(spelling.length, typed.length - at);
    for (let length = most; length >= 1; length -= 1) {
      if (length < spelling.length && !isReading) continue;
      if (typed.startsWith(spelling.slice(0, length), at)) lengths.add(length);
    }
  }
  return [...lengths].sort((a, b) => b - a);
}

/** Whether a text begins with what was typed, letter by letter without a gap; Chinese by pinyin too. For type-ahead in rows. */
export function startsTyped(text: string, typed: string): boolean {
  const ranges = fuzzyMatch(typed, text)?.ranges ?? [];
  return ranges.length === 1 && ranges[0]?.start === 0;
}

/** Matches and sorts items by score; equal scores keep their order. */
export function fuzzyFilter<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly { readonly item: Item; readonly match: FuzzyMatch }[] {
  const found = items.flatMap((item) => {
    const match = fuzzyMatch(query, textOf(item));
    return match === undefined ? [] : [{ item, match }];
  });
  return query.trim() === '' ? found : found.sort((a, b) => b.match.score - a.match.score);
}
