import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '#shared/base/errors.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import { importerFor } from '#service/importers/registry.ts';
import { digestOf } from '../digest.ts';
import { openSource } from '../prepare-source.ts';
import { createTimeParser } from '../time/parse-time.ts';
import { createZoneClock } from '../time/zone.ts';
import { mapRows } from './map-rows.ts';
import { transferables } from './mapped-rows.ts';
import type { FromRowThread, RowThreadData } from './start-row-thread.ts';

/**
 * Entry of the thread that reads and maps the rows of a large file and takes its digest, while the job's own thread writes them. It has no
 * database connection; it is ended from outside when the import is cancelled.
 */

const { file, settings, ahead, credit }: RowThreadData = workerData;
const port = parentPort;
if (port === null) throw new Error('row-thread.ts runs as a worker thread only');
const post = (message: FromRowThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
const endedFromOutside = { aborted: false, throwIfAborted: () => undefined };

try {
  const source = openFileSource(file);
  try {
    const { opened } = await openSource(source, settings.options, importerFor, endedFromOutside);
    const parseTime = createTimeParser(createZoneClock(settings.timeZone), settings.dayOrder);
    // Bytes of every chunk sent, and of those the writer has not taken yet.
    const sizes: number[] = [];
    let [taken, waiting] = [0, 0];
    for await (const mapped of mapRows(opened, { mapping: settings.columns, grouping: settings.grouping, fileName: source.name, parseTime }, endedFromOutside)) {
      // Waits while the writer is too far behind, so that memory stays bounded.
      for (;;) {
        const credited = Atomics.load(credit, 0);
        for (; taken < credited; taken++) waiting -= sizes[taken] ?? 0;
        if (waiting <= ahead) break;
        Atomics.wait(credit, 0, credited);
      }
      const size = mapped.bytes.buffer.byteLength;
      sizes.push(size);
      waiting += size;
      post({ type: 'rows', mapped }, transferables(mapped));
    }
    post({ type: 'end' });
    const sha256 = digestOf(source, endedFromOutside);
    source.assertUnchanged();
    post({ type: 'digest', sha256 });
  } finally {
    source.close();
  }
} catch (cause) {
  post({ type: 'error', error: toWireError(cause), detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
}
