import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** The service's log: unexpected errors only, with no text of a project in it. */
export interface Log {
  /** Writes one entry and returns its id, which the person sees beside the error. */
  unexpected(detail: string): string;
}

/**
 * Opens the log file in the user data folder. Of an error only its kind and the places in our code are kept: a
 * message may quote what a person wrote.
 */
export function openLog(userDataFolder: string): Log {
  mkdirSync(userDataFolder, { recursive: true });
  const path = join(userDataFolder, 'service.log');
  return {
    unexpected(detail) {
      const id = randomBytes(4).toString('hex');
      const lines = detail.split('\n');
      const kind = /^[A-Za-z]+/.exec(lines[0] ?? '')?.[0] ?? 'Error';
      const places = lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
      const entry = `${JSON.stringify({ at: new Date().toISOString(), id, kind, places })}\n`;
      try {
        appendFileSync(path, entry, { mode: 0o600 });
      } catch {
        // A full or vanished disk must not turn one error into two; the entry still has to go somewhere.
        process.stderr.write(entry);
      }
      if (process.env['VERBATIM_DEBUG'] === '1') process.stderr.write(`${id} ${detail}\n`);
      return id;
    },
  };
}
