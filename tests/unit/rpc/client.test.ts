import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createClient } from '#shared/rpc/client.ts';
import { defineContract, job, query, topic } from '#shared/rpc/define.ts';
import type { Frame } from '#shared/rpc/frames.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';

const contract = defineContract(
  'test',
  {
    read: query(z.object({}), z.number()),
    work: job(z.object({}), z.number(), z.string()),
  },
  { changed: topic(z.object({ tables: z.array(z.string()) })) },
);

function connect() {
  const [ours, theirs] = createMemoryTransports();
  const received: Frame[] = [];
  theirs.onFrame((frame) => received.push(frame));
  return { client: createClient(ours), service: theirs, received };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('methods carry the name they have on the wire', () => {
  expect(contract.methods.read.name).toBe('test.read');
  expect(contract.topics.changed.name).toBe('test.changed');
});

test('answers find their call, whatever the order', async () => {
  const { client, service, received } = connect();
  const first = client.call(contract.methods.read, {});
  const second = client.call(contract.methods.read, {});
  await settled();
  for (const frame of [...received].reverse()) if (frame.type === 'request') service.send({ type: 'result', id: frame.id, value: frame.id * 10 });
  expect(await Promise.all([first, second])).toEqual([10, 20]);
});

test('an abort asks the service to cancel, and the answer decides', async () => {
  const { client, service, received } = connect();
  const controller = new AbortController();
  const call = client.call(contract.methods.read, {}, { signal: controller.signal });
  controller.abort();
  await settled();
  expect(received.map(({ type }) => type)).toEqual(['request', 'cancel']);
  service.send({ type: 'error', id: 1, error: { code: 'cancelled', params: {}, retryable: false, logId: '' } });
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
});

test('a call that is aborted before it starts is never sent', async () => {
  const { client, received } = connect();
  await expect(client.call(contract.methods.read, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  await settled();
  expect(received).toEqual([]);
});

test('a job reports progress with its id before its result', async () => {
  const { client, service } = connect();
  const seen: unknown[] = [];
  const run = client.run(contract.methods.work, {}, { onProgress: (progress, id) => seen.push([progress, id]) });
  await settled();
  service.send({ type: 'progress', id: 1, value: 1, job: 'j' });
  service.send({ type: 'result', id: 1, value: 'done' });
  expect(await run).toBe('done');
  expect(seen).toEqual([[1, 'j']]);
});

test('when the connection goes, every open call fails as service-lost and later ones too', async () => {
  const { client, service } = connect();
  const call = client.call(contract.methods.read, {});
  service.close();
  await expect(call).rejects.toMatchObject({ code: 'service-lost', retryable: true });
  await expect(client.call(contract.methods.read, {})).rejects.toMatchObject({ code: 'service-lost' });
});

test('events reach every listener until it is disposed', async () => {
  const { client, service } = connect();
  const seen: string[][] = [];
  const dispose = client.on(contract.topics.changed, ({ tables }) => seen.push(tables));
  service.send({ type: 'event', topic: 'test.changed', payload: { tables: ['coding'] } });
  await settled();
  dispose();
  service.send({ type: 'event', topic: 'test.changed', payload: { tables: ['code'] } });
  await settled();
  expect(seen).toEqual([['coding']]);
});
