import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chartContract } from '#shared/contracts/chart.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { startWithProject, type TestService } from './harness.ts';

let service: TestService & { project: string };
beforeEach(async () => {
  service = await startWithProject();
});
afterEach(() => service.close());

test('a picture is written byte for byte, and the audit log knows of it', async () => {
  const before = (await service.client.call(projectContract.methods.info, {})).audit.seq;
  const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 256);
  expect(await service.client.run(chartContract.methods.savePicture, { path: service.path('map.png'), chart: 'themes', bytes })).toEqual({ bytes: 3000 });
  expect(new Uint8Array(readFileSync(service.path('map.png')))).toEqual(Uint8Array.from({ length: 3000 }, (_, index) => index % 256));
  expect((await service.client.call(projectContract.methods.info, {})).audit.seq).toBe(before + 1);
  expect(await service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true });
});

test('a table is CSV that a spreadsheet cannot be made to run', async () => {
  await service.client.run(chartContract.methods.saveTable, {
    path: service.path('map.csv'), chart: 'themes', rows: [['name', 'n', 'net'], ['=1+1', 3, -0.5], ['a "b", c', 0, null], ['费率 · 通知', 12, 1]],
  });
  expect(readFileSync(service.path('map.csv'), 'utf8')).toBe('\ufeffname,n,net\r\n\'=1+1,3,-0.5\r\n"a ""b"", c",0,\r\n费率 · 通知,12,1\r\n');
});

test('a place that cannot be written is said, and nothing is left there', async () => {
  const rows = [['x']];
  await expect(service.client.run(chartContract.methods.saveTable, { path: 'map.csv', chart: 'themes', rows })).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'relative-path' } });
  await expect(service.client.run(chartContract.methods.saveTable, { path: service.path('none/map.csv'), chart: 'themes', rows })).rejects.toMatchObject({ code: 'io', params: { reason: 'no-such-folder' } });
});
