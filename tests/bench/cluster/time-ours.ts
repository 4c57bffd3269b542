/** One timed run of ours: reads the JSON file {texts, k, seed} that it is given, writes {assignment, seconds, processor}, from texts to clusters with their labels. */
import { readFileSync } from 'node:fs';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import { builtInSegmentation } from '#service/nlp/segment/index.ts';

interface Task {
  readonly texts: readonly string[];
  readonly k: number;
  readonly seed: number;
}

const [path = ''] = process.argv.slice(2);
const { texts, k, seed }: Task = JSON.parse(readFileSync(path, 'utf8'));
// What a project has loaded before anybody asks for themes.
builtInSegmentation();
const began = performance.now();
const before = process.cpuUsage();
const { assignment } = clusterTexts(texts, { k, seed });
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ assignment: [...assignment], seconds, processor: (user + system) / 1e6 }));
