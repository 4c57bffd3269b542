import type * as z from 'zod/mini';
import type { OptionSpec, ParsedArguments } from '../arguments/spec.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import type { Output } from '../output/output.ts';

/**
 * One line of JSON Lines: what it holds, or what is wrong with it. `id` is echoed as it came, null where there is none;
 * `line` counts from 1.
 */
export type PipeLine<T> = { readonly id: unknown; readonly line: number } & (
  | { readonly value: T; readonly reason?: undefined }
  | { readonly value?: undefined; readonly reason: 'blank' | 'not-json' | 'not-this-shape' }
);

/** What a pipe works with. */
export interface PipeContext {
  readonly args: ParsedArguments;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly messages: Messages;
  readonly output: Output;
  /** The lines of stdin in order, each checked against the schema. Throws `cancelled`. */
  lines<T>(schema: z.ZodMiniType<T>): AsyncGenerator<PipeLine<T>>;
  /** Writes one line of stdout; resolves when more may be written. */
  write(line: object): Promise<void>;
  /** Writes the line that answers a wrong one: its id and the error. The command ends with exit code 1. */
  writeError(line: PipeLine<unknown>): Promise<void>;
}

/**
 * One `pipe TASK`, in a file of its own under pipes/, found by its place there: JSON Lines on stdin, one JSON line out
 * for each, in order, without a project. A pipe calls the language functions of `electron/service/nlp` itself: they
 * take text and give plain results, so that there is no service to start.
 */
export interface Pipe {
  readonly task: string;
  readonly summary: MessageKey;
  readonly options: readonly OptionSpec[];
  /** Place in the list of pipes. */
  readonly order: number;
  run(context: PipeContext): Promise<void>;
}
