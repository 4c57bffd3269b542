import { withNeighbours, type Bead } from '../align.ts';
import { createFeatureReader, likeness, weightOf, type Features } from '../features.ts';
import type { Marker, MarkerKind } from '../markers.ts';
import { cutAt, within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Comparison, EntryMention, Finding } from './check.ts';
import { compareBeads, ofKinds, surplus, type MarkedBead } from './marked-beads.ts';

/**
 * What is denied stays denied, what is forbidden stays forbidden, what one need not do stays so; nothing is denied
 * that was not, and no denial moves to another clause.
 */
export const checkNegations: Checker = (comparison) => {
  const before = createSegmenter(comparison.original, comparison.originalEntries);
  const after = createSegmenter(comparison.rewrite, comparison.rewriteEntries);
  const counted = compareBeads(
    comparison,
    (markers) => ofKinds(markers, 'not', 'must-not', 'need-not').length,
    (bead) => compareNegations(bead, () => deniesAlike(bead, before, after)),
  );
  const moved = counted.findings.length > 0 ? [] : movedMarkers(comparison, before, after);
  return { facts: counted.facts, findings: [...counted.findings, ...moved] };
};

/** `alike` tells whether clause by clause the same is denied, however often it is said. */
function compareNegations(bead: MarkedBead, alike: () => boolean): Finding[] {
  const [before, after] = [ofKinds(bead.original, 'not', 'must-not'), ofKinds(bead.rewrite, 'not', 'must-not')];
  const less = (...kinds: readonly MarkerKind[]) => ofKinds(bead.original, ...kinds).length - ofKinds(bead.rewrite, ...kinds).length;
  // "Excluded" and "not covered" say the same, and so do "unless" and "if not": what one side has less of one, it may
  // have more of the other. 逾期 and "unchanged" may be put with a "not" or without.
  const exceptions = less('except', 'unless');
  const lapses = less('lapse');
  // "Without giving a reason" and "you need not give a reason".
  const freed = -less('need-not');
  const difference = after.length - before.length;
  const spared = freed > 0 && difference < 0 ? before.filter(({ word }) => /^(?:without|no|无)$/.test(word)).length : 0;
  const most = Math.max(0, exceptions) + Math.max(0, lapses);
  const fewest = Math.min(0, exceptions) + Math.min(0, lapses) - Math.min(spared, Math.max(0, freed));
  const traded = difference <= most && difference >= fewest;
  if (!traded && alike()) return [];
  const findings = [
    ...(traded ? [] : surplus(before.length > after.length ? 'missing' : 'added', before, after, bead)),
    ...(spared > 0 ? [] : surplus('changed', ofKinds(bead.original, 'need-not'), ofKinds(bead.rewrite, 'need-not'), bead)),
  ];
  const forbidden = [ofKinds(before, 'must-not'), ofKinds(after, 'must-not')] as const;
  // 不支持 may become 不能; what is forbidden may not become a mere "does not", nor advice.
  if (findings.length === 0 && forbidden[0].length > forbidden[1].length) findings.push(...surplus('weakened', forbidden[0], forbidden[1], bead));
  const [advised] = ofKinds(bead.rewrite, 'should');
  if (findings.length === 0 && forbidden[0].length > 0 && advised !== undefined && less('should') < 0) findings.push({ kind: 'weakened', original: forbidden[0][0] ?? null, rewrite: advised });
  const advising = (markers: readonly Marker[]) => markers.filter(({ word }) => word.startsWith('should'));
  if (findings.length === 0 && advising(forbidden[1]).length > advising(forbidden[0]).length) findings.push(...surplus('weakened', advising(forbidden[0]), advising(forbidden[1]), bead));
  // "May not" forbids or merely doubts; where nothing was forbidden it doubts.
  const doubting = forbidden[1].filter(({ word }) => /^may\s+not$/.test(word));
  if (findings.length === 0 && doubting.length > forbidden[0].length) findings.push(...surplus('weakened', forbidden[0], doubting, bead));
  return findings;
}

