import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHost, type Host } from '../../electron/host/host.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { uploadContract } from '#shared/contracts/upload.ts';
import { fileNameHeader, loopbackPaths, parseSessionReply, parseUploadReply, sessionHeader } from '#shared/host/loopback-protocol.ts';
import { createClient, type Client } from '#shared/rpc/client.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import type { Service, ServiceOptions } from '#service/service.ts';

const { methods } = uploadContract;

const bundle = pathToFileURL(join(import.meta.dirname, '../../out/service/service.js')).href;

let folder: string;
let service: Service;
let client: Client;
beforeEach(async () => {
  const { startService }: { startService(options: ServiceOptions): Service } = await import(bundle);
  folder = mkdtempSync(join(tmpdir(), 'upload-'));
  service = startService({ userDataFolder: join(folder, 'user-data'), appVersion: '0.0.0-test', accountName: 'Lin' });
  const [own, other] = createMemoryTransports();
  service.connect(other);
  client = createClient(own);
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A host over the same service, with a page of one line. */
function serveIt(): Promise<Host> {
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  return startHost({ service, pageFolder: folder, port: 0 });
}

/** Spool files of this process. */
function spools(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(`verbatim-uploads-${String(process.pid)}-`))
    .flatMap((name) => readdirSync(join(tmpdir(), name)).map((file) => join(tmpdir(), name, file)));
}

async function upload(bytes: Uint8Array, pieces: readonly number[]): Promise<string> {
  const { upload: id } = await client.call(methods.begin, { name: 'a.csv' });
  let from = 0;
  for (const piece of [...pieces, bytes.byteLength]) {
    await client.call(methods.append, { upload: id, bytes: bytes.slice(from, from + piece) });
    from = Math.min(bytes.byteLength, from + piece);
  }
  const { source, size } = await client.call(methods.finish, { upload: id });
  expect(size).toBe(bytes.byteLength);
  return source;
}

describe('an uploaded file', () => {
  test('reads back as it was, in any piece', async () => {
    const bytes = randomBytes(100_003);
    const source = openFileSource(await upload(bytes, [1, 15, 16, 17, 50_000]));
    expect({ name: source.name, size: source.size }).toEqual({ name: 'a.csv', size: bytes.byteLength });
    for (const [position, length] of [[0, 100_003], [1, 1], [15, 2], [16, 16], [17, 40_000], [99_990, 1000], [100_003, 5]] as const) {
      expect(source.readAt(position, length).equals(bytes.subarray(position, position + length))).toBe(true);
    }
    source.assertUnchanged();
    source.close();
  });

  test('is nowhere in plain, and for this account only', async () => {
    const needle = '身份证号 11010519491231002X, needle';
    const before = new Set(spools());
    await upload(Buffer.from(`id,text\n1,${needle}\n`.repeat(1000)), [7, 999]);
    const [file, ...others] = spools().filter((path) => !before.has(path));
    if (file === undefined) throw new Error('no spool file');
    expect(others).toEqual([]);
    expect(readFileSync(file).includes(Buffer.from('needle'))).toBe(false);
    expect(readFileSync(file).includes(Buffer.from('11010519491231002X'))).toBe(false);
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
    }
  });

  test('is removed when it is discarded', async () => {
    const before = spools();
    const { upload: id } = await client.call(methods.begin, { name: 'a.csv' });
    await client.call(methods.append, { upload: id, bytes: new Uint8Array(10) });
    expect(spools()).toHaveLength(before.length + 1);
    await client.call(methods.discard, { upload: id });
    expect(spools()).toEqual(before);
    await expect(client.call(methods.finish, { upload: id })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a made-up source opens nothing', () => {
    for (const source of ['upload:', 'upload:e30', `upload:${Buffer.from('{"path":"/etc/passwd","name":"a","key":"x"}').toString('base64url')}`]) {
      expect(() => openFileSource(source)).toThrow('invalid-input');
    }
  });

  test('goes through the host into the project', async () => {
    await client.call(projectContract.methods.create, { path: join(folder, 'a.verbatim'), passphrase: null });
    const host = await serveIt();
    const session = await beginSession(host);
    const text = '\uFEFFid,text\n1,手续费太高\n2,"two\r\nlines"\n';
    const answer = await servedBy(host, loopbackPaths.upload, new Uint8Array(Buffer.from(text)), {
      [sessionHeader]: session,
      [fileNameHeader]: encodeURIComponent('客户 反馈.csv'),
      'content-type': 'application/octet-stream',
    });
    const reply = parseUploadReply(await answer.json());
    expect(reply).toMatchObject({ name: '客户 反馈.csv', size: Buffer.byteLength(text) });
    const result = await client.run(importContract.methods.run, {
      file: reply.source,
      options: detectedOptions,
      columns: [],
      guessRest: true,
      timeZone: null,
      dayOrder: null,
      grouping: null,
      batchName: null,
      purpose: '',
      legalBasis: '',
      source: '',
      retainUntil: null,
      saveProfile: null,
    });
    expect(result).toMatchObject({ rows: 2, imported: 2 });
    const { batches } = await client.call(importContract.methods.batches, {});
    expect(batches).toMatchObject([{ fileName: '客户 反馈.csv', fileSha256: createHash('sha256').update(text).digest('hex') }]);
    expect(JSON.stringify(batches)).not.toContain('upload:');
    await host.close();
  });

  test('leaves nothing when the connection breaks', async () => {
    const before = spools();
    const host = await serveIt();
    const session = await beginSession(host);
    const { port, host: authority } = new URL(host.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const headers = [
      `POST ${loopbackPaths.upload} HTTP/1.1`, `Host: ${authority}`, `Origin: ${host.origin}`, `${sessionHeader}: ${session}`,
      `${fileNameHeader}: a.csv`, 'Content-Type: application/octet-stream', 'Content-Length: 1000000',
    ];
    socket.write(`${headers.join('\r\n')}\r\n\r\nid,text\n`);
    await expect.poll(() => spools().length).toBe(before.length + 1);
    socket.destroy();
    await expect.poll(() => spools()).toEqual(before);
    await host.close();
  });
});

function servedBy({ origin }: Host, path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> {
  return fetch(`${origin}${path}`, { method: 'POST', body, headers: { origin, ...headers } });
}

async function beginSession(host: Host): Promise<string> {
  const launch = host.link().split('=')[1];
  const response = await servedBy(host, loopbackPaths.session, JSON.stringify({ launch }), { 'content-type': 'application/json' });
  return parseSessionReply(await response.json()).session;
}
