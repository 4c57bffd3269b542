import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { readLines } from './read-lines.ts';

/** A text with one of its codes, as the line says it. */
export interface TrainingLine {
  readonly text: string;
  /** Of a whole number beyond 2^53 every digit. */
  readonly code: string | number | bigint;
}

const manyDigits = z.pipe(z.custom<{ readonly rawJSON: string }>((value) => JSON.isRawJSON(value)), z.transform(({ rawJSON }) => BigInt(rawJSON)));
const lineShape = z.object({ text: z.string(), code: z.union([z.string().check(z.minLength(1)), z.number(), manyDigits]) });

/**
 * Reads coded texts from JSON Lines. A wrong line is no answer's place here, so it ends the reading; blank ones are
 * passed over.
 * Throws `invalid-input` with the line's number, or where there is no line at all; `io` where the file cannot be read.
 */
export async function readTrainingFile(file: string, signal: AbortSignal): Promise<TrainingLine[]> {
  const name = basename(file);
  const found: TrainingLine[] = [];
  try {
    for await (const { line, value, reason } of readLines(createReadStream(file, 'utf8'), lineShape, signal)) {
      if (reason === 'blank') continue;
      if (value === undefined) throw new AppError('invalid-input', { reason: `training-${reason}`, name, line });
      found.push(value);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('io', { reason: 'cannot-read', name }, { cause });
  }
  if (found.length === 0) throw new AppError('invalid-input', { reason: 'training-empty', name });
  return found;
}
