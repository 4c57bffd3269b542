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
const service = startService({ userDataFolder: process.argv[2] ?? '', appVersion: '0.0.0-test' });
const [ours, theirs] = createMemoryTransports();
service.connect(theirs);
ours.onFrame((frame) => {
  const json = JSON.stringify(frame, (_key, value: unknown) => (ArrayBuffer.isView(value) && !(value instanceof DataView) ? [...(value as Uint8Array)] : value));
  // JSON leaves two line ends as they are at which a line reader splits.
  process.stdout.write(`${json.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)}\n`);
});
createInterface({ input: process.stdin })
  .on('line', (line) => ours.send(decodeFrame(line)))
  .on('close', () => void service.close().then(() => process.exit(0)));
