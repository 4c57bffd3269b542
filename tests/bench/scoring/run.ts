import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectContract } from '#shared/contracts/project.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { deriveKey, readSalt } from '#service/db/key.ts';
import { openReadable, openWritable } from '#service/db/open.ts';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { fillProject } from '../messages/make-project.ts';
import { withService } from '../with-service.ts';

/**
 * A whole scoring run of an encrypted project, beside one thread that only reads and scores and keeps nothing. On a
 * shared machine the time on the wall says little of two threads; the processor's time says what the second one costs.
 */

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '3' }, passphrase: { type: 'string', default: 'bench' } } });
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const path = join(folder, 'bench.verbatim');

try {
  process.stderr.write(`making an encrypted project of ${rows} messages …\n`);
  await withService(folder, (client) => client.call(projectContract.methods.create, { path, passphrase: values.passphrase }));
  const salt = readSalt(path);
  const key = salt === undefined ? null : await deriveKey(values.passphrase, salt);
  const writable = openWritable(path, key, { create: false });
  fillProject(writable, rows);
  writable.close();
  const [run, alone, again]: [Times[], Times[], Times[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const db = openWritable(path, key, { create: false });
    db.exec('DELETE FROM sentiment_chunk');
    db.close();
    alone.push(await timed(() => readAndScore(key)));
    await withService(folder, async (client) => {
      await client.call(projectContract.methods.open, { path, passphrase: values.passphrase });
      for (const list of [run, again]) list.push(await timed(() => client.run(sentimentContract.methods.score, {})));
    });
  }
  const best = (times: readonly Times[], kind: keyof Times) => Math.min(...times.map((each) => each[kind]));
  for (const [name, times] of [['run, two threads, written', run], ['one thread, nothing written', alone], ['a run with nothing to do', again]] as const) {
    console.log(`${name.padEnd(30)} ${best(times, 'wall').toFixed(2)} s, ${best(times, 'processor').toFixed(2)} s of processor`);
  }
  console.log(`${Math.round(rows / best(run, 'wall'))} messages a second; one thread ${(best(alone, 'wall') / best(run, 'wall')).toFixed(2)}x the run, its processor ${(best(alone, 'processor') / best(run, 'processor')).toFixed(2)}x`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Times {
  readonly wall: number;
  readonly processor: number;
}

async function timed(work: () => unknown): Promise<Times> {
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  return { wall: (performance.now() - wall) / 1000, processor: (user + system) / 1e6 };
}

function readAndScore(key: Awaited<ReturnType<typeof deriveKey>> | null): void {
  const db = openReadable(path, key);
  const model = builtInModel();
  let sum = 0;
  for (const text of db.prepare<[], string>('SELECT text FROM message ORDER BY id').pluck().iterate()) sum += scoreOnly(text, model).score;
  db.close();
  if (Number.isNaN(sum)) throw new Error('a score is not a number');
}
