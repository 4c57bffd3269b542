import { joined, type Bead } from '../align.ts';
import type { Marker, MarkerKind } from '../markers.ts';
import { within, type Stretch } from '../reading.ts';
import type { Comparison, Finding, Outcome } from './check.ts';

/** Markers of sentences that say the same, on both sides; where one side is empty its list is. */
export interface MarkedBead {
  readonly bead: Bead;
  readonly original: readonly Marker[];
  readonly rewrite: readonly Marker[];
  /** Whether one side names a minimum or maximum, or forbids to exceed one: that obliges without "must". */
  readonly setsLimit: boolean;
}

/** Those of some kinds. */
export const ofKinds = (markers: readonly Marker[], ...kinds: readonly MarkerKind[]): Marker[] => markers.filter(({ kind }) => kinds.includes(kind));

/**
 * Compares markers sentence by sentence. Where a sentence and its neighbour differ and the two together do not (a
 * clause that moved over a full stop), they are compared together.
 */
export function compareBeads(comparison: Comparison, facts: (markers: readonly Marker[]) => number, compare: (bead: MarkedBead) => Finding[]): Outcome {
  const beads = markedBeads(comparison);
  const findings: Finding[] = [];
  for (let index = 0; index < beads.length; index++) {
    const bead = beads[index];
    if (bead === undefined) continue;
    const own = compare(bead);
    if (own.length === 0) continue;
    const next = beads[index + 1];
    if (next !== undefined) {
      const together: MarkedBead = {
        bead: joined(bead.bead, next.bead),
        original: [...bead.original, ...next.original],
        rewrite: [...bead.rewrite, ...next.rewrite],
        setsLimit: bead.setsLimit || next.setsLimit,
      };
      if (compare(next).length > 0 && compare(together).length === 0) {
        index++;
        continue;
      }
    }
    findings.push(...own);
  }
  return { facts: facts(comparison.original.markers), findings };
}

function markedBeads({ original, rewrite, beads }: Comparison): MarkedBead[] {
  const of = (markers: readonly Marker[], stretch: Stretch | null) => (stretch === null ? [] : withoutDoubleNegatives(within(markers, stretch)));
  const limits = (text: string, stretch: Stretch | null) => stretch !== null && limit.test(text.slice(stretch.start, stretch.end));
  return beads.map((bead) => ({
    bead,
    original: of(original.markers, bead.original),
    rewrite: of(rewrite.markers, bead.rewrite),
    setsLimit: limits(original.text, bead.original) || limits(rewrite.text, bead.rewrite),
  }));
}

const limit = /最低(?!保障|工资)|最高|上限|下限|(?:不得|不应|不能)(?:超过|高于|低于|少于|多于)|\b(?:minimum|maximum|limit)\b|\b(?:shall|must|may)\s+not\s+(?:exceed|be\s+(?:more|less|lower|higher|greater|fewer))/;

/**
 * Two negatives that make a condition, brought to one form, so that "unless you pay we do not cover", "we cover only
 * if you pay" and 未经同意不得 … 才可以 count alike: such a pair becomes one `only`, and 只有 … 才 is one.
 */
function withoutDoubleNegatives(markers: readonly Marker[]): Marker[] {
  const left = [...markers];
  const take = (matches: (marker: Marker) => boolean) => {
    const index = left.findIndex(matches);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const narrows = ({ kind, word }: Marker) => kind === 'unless' || word === '未经' || word === 'without';
  const denies = (marker: Marker) => (marker.kind === 'not' || marker.kind === 'must-not') && !narrows(marker);
  const narrowed: Marker[] = [];
  while (left.some(narrows) && left.some(denies)) {
    const marker = take(narrows);
    take(denies);
    if (marker !== undefined) narrowed.push({ ...marker, kind: 'only' });
  }
  const only = [...narrowed, ...ofKinds(left, 'only')].slice(0, 1);
  return [...left.filter(({ kind }) => kind !== 'only'), ...only].toSorted((first, second) => first.start - second.start);
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
