import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { parseExactJson } from '#shared/base/exact-json.ts';
import type { PipeLine } from './pipe.ts';

/** Lines longer than this (UTF-16 units) are refused, so that a stream without line ends cannot fill the memory. */
const longestLine = 64 * 1024 * 1024;

/**
 * Reads JSON Lines: parts end at LF or CRLF and nowhere else, since U+2028 may stand inside a JSON string. A byte order
 * mark is passed over. A blank line is a line that holds nothing; none follows the last line end. Throws `cancelled` when aborted and `resource-limit` for an endless line.
 */
export async function* readLines<T>(chunks: AsyncIterable<string>, schema: z.ZodMiniType<T>, signal: AbortSignal): AsyncGenerator<PipeLine<T>> {
  let rest = '';
  let first = true;
  let number = 0;
  for await (const chunk of chunks) {
    if (signal.aborted) throw new AppError('cancelled');
    const lines = (rest + (first ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new AppError('resource-limit', { reason: 'line-too-long' });
    for (const line of lines) {
      number += 1;
      yield parseLine(line, number, schema);
      if (signal.aborted) throw new AppError('cancelled');
    }
  }
  if (rest !== '') yield parseLine(rest, number + 1, schema);
}

function parseLine<T>(text: string, line: number, schema: z.ZodMiniType<T>): PipeLine<T> {
  if (text.trim() === '') return { id: null, line, reason: 'blank' };
  let value: unknown;
  try {
    value = parseExactJson(text, JSON.rawJSON);
  } catch {
    return { id: null, line, reason: 'not-json' };
  }
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  const parsed = z.safeParse(schema, value);
  return parsed.success ? { id, line, value: parsed.data } : { id, line, reason: 'not-this-shape' };
}
