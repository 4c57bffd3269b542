import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadSentimentModel, scoreOnly, writeSentimentModel } from '#service/nlp/sentiment/index.ts';
import { modelOf } from '#service/nlp/sentiment/model.ts';
import type { LabelledRow } from '../../../scripts/sentiment/data.ts';
import { prepare, rowsWhere, trainPolarity, trainPosts, withPosts } from '../../../scripts/sentiment/pipeline.ts';
import { settings } from '../../../scripts/sentiment/settings.ts';

const python = '/usr/bin/python3';
/** Rounds before those that count: few texts are scored before the code has been compiled. */
const warmUp = 3;

/**
 * P9: texts a second from text to label beside scikit-learn's usual model (TF-IDF of one to three characters, linear
 * SVC), in interleaved rounds on one thread each. Both learn from four folds and answer the fifth, so that speed stands
 * beside accuracy.
 */
export async function compareSpeed(all: readonly LabelledRow[], rounds: number, say: (line: string) => void): Promise<void> {
  if (spawnSync(python, ['-c', 'import sklearn']).status !== 0) {
    say(`P9 was skipped: scikit-learn is not installed for ${python} (Debian: python3-sklearn).`);
    return;
  }
  const rows = all.filter(({ label }) => label !== 'neutral');
  const held = rows.filter(({ fold }) => fold === 0);
  const prepared = prepare('zh', rows);
  const learntFrom = rowsWhere(prepared, ({ fold }) => fold !== 0);
  const file = withPosts(trainPolarity(prepared, learntFrom, settings), 'zh', trainPosts(prepared, learntFrom, settings), 1);
  const model = loadSentimentModel(writeSentimentModel(modelOf(file)));
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-bench-sentiment-'));
  const side = ({ text, label }: LabelledRow) => ({ text, positive: label === 'positive' });
  writeFileSync(join(scratch, 'rows.json'), JSON.stringify({ train: rows.filter(({ fold }) => fold !== 0).map(side), test: held.map(side) }));
  const peer = spawn(python, [join(import.meta.dirname, 'peer.py'), join(scratch, 'rows.json')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<number> => {
    const { value, done } = await answers.next();
    if (done === true) throw new Error('scikit-learn ended before its answer.');
    return Number(value);
  };
  try {
    const theirRight = await answer();
    const ourRight = held.filter(({ text, label }) => scoreOnly(text, model).score > 0 === (label === 'positive')).length / held.length;
    const seconds: [ours: number[], theirs: number[]] = [[], []];
    for (let round = -warmUp; round < rounds; round += 1) {
      const began = performance.now();
      for (const { text } of held) scoreOnly(text, model);
      const ours = (performance.now() - began) / 1000;
      peer.stdin.write('again\n');
      const theirs = await answer();
      if (round < 0) continue;
      seconds[0].push(ours);
      seconds[1].push(theirs);
    }
    const [ours, theirs] = seconds.map((list) => held.length / (list.toSorted((left, right) => left - right)[Math.floor(list.length / 2)] ?? NaN));
    const characters = held.reduce((sum, { text }) => sum + text.length, 0) / held.length;
    say(`P9: ${held.length} Chinese texts of ${Math.round(characters)} characters, ${rounds} rounds. Ours ${Math.round(ours ?? NaN)} texts a second, ${(ourRight * 100).toFixed(1)}% right;`);
    say(`scikit-learn ${Math.round(theirs ?? NaN)}, ${(theirRight * 100).toFixed(1)}% right: ${((ours ?? NaN) / (theirs ?? NaN)).toFixed(1)} times (goal 5).`);
  } finally {
    peer.stdin.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}
