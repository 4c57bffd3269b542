/**
 * Clusters: `node tests/bench/cluster/run.ts [--data ../shared/data] [--seeds 5] [--rows 100000] [--rounds 3] [--grams 1,2] [--only quality|time]`.
 * Quality: with the true number, the normalised mutual information of clusters and subjects on three sets, mean of the
 * seeds, beside the goals; and the number that is chosen. Time: themes over many texts of many sources, ours and
 * scikit-learn's in turn, each in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normalisedMutualInformation } from '#service/nlp/cluster/agreement.ts';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import { classesOf, hasData, mixSources, readQualitySets } from './data-sets.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '../shared/data') },
    seeds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    grams: { type: 'string', default: '1,2' },
    only: { type: 'string' },
  },
});
const python = '/usr/bin/python3';
const goals: Readonly<Record<string, number>> = { en_banking77_train: 0.64, zh_thuc_dev: 0.36, zh_finnl_topics: 0.43 };
const say = (line: string) => process.stdout.write(`${line}\n`);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const median = (numbers: readonly number[]): number => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

function quality(): void {
  say(`\nNormalised mutual information with the true number, ${values.seeds} seeds`);
  for (const set of readQualitySets(values.data, undefined)) {
    const { classes, count } = classesOf(set);
    const found = Array.from({ length: Number(values.seeds) }, (_, index) => {
      const { assignment, clusters } = clusterTexts(set.texts, { k: count, seed: index + 1 });
      return { nmi: normalisedMutualInformation(assignment, classes), used: clusters.filter(({ size }) => size > 0).length };
    });
    const figures = found.map(({ nmi }) => nmi);
    const goal = goals[set.name] ?? 0;
    const chosen = clusterTexts(set.texts, { k: 'auto', seed: 1 });
    say(
      `  ${set.name.padEnd(20)} ${set.texts.length} texts, ${count} subjects: ${mean(figures).toFixed(3)} (${figures.map((each) => each.toFixed(3)).join(' ')}), goal ${goal.toFixed(2)}` +
        `${mean(figures) >= goal ? '' : ' NOT REACHED'}; clusters with texts ${Math.min(...found.map(({ used }) => used))};` +
        ` with auto ${chosen.k} clusters, ${(100 * chosen.coverage).toFixed(0)}% mapped, ${normalisedMutualInformation(chosen.assignment, classes).toFixed(3)}`,
    );
  }
}

interface Timed {
  readonly assignment: readonly number[];
  readonly seconds: number;
  /** Processor time, which the load of the machine stretches less. */
  readonly processor: number;
  readonly parts?: Readonly<Record<string, number>>;
}

function runProcess(program: string, args: readonly string[], task: string): Timed {
  const run = spawnSync(program, [...args, task], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${program} failed: ${run.stderr}`);
  const timed: Timed = JSON.parse(run.stdout);
  return timed;
}

function time(): void {
  const set = mixSources(values.data, Number(values.rows), 1);
  const { classes, count } = classesOf(set);
  say(`\n${set.texts.length} texts of ${count} classes of all sources, from texts to clusters; load ${loadavg()[0]?.toFixed(1)}, ${availableParallelism()} cores`);
  const peer = spawnSync(python, ['-c', 'import sklearn; print(sklearn.__version__)'], { encoding: 'utf8' });
  if (peer.status !== 0) say(`  skipped: scikit-learn, since ${python} has none (apt-get install python3-sklearn)`);
  const folder = mkdtempSync(join(tmpdir(), 'cluster-bench-'));
  try {
    const ours: Timed[] = [];
    const theirs: Timed[] = [];
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      const task = join(folder, `${round}.json`);
      writeFileSync(task, JSON.stringify({ texts: set.texts, k: count, seed: round, grams: values.grams.split(',').map(Number) }));
      ours.push(runProcess(process.execPath, [join(import.meta.dirname, 'time-ours.ts')], task));
      if (peer.status === 0) theirs.push(runProcess(python, [join(import.meta.dirname, 'scikit-learn.py')], task));
      report(`round ${round} ours`, ours.at(-1), classes);
      report(`round ${round} scikit-learn ${peer.stdout.trim()}`, theirs.at(-1), classes);
    }
    if (theirs.length === 0) return;
    const ratio = (figure: (timed: Timed) => number) => median(theirs.map((each, round) => figure(each) / figure(ours[round] ?? each)));
    const nmi = (runs: readonly Timed[]) => mean(runs.map(({ assignment }) => normalisedMutualInformation(assignment, classes)));
    say(
      `  ${ratio(({ seconds }) => seconds).toFixed(1)}x as fast (${ratio(({ processor }) => processor).toFixed(1)}x by processor time), goal 5x;` +
        ` NMI ${nmi(ours).toFixed(3)} beside ${nmi(theirs).toFixed(3)}, goal no more than .02 below`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(name: string, timed: Timed | undefined, classes: Int32Array): void {
  if (timed === undefined) return;
  const parts = Object.entries(timed.parts ?? {}).map(([part, seconds]) => `, ${part} ${seconds.toFixed(1)}`).join('');
  say(
    `  ${name.padEnd(32)} ${timed.seconds.toFixed(1)} s, ${timed.processor.toFixed(1)} s of processor, NMI ${normalisedMutualInformation(timed.assignment, classes).toFixed(3)}${parts}`,
  );
}

if (!hasData(values.data)) say(`skipped: no development data in ${values.data}`);
else {
  if (values.only !== 'time') quality();
  if (values.only !== 'quality') time();
}
