import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import Database from 'better-sqlite3';
import { errorCodes, isAppError } from '#shared/base/errors.ts';
import { detectedOptions, importContract, type ImportResult } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { seededRandom } from '../../security/storage/crash-rounds.ts';
import { spawnService, type ServiceProcess } from '../../security/storage/spawn-service.ts';
import { mutatedFile, type HostileFile } from './mutations.ts';
import { specialFiles } from './special-files.ts';

/** Seconds one import may take, as the project promises. */
const secondsLimit = 60;
/** Imports into one project, and its bytes, before a fresh one is made, so that comparing all its rows stays cheap. */
const importsPerProject = 120;
const bytesPerProject = 8_000_000;

export interface HostileReport {
  seed: number;
  files: number;
  imported: number;
  /** Errors by code and reason. */
  refused: Record<string, number>;
  /** Everything that must not be; each names its file. */
  faults: string[];
  slowest: { title: string; seconds: number };
  /** Highest memory of the service's process while it read a file, in bytes. */
  largest: { title: string; bytes: number };
}

export interface HostileOptions {
  /** Mutated files beside the ones made by hand. */
  mutated: number;
  seed: number;
  /** Whether the files too long for every run are among them. */
  long: boolean;
  /** Bytes of memory one import may add to the process. */
  memory: number;
  /** Only files whose title holds this. */
  only?: string | undefined;
  say?: (line: string) => void;
}

