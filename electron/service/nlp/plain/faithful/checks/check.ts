import type { Bead } from '../align.ts';
import type { Reading, Stretch } from '../reading.ts';

/** The checks, in the order in which they are shown. */
export const checkNames = [
  'figures', 'bounds', 'bindings', 'negations', 'obligations', 'conditions', 'parties', 'exclusions', 'caveats', 'promises', 'omissions', 'terms',
] as const;
export type CheckName = (typeof checkNames)[number];

/** What kind of difference a finding is; the interface puts it into words. */
export type FindingKind = 'missing' | 'added' | 'changed' | 'swapped' | 'weakened' | 'inverted';

/** A place of a reading: UTF-16 units of the folded text; turned into code points at the end. */
export interface Finding {
  readonly kind: FindingKind;
  readonly original: Stretch | null;
  readonly rewrite: Stretch | null;
}

/** The outcome of one check: how many facts of the original it looked at, and what is not kept. */
export interface Outcome {
  readonly facts: number;
  readonly findings: readonly Finding[];
}

/** A glossary term or its rendering in a text. */
export interface EntryMention extends Stretch {
  readonly entry: string;
  readonly formal: boolean;
}

/** What every check works on. */
export interface Comparison {
  readonly original: Reading;
  readonly rewrite: Reading;
  readonly beads: readonly Bead[];
  readonly originalEntries: readonly EntryMention[];
  readonly rewriteEntries: readonly EntryMention[];
  /** Whether an entry's term must stand beside its rendering once. */
  mustKeep(mention: EntryMention): boolean;
}

/** One check: a pure function of both readings. */
export type Checker = (comparison: Comparison) => Outcome;
