import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { exportContract } from '#shared/contracts/export.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { filesWithNeedle, needles, openFilesWithNeedle } from './needle.ts';
import { spawnService } from './spawn-service.ts';

const needsProc = 'needs /proc to see the open files of a process';
let folder: string;
let project: string;
let userData: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-needle-'));
  project = join(folder, 'project');
  userData = join(folder, 'user-data');
  for (const each of [project, userData]) mkdirSync(each);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('nothing that a person stored is found in plain, while working and afterwards', async (context) => {
  if (platform() !== 'linux') context.skip(needsProc);
  const source = join(folder, 'source.csv');
  const rows = Array.from({ length: 20_000 }, (_, row) => `M-${row},2026-08-0${(row % 9) + 1} 10:00:00,"${needles[row % 3]}, ${row}"`);
  writeFileSync(source, `id,time,text\n${rows.join('\n')}\n`);
  const service = spawnService(userData);
  const pid = service.process.pid ?? 0;
  // The source is read while it is imported, and is the person's own file.
  const look = () => [...filesWithNeedle(project, userData), ...openFilesWithNeedle(pid).filter((path) => path !== source)];
  const { client } = service;
  const path = join(project, 'p.verbatim');
  await client.call(projectContract.methods.create, { path, passphrase: 'a passphrase' });

  const seen: string[][] = [];
  await client.run(
    importContract.methods.run,
    {
      file: source, options: detectedOptions, columns: [], guessRest: true, timeZone: null, dayOrder: null, grouping: null, batchName: null,
      purpose: needles[0], legalBasis: '', source: '', retainUntil: null, saveProfile: null,
    },
    { onProgress: () => void seen.push(look()) },
  );
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.flat()).toEqual([]);

  const { hits } = await client.call(searchContract.methods.run, { query: `"${needles[1]}"`, limit: 5 });
  const message = hits[0]?.number ?? 0;
  expect(message).toBeGreaterThan(0);
  const { code } = await client.call(codebookContract.methods.create, { name: needles[0], parent: null });
  await client.call(codingContract.methods.add, { message, code, span: { start: 0, end: 10 } });
  await client.call(memoContract.methods.add, { target: { kind: 'message', id: message }, text: needles[2] });
  await expect(client.call(codingContract.methods.add, { message, code, span: { start: 0, end: 99_999 } })).rejects.toMatchObject({ code: 'invalid-input' });
  expect(look()).toEqual([]);

  const out = join(folder, 'out');
  mkdirSync(out);
  await client.run(exportContract.methods.run, { path: join(out, 'out.jsonl'), format: 'jsonl', filter: '', options: {}, overwrite: false });
  // The scan can see: what was exported on request is plain.
  expect(filesWithNeedle(out)).toEqual([join(out, 'out.jsonl')]);
  expect(look()).toEqual([]);
  await client.run(projectContract.methods.backup, { path: join(project, 'backup.verbatim') });
  expect(look()).toEqual([]);
  await service.end();
  expect(filesWithNeedle(project, userData)).toEqual([]);
});

async function plainTemporaryFiles(store: 'MEMORY' | 'FILE'): Promise<string[]> {
  const path = join(folder, `sort-${store}.db`);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'sorting-process.ts'), path, store], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const found = openFilesWithNeedle(child.pid ?? 0);
  child.stdin.end();
  await once(child, 'exit');
  return found;
}

test('a sort of 250,000 rows spills nothing in plain, and the same scan sees it with temp_store=FILE', async (context) => {
  if (platform() !== 'linux') context.skip(needsProc);
  expect(await plainTemporaryFiles('MEMORY')).toEqual([]);
  expect((await plainTemporaryFiles('FILE')).length).toBeGreaterThan(0);
});
