/** A text to learn from. Codes are numbers from 0, in the order of the codes to learn. */
export interface Example {
  readonly text: string;
  /** None: read, and left without a code. */
  readonly codes: readonly number[];
  /** Whether it is a passage of a text: it speaks against the other codes that stand on passages, else on whole texts. */
  readonly isPassage: boolean;
  /** Codes that were proposed for it and rejected: then it speaks against these alone. */
  readonly rejected?: readonly number[];
  /** Examples and readings of one group are never on both sides of a cross-validation. */
  readonly group: number;
}

/** A text as a person read and coded it: what a cross-validation asks about. */
export interface Reading {
  readonly text: string;
  /** Its passages. Of a code of passages the most probable one is proposed. */
  readonly passages: readonly string[];
  /** The codes it was given; for a code of passages with the numbers of the passages that its codings touch. */
  readonly codes: ReadonlyMap<number, readonly number[]>;
  readonly group: number;
}

/** A code to learn. */
export interface LearntCode {
  /** What the analyst says of it: its name, its definition, an example. Each counts as one more text, never measured. */
  readonly about: readonly string[];
  /** Whether it stands on passages of texts rather than on whole texts. */
  readonly ofPassages: boolean;
}

/** What an example says of a code: 1 it has it, -1 it has not, 0 nothing. */
export function sideOf({ codes, isPassage, rejected }: Example, code: number, { ofPassages }: LearntCode): 1 | -1 | 0 {
  if (codes.includes(code)) return 1;
  return (rejected === undefined ? isPassage === ofPassages : rejected.includes(code)) ? -1 : 0;
}

/** Examples as readings of their own: where whole texts are coded, and nothing else is known of them. */
export function readingsOf(examples: readonly Example[]): Reading[] {
  return examples
    .filter(({ rejected }) => rejected === undefined)
    .map(({ text, codes, group }) => ({ text, passages: [], codes: new Map(codes.map((code) => [code, []])), group }));
}
