import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '#shared/base/errors.ts';
import type { ParsedArguments } from '../arguments/spec.ts';
import type { Messages } from '../messages/messages.ts';
import type { Output } from '../output/output.ts';
import type { Pipe, PipeContext } from './pipe.ts';
import { readLines } from './read-lines.ts';

/**
 * Runs a pipe over the process's streams. A wrong line is answered by an error in its place and the rest goes on;
 * then the command fails with the number of such lines. Whoever reads our output may stop (`head`): that ends quietly.
 */
export async function runPipe(
  pipe: Pipe,
  streams: { stdin: Readable; stdout: Writable },
  parts: { args: ParsedArguments; signal: AbortSignal; messages: Messages; output: Output },
): Promise<void> {
  const { stdin, stdout } = streams;
  const { signal, messages } = parts;
  stdin.setEncoding('utf8');
  const readerGone = new AbortController();
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerGone.abort();
    stdin.destroy();
  });
  signal.addEventListener('abort', () => stdin.destroy(), { once: true });
  let wrong = 0;
  const write: PipeContext['write'] = async (line) => {
    if (readerGone.signal.aborted || stdout.write(`${JSON.stringify(line)}\n`)) return;
    await once(stdout, 'drain', { signal: readerGone.signal }).catch(() => undefined);
  };
  try {
    await pipe.run({
      ...parts,
      lines: (schema) => readLines(stdin, schema, signal),
      write,
      writeError: ({ id, reason }) => {
        wrong++;
        const params = { reason: `pipe-${reason ?? 'line'}` };
        return write({ id, error: { code: 'invalid-input', params, message: messages.error('invalid-input', params) } });
      },
    });
  } catch (error) {
    if (readerGone.signal.aborted) return;
    if (signal.aborted) throw new AppError('cancelled', {}, { cause: error });
    throw error;
  }
  if (signal.aborted) throw new AppError('cancelled');
  if (wrong > 0) throw new AppError('invalid-input', { reason: 'pipe-lines', count: wrong });
}
