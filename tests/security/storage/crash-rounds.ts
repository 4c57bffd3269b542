import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { searchContract } from '#shared/contracts/search.ts';
import type { Client } from '#shared/rpc/client.ts';
import { spawnService, type ServiceProcess } from './spawn-service.ts';

/** What many rounds of killing have shown. Each of the lists must be empty. */
export interface CrashReport {
  rounds: number;
  acknowledgedCodings: number;
  acknowledgedImports: number;
  /** Codings that were acknowledged and are gone. */
  lost: string[];
  /** Batches that are neither whole nor absent, wrong counts, failed verifications. */
  faults: string[];
}

const passphrase = 'crash';
const rowsPerFile = 6000;
const phrase = '手续费上调没有通知';

/** A generator of numbers in [0, 1) from a seed (mulberry32), so that a failing run can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Kills a service with SIGKILL in the middle of imports and codings, again and again on the same encrypted project,
 * and checks after each opening that everything acknowledged is there and nothing is half there.
 */
export async function runCrashRounds(rounds: number, seed: number, say: (line: string) => void = () => undefined): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-crash-'));
  const random = seededRandom(seed);
  const report: CrashReport = { rounds, acknowledgedCodings: 0, acknowledgedImports: 0, lost: [], faults: [] };
  const codings = new Map<number, { message: number; start: number }>();
  const imported = new Set<number>();
  try {
    const path = join(folder, 'p.verbatim');
    mkdirSync(join(folder, 'user'));
    const first = spawnService(join(folder, 'user'));
    await first.client.call(projectContract.methods.create, { path, passphrase });
    await importFile(first.client, writeSource(folder, 0));
    imported.add(0);
    const { code } = await first.client.call(codebookContract.methods.create, { name: 'fees', parent: null });
    await first.end();

    for (let round = 1; round <= rounds; round++) {
      const service = spawnService(join(folder, 'user'));
      await service.client.call(projectContract.methods.open, { path, passphrase });
      await check(service, round, codings, imported, report);
      const running = importFile(service.client, writeSource(folder, round)).then(
        () => imported.add(round),
        () => undefined,
      );
      const coding = keepCoding(service.client, code, round, codings);
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 900));
      await service.kill();
      await Promise.all([running, coding]);
      say(`round ${round}: ${codings.size} codings and ${imported.size} imports acknowledged, ${report.lost.length} lost, ${report.faults.length} faults`);
    }
    const last = spawnService(join(folder, 'user'));
    await last.client.call(projectContract.methods.open, { path, passphrase });
    await check(last, rounds + 1, codings, imported, report);
    await last.end();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report.acknowledgedCodings = codings.size;
  report.acknowledgedImports = imported.size;
  return report;
}

function writeSource(folder: string, round: number): string {
  const path = join(folder, `source-${round}.csv`);
  const rows = Array.from({ length: rowsPerFile }, (_, row) => `R${round}-${row},C${round}-${row >> 2},${phrase}，第 ${row} 条，第 ${round} 批`);
  writeFileSync(path, `id,conversation,text\n${rows.join('\n')}\n`);
  return path;
}

async function importFile(client: Client, file: string): Promise<void> {
  await client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone: null, dayOrder: null, grouping: null, batchName: null,
    purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}

/** Codes until the process dies; only what was answered counts as acknowledged. */
async function keepCoding(client: Client, code: number, round: number, codings: Map<number, { message: number; start: number }>): Promise<void> {
  for (let message = 1; message <= rowsPerFile; message++) {
    const start = (round - 1) % 8;
    try {
      const { coding } = await client.call(codingContract.methods.add, { message, code, span: { start, end: start + 1 + Math.floor((round - 1) / 8) } });
      codings.set(coding, { message, start });
    } catch {
      // The process was killed; what was not answered was not promised.
      return;
    }
  }
}

async function check(
  { client }: ServiceProcess,
  round: number,
  codings: Map<number, { message: number; start: number }>,
  imported: Set<number>,
  report: CrashReport,
): Promise<void> {
  const fault = (detail: string) => report.faults.push(`round ${round}: ${detail}`);
  const { batches } = await client.call(importContract.methods.batches, {});
  for (const batch of batches) if (batch.state === 'pending' || batch.imported !== rowsPerFile) fault(`batch ${batch.name} is ${batch.state} with ${batch.imported}`);
  const names = new Set(batches.map(({ fileName }) => fileName));
  for (const each of imported) if (!names.has(`source-${each}.csv`)) fault(`import ${each} was acknowledged and is gone`);
  const info = await client.call(projectContract.methods.info, {});
  if (info.messages !== batches.length * rowsPerFile) fault(`${info.messages} messages in ${batches.length} batches`);
  const { count } = await client.call(searchContract.methods.count, { query: `"${phrase}"` });
  if (count !== info.messages) fault(`search finds ${count} of ${info.messages}`);
  const { passages } = await client.call(codingContract.methods.passages, { code: 1, below: false, cursor: null, limit: 1_000_000 });
  const standing = new Map(passages.map(({ coding }) => [coding.id, coding]));
  for (const [id, { message, start }] of codings) {
    const coding = standing.get(id);
    if (coding === undefined || coding.message !== message || coding.span?.start !== start || !coding.intact) report.lost.push(`round ${round}: coding ${id}`);
  }
  const verified = await client.run(projectContract.methods.verify, {});
  for (const problem of verified.problems) fault(`${problem.kind} ${problem.detail}`);
}
