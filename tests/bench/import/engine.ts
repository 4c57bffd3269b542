import type { ImportResult } from '#shared/contracts/import.ts';
import { readAuditKey } from '#service/db/audit.ts';
import { runCommand, type CommandContext } from '#service/db/command-log.ts';
import { openReadable } from '#service/db/open.ts';
import { openProject } from '#service/db/open-project.ts';
import { createWriteTurn, withTurn } from '#service/db/write-turn.ts';
import { importerFor } from '#service/importers/registry.ts';
import { runImport } from '#service/features/import/run-import.ts';

/**
 * The import as the job's thread runs it, write turn, command log and audit entry included, without the threads around:
 * what is measured is the import. Built into one module by `run.ts`, because formats and migrations are found at build time.
 */
export async function importIntoNewProject(path: string, file: string, passphrase: string | null): Promise<ImportResult> {
  const turn = createWriteTurn();
  const handle = { path, key: null, turn, session: 'bench', appVersion: '0', coder: 1, coderName: 'bench' };
  const { db, lock, coder, key } = await openProject(handle, { create: true, name: 'bench', passphrase });
  const readable = openReadable(path, key);
  const context: CommandContext = { key: readAuditKey(db), actor: `coder:${coder}`, session: 'bench', appVersion: '0', coder, now: Date.now };
  const signal = { aborted: false, throwIfAborted: () => undefined };
  try {
    return await runImport(
      {
        db: readable,
        project: handle,
        signal,
        progress: () => undefined,
        write: (work) => withTurn(turn, 1, true, () => runCommand(db, context, 'bench', work)).result,
        command: (type, work) => withTurn(turn, 1, true, () => runCommand(db, context, type, work)).result,
        changed: () => undefined,
      },
      {
        file,
        options: { format: null, encoding: null, delimiter: null, quote: null, header: null, sheet: null, unit: null },
        columns: [],
        guessRest: true,
        timeZone: 'Asia/Shanghai',
        dayOrder: null,
        grouping: null,
        batchName: null,
        purpose: 'bench',
        legalBasis: 'bench',
        source: 'bench',
        retainUntil: null,
        saveProfile: null,
      },
      importerFor,
      () => undefined,
    );
  } finally {
    readable.close();
    db.close();
    lock.close();
  }
}

