import type { ImportResult } from '#shared/contracts/import.ts';
import { readAuditKey } from '#service/db/audit.ts';
import { runCommand, type CommandContext } from '#service/db/command-log.ts';
import { openReadable } from '#service/db/open.ts';
import { openProject } from '#service/db/open-project.ts';
import { createWriteTurn, withTurn } from '#service/db/write-turn.ts';
import { importerFor } from '#service/importers/registry.ts';
import { runImport } from '#service/features/import/run-import.ts';

/** An import and the processor seconds it took, up to the transaction that completes it. */
export interface MeasuredImport {
  readonly result: ImportResult;
  /** Of the thread that writes, and of all threads: reading and mapping, and what the engine does beside them. */
  readonly processor: { readonly writing: number; readonly all: number };
}

/**
 * The import as the job's thread runs it, write turn, command log and audit entry included, without the threads around:
 * what is measured is the import. Built into one module by `run.ts`, because formats and migrations are found at build time.
 */
export async function importIntoNewProject(path: string, file: string, passphrase: string | null): Promise<MeasuredImport> {
  const turn = createWriteTurn();
  const handle = { path, key: null, turn, session: 'bench', appVersion: '0', coder: 1, coderName: 'bench' };
  const { db, lock, coder, key } = await openProject(handle, { create: true, name: 'bench', passphrase });
  const readable = openReadable(path, key);
  const context: CommandContext = { key: readAuditKey(db), actor: `coder:${coder}`, session: 'bench', appVersion: '0', coder, now: Date.now };
  const signal = { aborted: false, throwIfAborted: () => undefined };
  const started = [process.threadCpuUsage(), process.cpuUsage()] as const;
  const processor = { writing: 0, all: 0 };
  const seconds = ({ user, system }: { user: number; system: number }): number => (user + system) / 1e6;
  try {
    const result = await runImport(
      {
        db: readable,
        project: handle,
        signal,
        progress: () => undefined,
        write: (work) => withTurn(turn, 1, true, () => runCommand(db, context, 'bench', work)).result,
        command(type, work) {
          const { result: done } = withTurn(turn, 1, true, () => runCommand(db, context, type, work));
          if (type === 'import.run') {
            processor.writing = seconds(process.threadCpuUsage(started[0]));
            processor.all = seconds(process.cpuUsage(started[1]));
          }
          return done;
        },
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
    return { result, processor };
  } finally {
    readable.close();
    db.close();
    lock.close();
  }
}

