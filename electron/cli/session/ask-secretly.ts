import { AppError } from '#shared/base/errors.ts';

/**
 * Asks for a line at the terminal without echoing it.
 * Throws `cancelled` on Ctrl+C, which a terminal in raw mode hands over as a character, and at the end of input.
 */
export function askSecretly(question: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    let line = '';
    const end = (settle: () => void) => {
      stdin.off('data', take);
      stdin.off('end', cancel);
      signal.removeEventListener('abort', cancel);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle();
    };
    const cancel = () => end(() => reject(new AppError('cancelled')));
    const take = (data: string) => {
      for (const character of data) {
        if (character === '\r' || character === '\n') {
          end(() => resolve(line));
          return;
        }
        if (character === '\u0003' || character === '\u0004') {
          cancel();
          return;
        }
        line = character === '\u007F' || character === '\b' ? [...line].slice(0, -1).join('') : line + character;
      }
    };
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    stdin.on('data', take);
    stdin.on('end', cancel);
    signal.addEventListener('abort', cancel);
    stdin.resume();
  });
}
