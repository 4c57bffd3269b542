import type { OptionSpec, ParsedArguments } from '../arguments/spec.ts';
import type { CommandContext } from '../command.ts';

/** One analysis of `analyse`, in a file of its own in this folder, found by its place there. */
export interface Analysis {
  /** Its name in the result. */
  readonly name: string;
  /** Place among the analyses: they run one after the other. */
  readonly order: number;
  /** The options that ask for it and shape it. */
  readonly options: readonly OptionSpec[];
  /** Whether the arguments ask for it. Throws `UsageError` where they contradict each other. */
  asked(args: ParsedArguments): boolean;
  /** Runs it on the open project; resolves to its recipe and counts, having given the plain text to `output`. */
  run(context: CommandContext): Promise<object>;
}