/** Weight of a clause below which it says nothing by itself ("do not do so"). */
const leastWeight = 2;
/** How alike two clauses must be for one to be taken for the other's words. */
const answering = 0.25;

/**
 * Whether each clause that denies is answered by one that does, in both directions, and none by one that does not: a
 * list forbidden at once may be forbidden item by item.
 */
function deniesAlike({ bead }: MarkedBead, before: Segmenter, after: Segmenter): boolean {
  if (bead.original === null || bead.rewrite === null) return false;
  const [from, to] = [before.clauses(bead.original), after.clauses(bead.rewrite)];
  const answered = (segments: readonly Segment[], others: readonly Segment[]) =>
    segments.every((segment) => {
      if (weightOf(segment.features) < leastWeight) return true;
      const match = closest(segment, others, answering);
      if (match === undefined) return segment.denials === 0;
      if (match.denials === segment.denials) return true;
      // A clause that denies nothing may be nearest to one that does, whose words it shares; not the other way round.
      const isMutual = closest(match, segments, answering) === segment;
      return !isMutual && (segment.denials === 0 || match.denials > 0);
    });
  const light = (segments: readonly Segment[]) => segments.reduce((sum, { features, denials: own }) => sum + (weightOf(features) < leastWeight ? own : 0), 0);
  return light(from) <= light(to) && answered(from, to) && answered(to, from);
}

/** What a marker makes of its stretch, for telling whether it moved. */
const forceOf: Partial<Record<MarkerKind, string>> = { not: 'negative', 'must-not': 'negative', 'need-not': 'free', must: 'must', may: 'may', able: 'may' };

interface Segment extends Stretch {
  readonly force: string;
  /** How many of its markers deny or forbid. */
  readonly denials: number;
  readonly features: Features;
}

/** How alike two stretches must be to be taken for the same, when all their words are counted. */
const alike = 0.5;

/** Markers that stand on another statement than in the original, where their number is the same. */
function movedMarkers({ original, rewrite, beads }: Comparison, before: Segmenter, after: Segmenter): Finding[] {
  const settled = new Set(beads.filter((bead) => isSettled(bead, before, after)).map((bead) => bead.original?.end));
  for (const bead of withNeighbours(beads, original.text)) {
    if (bead.original === null || bead.rewrite === null || settled.has(bead.original.end)) continue;
    const force = forces(original, bead.original);
    if (force === '' || force !== forces(rewrite, bead.rewrite)) continue;
    for (const cut of ['clauses', 'statements'] as const) {
      const stood = before[cut](bead.original);
      const stands = after[cut](bead.rewrite);
      if (new Set([...stood, ...stands].map((segment) => segment.force)).size < 2) continue;
      const moved = stood.flatMap((segment): Finding[] => {
        const match = closest(segment, stands, alike);
        if (match === undefined || match.force === segment.force || closest(match, stood, alike) !== segment) return [];
        // A duty may stand on either of two parts of what it obliges to: "requires a form", "you need to send a form".
        if ([segment.force, match.force].every((force) => force === '' || force === 'must')) return [];
        // What is closer to another sentence near by was not moved here.
        const around = windowOf(beads, bead.rewrite);
        const nearby = around === null ? undefined : closest(segment, after[cut](around), alike);
        return nearby !== undefined && likeness(segment.features, nearby.features) > likeness(segment.features, match.features) ? [] : [{ kind: 'swapped', original: segment, rewrite: match }];
      });
      // One statement that lost its marker is told by the counts; a move takes two.
      if (moved.length >= 2) return moved;
    }
  }
  return [];
}

/** Whether a sentence has its clauses in the same order with the same markers, none of them more than one. */
function isSettled({ original, rewrite }: Bead, before: Segmenter, after: Segmenter): boolean {
  if (original === null || rewrite === null) return false;
  const [stood, stands] = [before.clauses(original), after.clauses(rewrite)];
  return (
    stood.length === stands.length &&
    stood.every((segment, index) => {
      const match = stands[index];
      return match !== undefined && match.force === segment.force && !segment.force.includes(',') && likeness(segment.features, match.features) >= alike;
    })
  );
}

