/**
 * The built service in a process of its own, speaking frames as JSON lines over stdin and stdout, so that a test can
 * kill it as the operating system would. Run by Node directly.
 */
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeFrame } from '#shared/rpc/codec.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import type { Service, ServiceOptions } from '#service/service.ts';

const bundle = pathToFileURL(join(import.meta.dirname, '../../../out/service/service.js')).href;
const { startService }: { startService(options: ServiceOptions): Service } = await import(bundle);
const service = startService({ userDataFolder: process.argv[2] ?? '', appVersion: '0.0.0-test', accountName: 'Lin' });
const [ours, theirs] = createMemoryTransports();
service.connect(theirs);
ours.onFrame((frame) =>
  process.stdout.write(
    `${JSON.stringify(frame, (_key, value: unknown) => (ArrayBuffer.isView(value) && !(value instanceof DataView) ? [...(value as Uint8Array)] : value))}\n`,
  ),
);
createInterface({ input: process.stdin })
  .on('line', (line) => ours.send(decodeFrame(line)))
  .on('close', () => void service.close().then(() => process.exit(0)));
