import { AppError } from '#shared/base/errors.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import type { CancelSignal } from '#service/importers/importer.ts';
import { iterateRejects, readRejects } from './batches.ts';

const columns = ['row', 'column', 'reason', 'details', 'state', 'raw'] as const;

/** Writes a batch's rejects as CSV with a byte order mark, cells made safe for spreadsheets. */
export async function exportRejects(
  db: ReadableDatabase,
  input: { batch: number; file: string },
  signal: CancelSignal,
  onProgress: (progress: { rows: number; total: number }) => void,
): Promise<{ rows: number; file: string }> {
  if (db.prepare('SELECT 1 FROM batch WHERE id = ?').get(input.batch) === undefined) throw new AppError('not-found', { reason: 'no-such-batch' });
  const { total } = readRejects(db, input.batch, 0, 1);
  const file = await openAtomicFile(input.file, { overwrite: true });
  try {
    let rows = 0;
    let lines = `\ufeff${columns.join(',')}\r\n`;
    for (const reject of iterateRejects(db, input.batch)) {
      const details = Object.entries(reject.params).map(([name, value]) => `${name}=${value}`).join('; ');
      const state = !reject.decision ? 'kept' : reject.choice === null ? 'needs-decision' : reject.choice === 'take' ? 'new-text-taken' : 'old-text-kept';
      lines += `${[String(reject.row), reject.column ?? '', reject.reason, details, state, reject.raw].map(safeCell).join(',')}\r\n`;
      rows++;
      if (lines.length > 262_144) {
        signal.throwIfAborted();
        await file.write(Buffer.from(lines));
        lines = '';
        onProgress({ rows, total });
      }
    }
    await file.write(Buffer.from(lines));
    await file.finish();
    await file.publish();
    onProgress({ rows, total });
    return { rows, file: input.file };
  } catch (cause) {
    await file.discard();
    throw cause;
  }
}
