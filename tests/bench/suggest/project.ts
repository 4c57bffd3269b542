/**
 * Learning and proposing in a whole project: `node tests/bench/suggest/project.ts [--rows 100000] [--codings 5000] [--codes 40]`.
 * How long both jobs take, how long a window waits for the suggestions of a screen of messages meanwhile, and beside
 * them what a plain nearest neighbour by cosine in JavaScript takes for the same texts and examples.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newGuid } from '#shared/base/ids.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import type { Client } from '#shared/rpc/client.ts';
import { openWritable, type WritableDatabase } from '#service/db/open.ts';
import { contextHash } from '#service/features/coding/span.ts';
import { generateMessages } from '../corpus.ts';
import { fillProject, randomFrom } from '../messages/make-project.ts';
import { withService } from '../with-service.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, codings: { type: 'string', default: '5000' }, codes: { type: 'string', default: '40' } },
});
const [rows, codings, codes] = [Number(values.rows), Number(values.codings), Number(values.codes)];
/** Words by which a code is known, and how many of them stand in a coded clause. */
const [wordsOfCode, wordsOfClause] = [12, 4];
/** One clause in so many says something of a code. */
const saying = 3;
const suggestion = suggestionContract.methods;
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const path = join(folder, 'bench.verbatim');
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Coded {
  readonly text: string;
  readonly code: number;
}

try {
  process.stderr.write(`making a project of ${rows} messages with ${codings} codings of ${codes} codes …\n`);
  await withService(folder, (client) => client.call(projectContract.methods.create, { path, passphrase: null }));
  const db = openWritable(path, null, { create: false });
  fillProject(db, rows);
  const examples = codeProject(db);
  const texts = db.prepare<[], string>('SELECT text FROM message ORDER BY id LIMIT 2000').pluck().all();
  db.close();
  await withService(folder, async (client) => {
    await client.call(projectContract.methods.open, { path, passphrase: null });
    const learnt = await timed(client, 'learn', () => client.run(suggestion.learn, {}));
    const proposed = await timed(client, 'propose', () => client.run(suggestion.propose, {}));
    await client.call(codingContract.methods.add, { message: rows, code: 1, span: null });
    const again = await timed(client, 'learn after one more coding', () => client.run(suggestion.learn, {}));
    const peer = nearestNeighbours(texts, examples);
    say(
      `\nPlain cosine with ${examples.length} examples, words only: ${(peer * 1e6).toFixed(0)} µs a text, ${(peer * rows).toFixed(0)} s for all;` +
        ` learning and proposing ${(learnt + proposed).toFixed(1)} s of processor, ${((peer * rows) / (learnt + proposed)).toFixed(1)}x as fast;` +
        ` learning again ${(again / learnt).toFixed(2)}x the first`,
    );
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Gives the messages texts of the corpus with clauses that say something of a code, and codes some of these. */
function codeProject(db: WritableDatabase): Coded[] {
  const random = randomFrom(7);
  const vocabulary = Array.from({ length: codes }, (_, code) => Array.from({ length: wordsOfCode }, (_word, word) => `${'bcdfglmnprst'[word]}${'aeiou'[code % 5]}${'klmnprst'[code % 8]}${code}`.replace(/\d/g, (digit) => 'aeioulnrst'[Number(digit)] ?? '')));
  const examples: Coded[] = [];
  db.transaction(() => {
    db.exec('DELETE FROM coding; DELETE FROM code');
    const insertCode = db.prepare("INSERT INTO code (id, guid, parent_id, position, name, color, definition, inclusion, exclusion, example, retired, created_at) VALUES (?, ?, NULL, ?, ?, ?, '', '', '', '', 0, 0)");
    for (let code = 1; code <= codes; code++) insertCode.run(code, newGuid(), code, `Code ${code}`, code % 8);
    const coder = db.prepare<[], number>('SELECT min(id) FROM coder').pluck().get() ?? 1;
    const update = db.prepare('UPDATE message SET text = ? WHERE id = ?');
    const insertCoding = db.prepare("INSERT INTO coding (guid, message_id, code_id, start_offset, end_offset, quote, context_hash, coder_id, created_at, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 'manual')");
    let id = 0;
    for (const message of generateMessages(rows, 1)) {
      id += 1;
      const before = `${message.text.replaceAll(/[^\p{L}\p{N} ,，。.!?！？]/gu, '')}. `;
      if (random() * saying >= 1) {
        update.run(before, id);
        continue;
      }
      const code = Math.floor(random() * codes);
      const quote = `${Array.from({ length: wordsOfClause }, () => vocabulary[code]?.[Math.floor(random() * wordsOfCode)] ?? '').join(' ')}.`;
      const text = `${before}${quote}`;
      update.run(text, id);
      if (examples.length >= codings || random() * rows >= codings * saying * 1.5) continue;
      const start = [...before].length;
      insertCoding.run(newGuid(), id, code + 1, start, start + [...quote].length, quote, contextHash(text, before.length, text.length), coder);
      examples.push({ text: quote, code });
    }
  }).immediate();
  return examples;
}

/** Runs a job and says what it took, and how long suggestions of a screen of messages were waited for meanwhile. Returns seconds of processor. */
async function timed(client: Client, name: string, work: () => Promise<unknown>): Promise<number> {
  const waits: number[] = [];
  const state = { over: false };
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  const running = work().finally(() => {
    state.over = true;
  });
  for (let from = 1; !state.over; from += 40) {
    const asked = performance.now();
    await client.call(suggestion.ofMessages, { messages: Array.from({ length: 40 }, (_, index) => 1 + ((from + index) % rows)) });
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const result = await running;
  const { user, system } = process.cpuUsage(processor);
  const seconds = (user + system) / 1e6;
  waits.sort((left, right) => left - right);
  say(
    `${name.padEnd(30)} ${((performance.now() - wall) / 1000).toFixed(1)} s, ${seconds.toFixed(1)} s of processor; suggestions of 40 messages meanwhile: median ${waits[waits.length >> 1]?.toFixed(0)} ms,` +
      ` longest ${waits.at(-1)?.toFixed(0)} ms; load ${loadavg()[0]?.toFixed(1)}; ${JSON.stringify(result)}`,
  );
  return seconds;
}

/** Seconds a text of a nearest neighbour as anybody would write it: maps of words, every example looked at. */
function nearestNeighbours(texts: readonly string[], examples: readonly Coded[]): number {
  const vector = (text: string) => {
    const counts = new Map<string, number>();
    for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    return { counts, length: Math.hypot(...counts.values()) };
  };
  const known = examples.map(({ text, code }) => ({ ...vector(text), code }));
  const started = performance.now();
  let checked = 0;
  for (const text of texts) {
    const own = vector(text);
    const best = new Map<number, number>();
    for (const { counts, length, code } of known) {
      let product = 0;
      for (const [word, count] of counts) product += count * (own.counts.get(word) ?? 0);
      const cosine = product / (length * own.length);
      if (cosine > (best.get(code) ?? 0)) best.set(code, cosine);
    }
    checked += [...best].toSorted((left, right) => right[1] - left[1]).slice(0, 3).length;
  }
  if (checked === 0) throw new Error('no example is like any text');
  return (performance.now() - started) / 1000 / texts.length;
}
