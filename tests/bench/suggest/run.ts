/**
 * Code suggestions: `node tests/bench/suggest/run.ts [--seeds 5] [--tests 3000] [--data ../shared/data]`.
 * The right code in the top three on unseen rows, banking77 with ten examples a code and THUC titles with fifty, over
 * several draws of the examples, beside scikit-learn on the same draws; and the time of a large training.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '#service/nlp/statistics/random.ts';
import { runSteps } from '#service/nlp/steps.ts';
import { gatherCodedTexts } from '#service/nlp/suggest/coded-texts.ts';
import { createSuggester } from '#service/nlp/suggest/suggester.ts';
import { trainSuggester } from '#service/nlp/suggest/train-suggester.ts';

interface Row {
  readonly text: string;
  readonly code: string;
}
interface Answer {
  readonly seconds: number;
  readonly perText: number;
  readonly top: readonly (readonly string[])[];
}

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    tests: { type: 'string', default: '3000' },
    data: { type: 'string', default: join(root, '../shared/data') },
  },
});
const python = '/usr/bin/python3';
const say = (line: string) => process.stdout.write(`${line}\n`);
const tasks = [
  { name: 'banking77, 10 a code', file: 'en_banking77_train.tsv.gz', examples: 10, chinese: false, goal: 88 },
  { name: 'THUC titles, 50 a class', file: 'zh_thuc_dev.tsv.gz', examples: 50, chinese: true, goal: 88 },
];

function readRows(file: string): Row[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', text = ''] = line.split('\t');
    return { text, code };
  });
}

/** So many examples of each code, and rows apart from them. */
function draw(rows: readonly Row[], examples: number, tests: number, seed: number): { train: Row[]; test: Row[] } {
  const random = createRandom(seed);
  const shuffled = rows.map((row) => ({ row, chance: random() })).sort((left, right) => left.chance - right.chance);
  const counts = new Map<string, number>();
  const train: Row[] = [];
  const test: Row[] = [];
  for (const { row } of shuffled) {
    const count = counts.get(row.code) ?? 0;
    counts.set(row.code, count + 1);
    (count < examples ? train : test).push(row);
  }
  return { train, test: test.slice(0, tests) };
}

function ours(train: readonly Row[], test: readonly Row[]): Answer {
  const started = performance.now();
  const { examples, codes, names } = gatherCodedTexts(train);
  const suggester = createSuggester(runSteps(trainSuggester(examples, codes)).model);
  const trained = performance.now();
  const top = test.map(({ text }) => suggester.suggest(text).map(({ code }) => String(names[code])));
  return { seconds: (trained - started) / 1000, perText: (performance.now() - trained) / 1000 / test.length, top };
}

function theirs(train: readonly Row[], test: readonly Row[], chinese: boolean): Record<string, Answer> {
  const run = spawnSync(python, [join(import.meta.dirname, 'peer.py')], {
    input: JSON.stringify({ train, test: test.map(({ text }) => text), chinese }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`the peer failed: ${run.stderr}`);
  const { models }: { models: Record<string, Answer> } = JSON.parse(run.stdout);
  return models;
}

function shares(answer: Answer, test: readonly Row[]): { first: number; three: number } {
  const hits = (places: number) => test.filter(({ code }, row) => answer.top[row]?.slice(0, places).includes(code) === true).length;
  return { first: (100 * hits(1)) / test.length, three: (100 * hits(3)) / test.length };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const peer = spawnSync(python, ['-c', 'import sklearn; print(sklearn.__version__)'], { encoding: 'utf8' });
const hasPeer = peer.status === 0;
say(hasPeer ? `scikit-learn ${peer.stdout.trim()}` : `skipped: the peer, since ${python} has no scikit-learn`);
say(`load ${loadavg()[0]?.toFixed(1)}`);

for (const { name, file, examples, chinese, goal } of tasks) {
  const path = join(values.data, file);
  if (!existsSync(path)) {
    say(`skipped: ${name}, since ${file} is not in the data folder`);
    continue;
  }
  const rows = readRows(path);
  const found = new Map<string, { first: number; three: number; seconds: number; perText: number }[]>();
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const { train, test } = draw(rows, examples, Number(values.tests), seed);
    for (const [model, answer] of Object.entries({ ours: ours(train, test), ...(hasPeer ? theirs(train, test, chinese) : {}) })) {
      found.set(model, [...(found.get(model) ?? []), { ...shares(answer, test), seconds: answer.seconds, perText: answer.perText }]);
    }
  }
  say(`\n${name}: goal ${goal} in the top three, ${values.seeds} draws`);
  const own = mean(found.get('ours')?.map(({ perText }) => perText) ?? []);
  for (const [model, runs] of found) {
    const three = runs.map((each) => each.three);
    say(
      `  ${model.padEnd(20)} top three ${mean(three).toFixed(1)} (${Math.min(...three).toFixed(1)} to ${Math.max(...three).toFixed(1)}), first ${mean(runs.map((each) => each.first)).toFixed(1)},` +
        ` training ${mean(runs.map((each) => each.seconds)).toFixed(1)} s, a text ${(mean(runs.map((each) => each.perText)) * 1e6).toFixed(0)} µs (${(mean(runs.map((each) => each.perText)) / own).toFixed(1)}x ours)`,
    );
  }
}

const large = join(values.data, 'en_banking77_train.tsv.gz');
if (existsSync(large)) {
  const train = readRows(large);
  const { examples, codes } = gatherCodedTexts(train);
  const before = process.cpuUsage();
  runSteps(trainSuggester(examples, codes));
  const { user, system } = process.cpuUsage(before);
  say(`\nAll ${examples.length} rows of banking77, ${codes.length} codes, with the scale of the scores: ${((user + system) / 1e6).toFixed(1)} s of one core`);
}
