import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { exportContract } from '#shared/contracts/export.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { startTestService, type TestService } from '../../service/harness.ts';
import { spawnService, unprivilegedUser } from './spawn-service.ts';

/** A small disk of its own; needs root on Linux. */
function mountSmallDisk(path: string, megabytes: number): boolean {
  if (platform() !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Writes until the disk has no room left. */
function fillUp(path: string): void {
  const piece = Buffer.alloc(1 << 20);
  try {
    for (;;) appendFileSync(path, piece);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'verbatim-full-'));
const disk = join(folder, 'disk');
mkdirSync(disk);
const mounted = mountSmallDisk(disk, 12);
if (!mounted) process.stderr.write('skipped: disk-full tests need root and tmpfs\n');

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  if (mounted) execFileSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const run = (file: string) =>
  service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone: null, dayOrder: null, grouping: null, batchName: null,
    purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });

describe.skipIf(!mounted)('a full disk', () => {
  test('an import that does not fit says so, leaves nothing, and works once there is room', async () => {
    const path = join(disk, 'p.verbatim');
    const source = join(folder, 'large.csv');
    const rows = Array.from({ length: 60_000 }, (_, row) => `M${row},${'赎回到账时间 redemption '.repeat(6)}${row}`);
    writeFileSync(source, `id,text\n${rows.join('\n')}\n`);
    await service.client.call(projectContract.methods.create, { path, passphrase: null });
    await service.client.call(codebookContract.methods.create, { name: 'kept', parent: null });
    await expect(run(source)).rejects.toMatchObject({ code: 'io', params: { reason: 'disk-full' }, retryable: true });
    const info = await service.client.call(projectContract.methods.info, {});
    expect(info.messages).toBe(0);
    expect(info.codes).toBe(1);

    execFileSync('mount', ['-o', 'remount,size=200m', disk]);
    const result = await run(source);
    expect(result.imported).toBe(60_000);
    expect((await service.client.run(projectContract.methods.verify, {})).problems).toEqual([]);
  });

  test('an export that does not fit leaves no file', async () => {
    const out = join(disk, 'out');
    mkdirSync(out);
    fillUp(join(disk, 'filler'));
    await expect(
      service.client.run(exportContract.methods.run, { path: join(out, 'all.jsonl'), format: 'jsonl', filter: '', options: {}, overwrite: false }),
    ).rejects.toMatchObject({ code: 'io', params: { reason: 'disk-full' } });
    expect(readdirSync(out)).toEqual([]);
    rmSync(join(disk, 'filler'));
    await service.client.run(exportContract.methods.run, { path: join(out, 'all.jsonl'), format: 'jsonl', filter: '', options: {}, overwrite: false });
    expect(existsSync(join(out, 'all.jsonl'))).toBe(true);
    await service.client.call(projectContract.methods.close, {});
  });
});

test('a folder without permission to write is named as the reason, and nothing is left in it', async (context) => {
  const user = unprivilegedUser();
  if (user === null) return context.skip('root is not bound by permissions, and another user may not read this checkout');
  const own = mkdtempSync(join(tmpdir(), 'verbatim-permission-'));
  const locked = join(own, 'locked');
  mkdirSync(locked);
  if (user !== undefined) for (const path of [own, locked]) chownSync(path, user.uid, user.gid);
  chmodSync(locked, 0o500);
  const child = spawnService(join(own, 'user-data'), [], user);
  try {
    const create = (path: string) => child.client.call(projectContract.methods.create, { path, passphrase: null });
    await expect(create(join(locked, 'p.verbatim'))).rejects.toMatchObject({ code: 'io', params: { reason: 'cannot-lock' } });
    expect(readdirSync(locked)).toEqual([]);
    // The same user may write beside it, so that it is the folder that was refused.
    await create(join(own, 'p.verbatim'));
  } finally {
    await child.end();
    rmSync(own, { recursive: true, force: true });
  }
});