/** What the rewrite says of a bead, of the one before it and of the two behind it. */
function windowOf(beads: Comparison['beads'], stretch: Stretch | null): Stretch | null {
  const index = beads.findIndex(({ rewrite }) => rewrite?.start === stretch?.start);
  const near = beads.slice(Math.max(0, index - 1), index + 3).flatMap(({ rewrite }) => rewrite ?? []);
  const [first, last] = [near[0], near.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

const deciding = (reading: Reading, stretch: Stretch): Marker[] => within(reading.markers, stretch).filter(({ kind, word }) => forceOf[kind] !== undefined && word !== 'nor');

/** The force of all deciding markers of a stretch, whatever their order. */
function forces(reading: Reading, stretch: Stretch): string {
  const found = deciding(reading, stretch).flatMap(({ kind }) => forceOf[kind] ?? []);
  return found.length < 2 ? (found[0] ?? '') : found.sort((a, b) => (a < b ? -1 : 1)).join();
}

const denials = ({ markers }: Reading, stretch: Stretch): number => within(markers, stretch).filter(({ kind }) => kind === 'not' || kind === 'must-not').length;

function closest(segment: Segment, among: readonly Segment[], least: number): Segment | undefined {
  let best: Segment | undefined;
  let most = 0;
  for (const each of among) {
    const value = likeness(segment.features, each.features);
    if (value > most) [best, most] = [each, value];
  }
  return most < least ? undefined : best;
}

/** A reading whose markers and empty verbs are blanks, so that clauses are recognised by what they are about. */
function withoutMarkers(reading: Reading): Reading {
  let text = '';
  let reached = 0;
  for (const { start, end } of reading.markers) {
    if (start < reached) continue;
    text += reading.text.slice(reached, start) + ' '.repeat(end - start);
    reached = end;
  }
  return { ...reading, text: (text + reading.text.slice(reached)).replace(/予以|加以|进行/g, '  ') };
}

const clauseEnd = /[,;。!?\n]|\.\s|:(?=[^,;。.!?\n]{16})|\s(?:and|but|or|nor)\s|而|但/g;
const clauseEnds = (reading: Reading, { start, end }: Stretch): number[] => [...reading.text.slice(start, end).matchAll(clauseEnd)].map(({ index }) => start + index);

/** Ways to cut a stretch into segments that are recognised by their words without the markers. */
interface Segmenter {
  /** The clauses, each with the force of all its markers. */
  clauses(stretch: Stretch): Segment[];
  /** Cut at clause ends and before each deciding marker: what each marker is said of. */
  statements(stretch: Stretch): Segment[];
}

function createSegmenter(reading: Reading, entries: readonly EntryMention[]): Segmenter {
  const featuresOf = createFeatureReader(withoutMarkers(reading), entries);
  return {
    clauses(stretch) {
      return cutAt(stretch, clauseEnds(reading, stretch)).flatMap((clause): Segment[] => {
        const features = featuresOf(clause);
        return features.length === 0 ? [] : [{ ...clause, force: forces(reading, clause), denials: denials(reading, clause), features }];
      });
    },
    statements(stretch) {
      const markers = deciding(reading, stretch);
      // One marker can only move from a clause to another: the parts of its own change places freely.
      if (markers.length < 2) return [];
      const cuts = [...clauseEnds(reading, stretch), ...markers.map(({ start }) => start)].toSorted((a, b) => a - b);
      return cutAt(stretch, cuts).flatMap(({ start, end }): Segment[] => {
        const marker = markers.find((each) => each.start === start);
        const features = featuresOf({ start: marker?.end ?? start, end });
        return features.length === 0 ? [] : [{ start, end, denials: 0, force: (marker === undefined ? undefined : forceOf[marker.kind]) ?? '', features }];
      });
    },
  };
}
