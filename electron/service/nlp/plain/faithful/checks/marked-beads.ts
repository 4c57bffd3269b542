import { joined, type Bead } from '../align.ts';
import type { Marker, MarkerKind } from '../markers.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Comparison, Finding, Outcome } from './check.ts';

/** Markers of sentences that say the same, on both sides; where one side is empty its list is. */
export interface MarkedBead {
  readonly bead: Bead;
  readonly original: readonly Marker[];
  readonly rewrite: readonly Marker[];
  /** Whether one side names a minimum or maximum, or forbids to exceed one: that obliges without "must". */
  readonly setsLimit: boolean;
  /** Whether the original's statement has a condition or a time on which it hangs, in whatever words. */
  readonly depends: boolean;
}

/** Those of some kinds. */
export const ofKinds = (markers: readonly Marker[], ...kinds: readonly MarkerKind[]): Marker[] => markers.filter(({ kind }) => kinds.includes(kind));

/**
 * Compares markers sentence by sentence. Where a sentence differs and does not together with a neighbour (a clause
 * that moved over a full stop), they are compared together.
 */
export function compareBeads(comparison: Comparison, facts: (markers: readonly Marker[]) => number, compare: (bead: MarkedBead) => Finding[]): Outcome {
  const read = createBeadReader(comparison);
  const beads = comparison.beads.map(read);
  const findings: Finding[] = [];
  for (let index = 0; index < beads.length; index++) {
    const bead = beads[index];
    if (bead === undefined) continue;
    const own = compare(bead);
    if (own.length === 0) continue;
    const [previous, next] = [beads[index - 1], beads[index + 1]];
    const balanced = (...parts: (MarkedBead | undefined)[]) => parts.every((part) => part !== undefined) && compare(read(parts.flatMap((part) => part?.bead ?? []).reduce(joined))).length === 0;
    if (balanced(bead, next)) {
      index++;
      continue;
    }
    if (balanced(previous, bead) || balanced(previous, bead, next)) continue;
    findings.push(...own);
  }
  return { facts: facts(comparison.original.markers), findings };
}

/** Reads the markers of beads. */
function createBeadReader({ original, rewrite }: Comparison): (bead: Bead) => MarkedBead {
  const textOf = ({ text }: Reading, stretch: Stretch | null) => (stretch === null ? '' : text.slice(stretch.start, stretch.end));
  const markersOf = (side: Reading, stretch: Stretch | null) => (stretch === null ? [] : withoutDoubleNegatives(side.text, withUntil(side.text, stretch, within(side.markers, stretch))));
  return (bead) => ({
    bead,
    original: markersOf(original, bead.original),
    rewrite: markersOf(rewrite, bead.rewrite),
    setsLimit: limit.test(textOf(original, bead.original)) || limit.test(textOf(rewrite, bead.rewrite)),
    depends: condition.test(textOf(original, bead.original)),
  });
}

const condition = /后|前|时|方|如|若|须|应|条件|的,|\b(?:conditional|condition|upon|after|once|following|until|before|when|where|if|provided|unless|subject\s+to|requires?|in\s+order\s+to|expiry|must|shall|need)\b/;

const limit = /最低(?!保障|工资)|限额|最高|上限|下限|(?:不得|不应|不能)(?:超过|高于|低于|少于|多于)|\b(?:minimum|maximum|limit|at\s+least|(?:not|no)\s+(?:less|fewer|more)\s+than)\b|\b(?:shall|must|may)\s+not\s+(?:exceed|be\s+(?:more|less|lower|higher|greater|fewer))/;

/**
 * "Not until you pay" says the same as "only once you pay", and 付清前不得过户 as 付清后才能过户: such a denial becomes
 * an `only`.
 */
function withUntil(text: string, stretch: Stretch, markers: readonly Marker[]): Marker[] {
  const turns = [...text.slice(stretch.start, stretch.end).matchAll(/\buntil\b|(?:之前|以前|(?<![目此先提当从])前)(?=(?:,[^,。;]{0,12}|[^,。;的]{0,2})(?:不|无))/g)].map(({ index }) => stretch.start + index);
  if (turns.length === 0) return [...markers];
  const turned = new Set(
    turns.flatMap((turn): Marker[] => {
      const denials = markers.filter(({ kind }) => kind === 'not' || kind === 'must-not');
      const latin = text[turn] === 'u';
      const match = (latin ? denials.findLast(({ start }) => start < turn) : undefined) ?? denials.find(({ start }) => start > turn);
      return match === undefined ? [] : [match];
    }),
  );
  return markers.map((marker) => (turned.has(marker) ? { ...marker, kind: 'only' } : marker));
}

/**
 * Two negatives that make a condition, brought to one form, so that "unless you pay we do not cover", "we cover only
 * if you pay" and 未经同意不得 … 才可以 count alike: such a pair becomes one `only`, and 只有 … 才 is one.
 */
function withoutDoubleNegatives(text: string, markers: readonly Marker[]): Marker[] {
  let left = [...markers];
  const narrows = ({ kind, word }: Marker) => kind === 'unless' || word === '未经' || word === 'without' || /^otherwise\s+than$/.test(word);
  const denies = (marker: Marker) => (marker.kind === 'not' || marker.kind === 'must-not' || marker.word.startsWith('exclu')) && !narrows(marker);
  const narrowed: Marker[] = [];
  for (const marker of left.filter(narrows)) {
    // 不承保 … 未经处方购买的药品 is no condition: what 未经 makes depend stands behind it.
    // "Unless you tell us not to" denies within the condition.
    const stop = /^(?:除非|unless)$/.test(marker.word) ? text.slice(marker.end).search(/[,;。.]/) : 0;
    const inside = stop < 0 ? text.length : marker.end + stop;
    const denial = left.find((each) => denies(each) && (each.start < marker.start || each.start >= inside) && (marker.word !== '未经' || each.start > marker.start) && (marker.kind === 'unless' || marker.word !== 'without' || each.kind === 'must-not'));
    if (denial === undefined) continue;
    left = left.filter((each) => each !== marker && each !== denial);
    narrowed.push({ ...marker, kind: 'only' });
  }
  const only = [...narrowed, ...ofKinds(left, 'only')].slice(0, 1);
  left = left.filter(({ kind }) => kind !== 'only');
  // 只有 … 才会放款；不提供，就不放款 says the condition from both ends.
  const then = only.length === 0 ? undefined : left.find((each) => denies(each) && /[就则便]$/.test(text.slice(Math.max(0, each.start - 1), each.start)));
  const given = then === undefined ? undefined : left.findLast((each) => denies(each) && each.start < then.start);
  if (given !== undefined) left = left.filter((each) => each !== then && each !== given);
  // "Not A nor B" is "not A or B".
  left = left.filter(({ word }, index) => word !== 'nor' || !left.slice(0, index).some(denies));
  return [...left, ...only].toSorted((first, second) => first.start - second.start);
}

/** Findings for markers that one side has more of than the other; the last ones stand for the surplus. */
export function surplus(kind: Finding['kind'], original: readonly Marker[], rewrite: readonly Marker[], { bead }: MarkedBead): Finding[] {
  const missing = original.slice(rewrite.length);
  const added = rewrite.slice(original.length);
  return [
    ...missing.map((marker): Finding => ({ kind, original: marker, rewrite: bead.rewrite })),
    ...added.map((marker): Finding => ({ kind, original: bead.original, rewrite: marker })),
  ];
}
