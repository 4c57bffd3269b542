import { isAbsolute } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { chartContract } from '#shared/contracts/chart.ts';
import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { implement, type JobContext } from '#service/rpc/implement.ts';

export const handlers = implement.jobs(chartContract, {
  savePicture: (context, input) => save(context, input, input.bytes),
  saveTable: (context, input) => save(context, input, Buffer.from(`\ufeff${input.rows.map(line).join('\r\n')}\r\n`)),
});

/** Writes a file, whole or not at all, and says so in the audit log with its checksum. Throws `io`. */
async function save(
  { command, progress }: Pick<JobContext<{ done: number; total: number }>, 'command' | 'progress'>,
  { path, chart }: { readonly path: string; readonly chart: string },
  bytes: Uint8Array,
): Promise<{ bytes: number }> {
  if (!isAbsolute(path)) throw new AppError('invalid-input', { reason: 'relative-path', path });
  const file = await openAtomicFile(path, { overwrite: true });
  try {
    await file.write(bytes);
    const { sha256 } = await file.finish();
    await file.publish();
    command('chart.save', (tx) => tx.audit('chart.save', `chart:${chart}`, { after: sha256 }));
  } catch (cause) {
    await file.discard();
    throw cause;
  }
  progress({ done: bytes.length, total: bytes.length });
  return { bytes: bytes.length };
}

function line(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : safeCell(cell))).join(',');
}
