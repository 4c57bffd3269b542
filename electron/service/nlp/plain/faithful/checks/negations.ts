import { withNeighbours } from '../align.ts';
import { createFeatureReader, likeness, type Features } from '../features.ts';
import type { Marker, MarkerKind } from '../markers.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Comparison, EntryMention, Finding } from './check.ts';
import { compareBeads, ofKinds, surplus, type MarkedBead } from './marked-beads.ts';

/**
 * What is denied stays denied, what is forbidden stays forbidden, what one need not do stays so; nothing is denied
 * that was not, and no denial moves to another clause.
 */
export const checkNegations: Checker = (comparison) => {
  const counted = compareBeads(comparison, (markers) => ofKinds(markers, 'not', 'must-not', 'need-not').length, compareNegations);
  const moved = counted.findings.length > 0 ? [] : movedMarkers(comparison);
  return { facts: counted.facts, findings: [...counted.findings, ...moved] };
};

function compareNegations(bead: MarkedBead): Finding[] {
  const [before, after] = [ofKinds(bead.original, 'not', 'must-not'), ofKinds(bead.rewrite, 'not', 'must-not')];
  // "Excluded" and "not covered" say the same: what one side has less of one, it may have more of the other.
  const exceptions = ofKinds(bead.original, 'except').length - ofKinds(bead.rewrite, 'except').length;
  const difference = after.length - before.length;
  const traded = exceptions > 0 ? difference >= 0 && difference <= exceptions : difference <= 0 && difference >= exceptions;
  const findings = [
    ...(traded ? [] : surplus(before.length > after.length ? 'missing' : 'added', before, after, bead)),
    ...surplus('changed', ofKinds(bead.original, 'need-not'), ofKinds(bead.rewrite, 'need-not'), bead),
  ];
  const forbidden = [ofKinds(before, 'must-not'), ofKinds(after, 'must-not')] as const;
  // 不支持 may become 不能; what is forbidden may not become a mere "does not".
  if (findings.length === 0 && forbidden[0].length > forbidden[1].length) findings.push(...surplus('weakened', forbidden[0], forbidden[1], bead));
  // "May not" forbids or merely doubts; where nothing was forbidden it doubts.
  const doubting = forbidden[1].filter(({ word }) => /^may\s+not$/.test(word));
  if (findings.length === 0 && doubting.length > forbidden[0].length) findings.push(...surplus('weakened', forbidden[0], doubting, bead));
  return findings;
}

/** What a marker makes of its stretch, for telling whether it moved. */
const forceOf: Partial<Record<MarkerKind, string>> = { not: 'negative', 'must-not': 'negative', 'need-not': 'free', must: 'must', may: 'may', able: 'may' };

interface Segment extends Stretch {
  readonly force: string;
  readonly features: Features;
}

/** How alike two stretches must be to be taken for the same, when all their words are counted. */
const alike = 0.5;

/** Markers that stand on another statement than in the original, where their number is the same. */
function movedMarkers({ original, rewrite, beads, originalEntries, rewriteEntries }: Comparison): Finding[] {
  const before = createSegmenter(original, originalEntries);
  const after = createSegmenter(rewrite, rewriteEntries);
  for (const bead of withNeighbours(beads)) {
    if (bead.original === null || bead.rewrite === null) continue;
    const force = forces(original, bead.original);
    if (force === '' || force !== forces(rewrite, bead.rewrite)) continue;
    for (const cut of ['clauses', 'statements'] as const) {
      const stood = before[cut](bead.original);
      const stands = after[cut](bead.rewrite);
      if (new Set([...stood, ...stands].map((segment) => segment.force)).size < 2) continue;
      const moved = stood.flatMap((segment): Finding[] => {
        const match = closest(segment, stands);
        return match === undefined || closest(match, stood) !== segment || match.force === segment.force ? [] : [{ kind: 'swapped', original: segment, rewrite: match }];
      });
      // One statement that lost its marker is told by the counts; a move takes two.
      if (moved.length >= 2) return moved;
    }
  }
  return [];
}

const deciding = (reading: Reading, stretch: Stretch): Marker[] => within(reading.markers, stretch).filter(({ kind }) => forceOf[kind] !== undefined);

/** The force of all deciding markers of a stretch, whatever their order. */
function forces(reading: Reading, stretch: Stretch): string {
  const found = deciding(reading, stretch).flatMap(({ kind }) => forceOf[kind] ?? []);
  return found.length < 2 ? (found[0] ?? '') : found.sort((a, b) => (a < b ? -1 : 1)).join();
}

function closest(segment: Segment, among: readonly Segment[]): Segment | undefined {
  let best: Segment | undefined;
  let most = 0;
  for (const each of among) {
    const value = likeness(segment.features, each.features);
    if (value > most) [best, most] = [each, value];
  }
  return most < alike ? undefined : best;
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

const clauseEnd = /[,;。!?\n]|:(?=[^,;。.!?\n]{16})|\s(?:and|but|or)\s|而|但/g;
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
      const cuts = [stretch.start, ...clauseEnds(reading, stretch), stretch.end];
      return cuts.slice(0, -1).flatMap((start, index): Segment[] => {
        const clause = { start, end: cuts[index + 1] ?? stretch.end };
        const features = featuresOf(clause);
        return features.length === 0 ? [] : [{ ...clause, force: forces(reading, clause), features }];
      });
    },
    statements(stretch) {
      const markers = deciding(reading, stretch);
      // One marker can only move from a clause to another: the parts of its own change places freely.
      if (markers.length < 2) return [];
      const cuts = [stretch.start, ...clauseEnds(reading, stretch), ...markers.map(({ start }) => start), stretch.end].toSorted((a, b) => a - b);
      return cuts.slice(0, -1).flatMap((start, index): Segment[] => {
        const end = cuts[index + 1] ?? stretch.end;
        const marker = markers.find((each) => each.start === start);
        const features = featuresOf({ start: marker?.end ?? start, end });
        return features.length === 0 ? [] : [{ start, end, force: (marker === undefined ? undefined : forceOf[marker.kind]) ?? '', features }];
      });
    },
  };
}
