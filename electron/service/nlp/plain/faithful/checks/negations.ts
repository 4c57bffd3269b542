import { featuresOf, joined, likeness, type Features } from '../align.ts';
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
  const findings = [
    ...surplus(before.length > after.length ? 'missing' : 'added', before, after, bead),
    ...surplus('changed', ofKinds(bead.original, 'need-not'), ofKinds(bead.rewrite, 'need-not'), bead),
  ];
  const forbidden = [ofKinds(before, 'must-not'), ofKinds(after, 'must-not')] as const;
  // 不支持 may become 不能; what is forbidden may not become a mere "does not".
  if (findings.length === 0 && forbidden[0].length > forbidden[1].length) findings.push(...surplus('weakened', forbidden[0], forbidden[1], bead));
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
  const findings: Finding[] = [];
  // A sentence with its neighbour too, since a clause may have moved over a full stop.
  const pairs = beads.flatMap((bead, index) => {
    const next = beads[index + 1];
    return next === undefined ? [bead] : [bead, joined(bead, next)];
  });
  for (const bead of pairs) {
    if (bead.original === null || bead.rewrite === null) continue;
    const before = segments(original, bead.original, originalEntries);
    const after = segments(rewrite, bead.rewrite, rewriteEntries);
    for (const segment of before) {
      const match = closest(segment, after);
      if (match === undefined || closest(match, before) !== segment || match.force === segment.force) continue;
      findings.push({ kind: 'swapped', original: segment, rewrite: match });
    }
  }
  // One statement that lost its marker is told by the counts; a move takes two.
  return new Set(findings.map(({ original: place }) => place?.start)).size >= 2 ? findings : [];
}

function closest(segment: Segment, among: readonly Segment[]): Segment | undefined {
  const ranked = among.map((each) => ({ each, value: likeness(segment.features, each.features) })).toSorted((a, b) => b.value - a.value);
  const [first] = ranked;
  return first === undefined || first.value < alike ? undefined : first.each;
}

/** A stretch cut at clause ends and before each marker that decides something. */
function segments(reading: Reading, stretch: Stretch, entries: readonly EntryMention[]): Segment[] {
  const markers = within(reading.markers, stretch).filter(({ kind }) => forceOf[kind] !== undefined);
  const ends = [...reading.text.slice(stretch.start, stretch.end).matchAll(/[,;:。!?\n]|\s(?:and|but|or)\s|而|但/g)].map(({ index }) => stretch.start + index);
  const cuts = [stretch.start, ...ends, ...markers.map(({ start }) => start), stretch.end].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((start, index): Segment[] => {
    const end = cuts[index + 1] ?? stretch.end;
    const marker: Marker | undefined = markers.find((each) => each.start === start);
    const features = featuresOf(reading, { start: marker?.end ?? start, end }, entries);
    return features.size === 0 ? [] : [{ start, end, force: (marker === undefined ? undefined : forceOf[marker.kind]) ?? 'plain', features }];
  });
}
