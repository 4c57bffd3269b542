/** A text that a person has coded, or left uncoded. Codes are numbers from 0, in the order of the codes to learn. */
export interface Example {
  readonly text: string;
  /** None: read, and left without a code. */
  readonly codes: readonly number[];
  /** Codes that were proposed for it and rejected. Of other codes it then says nothing, unless it has some of its own. */
  readonly not?: readonly number[];
  /** Examples of one group are never on both sides of a cross-validation; by default each is its own. */
  readonly group?: number;
}

/** A code to learn. */
export interface LearntCode {
  /** What the analyst says of it: its name, its definition, an example. Each counts as one more text, never measured. */
  readonly about: readonly string[];
}

/** What an example says of a code: 1 it has it, -1 it has not, 0 nothing. */
export function sideOf({ codes, not }: Example, code: number): 1 | -1 | 0 {
  if (codes.includes(code)) return 1;
  if (not === undefined || not.includes(code)) return -1;
  return codes.length > 0 ? -1 : 0;
}