/** Imports hostile files one after the other and reports every promise that one of them broke. */
export async function runHostileImports(options: HostileOptions): Promise<HostileReport> {
  const { seed, say = () => undefined } = options;
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-hostile-'));
  const token = `verbatim-planted-${process.pid}-${Date.now().toString(36)}`;
  const secret = `secret-${token}`;
  const bait = await setBait(folder, token, secret);
  const report: HostileReport = { seed, files: 0, imported: 0, refused: {}, faults: [], slowest: { title: '', seconds: 0 }, largest: { title: '', bytes: 0 } };
  const house = await createHouse(folder);
  try {
    const files = [
      ...specialFiles({ secretFile: bait.secretFile, address: bait.address, token }).filter(({ long }) => options.long || long !== true),
      ...Array.from({ length: options.mutated }, (_, index) => mutatedFile(index, seededRandom, seed)),
    ].filter(({ title }) => options.only === undefined || title.includes(options.only));
    for (const file of files) {
      const known = report.faults.length;
      await importOne(house, file, report, secret, options.memory);
      for (const fault of report.faults.slice(known)) say(fault);
      report.files++;
      if (bait.callers() > 0) report.faults.push(`${file.title}: called an address outside`);
      if (report.files % 50 === 0) say(`${report.files} of ${files.length}: ${report.imported} imported, ${report.faults.length} faults`);
    }
    report.faults.push(...house.guarded());
    for (const place of ['/', tmpdir(), process.cwd(), folder, join(folder, '..'), join(folder, 'user')]) {
      report.faults.push(...readdirSync(place).filter((name) => name.includes(token)).map((name) => `planted ${join(place, name)}`));
    }
  } finally {
    await house.close();
    bait.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

async function setBait(folder: string, token: string, secret: string): Promise<{ secretFile: string; address: string; callers(): number; close(): void }> {
  mkdirSync(join(folder, 'outside'));
  const secretFile = join(folder, 'outside', `secret-of-${token.length}.txt`);
  writeFileSync(secretFile, secret);
  let callers = 0;
  const server = createServer((socket) => {
    callers++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { secretFile, address: `http://127.0.0.1:${port}/`, callers: () => callers, close: () => void server.close() };
}

/** A guarded service with a project, replaced where one of them is worn or lost. */
interface House {
  readonly folder: string;
  service(): ServiceProcess;
  project(): string;
  /** Size of the project's file with its log. */
  bytes(): number;
  /** Row digests of the open project, by table. */
  rows(): Record<string, string>;
  /** Starts anew with a fresh project. */
  renew(): Promise<void>;
  imports: number;
  /** What the guard has noted. */
  guarded(): string[];
  close(): Promise<void>;
}

async function createHouse(folder: string): Promise<House> {
  const log = join(folder, 'guard.log');
  const inside = join(folder, 'inside');
  const user = join(folder, 'user');
  mkdirSync(inside);
  mkdirSync(user);
  let current: ServiceProcess | undefined;
  let path = '';
  let made = 0;
  const start = async (): Promise<void> => {
    const before = { log: process.env['VERBATIM_GUARD_LOG'], folders: process.env['VERBATIM_GUARD_FOLDERS'] };
    process.env['VERBATIM_GUARD_LOG'] = log;
    process.env['VERBATIM_GUARD_FOLDERS'] = [inside, user].join(delimiter);
    try {
      current = spawnService(user, ['--require', join(import.meta.dirname, 'guard.cjs')]);
    } finally {
      for (const [name, value] of Object.entries({ VERBATIM_GUARD_LOG: before.log, VERBATIM_GUARD_FOLDERS: before.folders })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    await makeProject();
  };
  const makeProject = async (): Promise<void> => {
    path = join(inside, `p${++made}.verbatim`);
    await house.service().client.call(projectContract.methods.create, { path, passphrase: null });
    // Rows that stand already, so that a failed import has something to spoil.
    const file = join(inside, 'standing.csv');
    writeFileSync(file, 'id,conversation,time,author,text\nS-1,SC-1,2026-08-05 10:42,ann,手续费上调没有通知\nS-2,SC-1,2026-08-05 10:43,bob,standing\n');
    await importFile(house.service(), file, {});
    house.imports = 0;
  };
  const house: House = {
    folder: inside,
    imports: 0,
    service: () => {
      if (current === undefined) throw new Error('no service');
      return current;
    },
    project: () => path,
    bytes: () => ['', '-wal'].reduce((sum, part) => sum + (statSync(`${path}${part}`, { throwIfNoEntry: false })?.size ?? 0), 0),
    rows: () => rowDigests(path),
    renew: async () => {
      if (current !== undefined && current.process.exitCode === null && current.process.signalCode === null) {
        await current.client.call(projectContract.methods.close, {});
        rmSync(path, { force: true });
        await makeProject();
        return;
      }
      await start();
    },
    guarded: () => (existsSync(log) ? [...new Set(readFileSync(log, 'utf8').trimEnd().split('\n'))].map((line) => `guard: ${line}`) : []),
    close: async () => {
      if (current?.process.exitCode === null && current.process.signalCode === null) await current.end();
    },
  };
  await start();
  return house;
}

/** SHA-256 over every row of every table, by table; read beside the service, which stays the only writer. */
export function rowDigests(path: string): Record<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all();
    return Object.fromEntries(
      tables.map((table) => {
        const hash = createHash('sha256');
        for (const row of db.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().iterate()) {
          hash.update(JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value))));
        }
        return [table, hash.digest('hex')];
      }),
    );
  } finally {
    db.close();
  }
}

function importFile({ client }: ServiceProcess, file: string, options: HostileFile['options']): Promise<ImportResult> {
  return client.run(importContract.methods.run, {
    file, options: { ...detectedOptions, ...options }, columns: [], guessRest: true, timeZone: 'Asia/Shanghai', dayOrder: null, grouping: null, batchName: null,
    purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}

async function importOne(house: House, file: HostileFile, report: HostileReport, secret: string, memory: number): Promise<void> {
  const fault = (what: string): void => void report.faults.push(`${file.title}: ${what}`);
  if (house.imports >= importsPerProject || house.bytes() > bytesPerProject) await house.renew();
  const path = join(house.folder, file.fileName);
  writeFileSync(path, file.bytes());
  const service = house.service();
  const before = house.rows();
  const info = await service.client.call(projectContract.methods.info, {});
  const sockets = socketsOf(service.process.pid);
  forgetPeak(service.process.pid);
  const resting = peakOf(service.process.pid);
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'too long'>((resolve) => (timer = setTimeout(() => resolve('too long'), secondsLimit * 1000)));
  const outcome = await Promise.race([importFile(service, path, file.options).catch((error: unknown) => ({ error })), tooLong]);
  clearTimeout(timer);
  const seconds = (performance.now() - started) / 1000;
  const bytes = peakOf(service.process.pid) - resting;
  if (seconds > report.slowest.seconds) report.slowest = { title: file.title, seconds };
  if (bytes > report.largest.bytes) report.largest = { title: file.title, bytes };
  if (bytes > memory) fault(`took ${Math.round(bytes / 1e6)} MB`);
  if (socketsOf(service.process.pid) > sockets) fault('left a socket open');

  if (outcome === 'too long') {
    fault(`took more than ${secondsLimit} s`);
    await service.kill();
    rmSync(path, { force: true });
    await house.renew();
    return;
  } else if ('error' in outcome) {
    const { error } = outcome;
    const known = isAppError(error) && errorCodes.includes(error.code) && error.code !== 'internal' && error.code !== 'service-lost';
    const name = isAppError(error) ? `${error.code} ${String(error.params['reason'] ?? '')}`.trim() : String(error);
    report.refused[name] = (report.refused[name] ?? 0) + 1;
    if (!known) fault(`ended in ${name}${isAppError(error) ? ` ${error.logId}` : ''}`);
    if (isAppError(error) && known && error.params['reason'] === undefined && error.code !== 'cancelled') fault(`gave no reason with ${error.code}`);
  } else {
    report.imported++;
    house.imports++;
    const { batch, rows, imported, duplicates, updates, rejected } = outcome;
    if (rows !== imported + duplicates + rejected || updates > rejected) fault(`counts do not add up: ${JSON.stringify(outcome)}`);
    await checkImported(service, { batch, imported, rejected, before: info.messages }, fault);
    if (textsHold(house.project(), secret)) fault('read a file outside');
  }

  rmSync(path, { force: true });
  const alive = await Promise.race([service.client.call(projectContract.methods.info, {}).then((now) => now, () => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000).unref())]);
  if (alive === null) {
    fault('left a service that does not answer');
    if (service.process.exitCode === null && service.process.signalCode === null) await service.kill();
    await house.renew();
  } else if ('error' in outcome) {
    const after = house.rows();
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    if (changed.length > 0) fault(`failed and changed ${changed.join(', ')}`);
  }
}

async function checkImported(
  { client }: ServiceProcess,
  counts: { batch: number; imported: number; rejected: number; before: number },
  fault: (what: string) => void,
): Promise<void> {
  const info = await client.call(projectContract.methods.info, {});
  if (info.messages !== counts.before + counts.imported) fault(`said ${counts.imported} and stored ${info.messages - counts.before}`);
  const { total } = await client.call(importContract.methods.rejects, { batch: counts.batch, offset: 0, limit: 1 });
  if (total !== counts.rejected) fault(`said ${counts.rejected} rejects and listed ${total}`);
  const { batches } = await client.call(importContract.methods.batches, {});
  const states = batches.filter(({ state }) => state === 'pending').length;
  if (states > 0) fault('left a pending batch');
}

function textsHold(path: string, secret: string): boolean {
  const db = new Database(path, { readonly: true });
  try {
    const like = `%${secret}%`;
    return db.prepare('SELECT 1 FROM message WHERE text LIKE ? OR attributes LIKE ? UNION SELECT 1 FROM reject WHERE raw LIKE ?').get(like, like, like) !== undefined;
  } finally {
    db.close();
  }
}

/** Sockets a process holds now; 0 where the system does not tell. */
function socketsOf(pid: number | undefined): number {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(join(folder, name)).startsWith('socket:');
    } catch {
      // Closed while the folder was read.
      return false;
    }
  }).length;
}

/** Highest resident memory of a process since {@link forgetPeak}, in bytes; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024;
}

function forgetPeak(pid: number | undefined): void {
  const file = `/proc/${pid}/clear_refs`;
  if (existsSync(file)) writeFileSync(file, '5');
}
