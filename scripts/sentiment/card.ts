import { readNgrams } from '#service/nlp/sentiment/model-file.ts';
import { loadSentimentModel } from '#service/nlp/sentiment/model.ts';
import { labelledSets, statingSets, type Language } from './data.ts';
import type { Measures } from './measures.ts';
import { accuracies, type Prediction } from './validate.ts';

const decimal = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(1));

/** The model card, Markdown: what the model is, what it learnt from, how well it does and where it fails. */
export function writeCard(version: string, text: string, measures: Readonly<Record<Language, Measures>>): string {
  const model = loadSentimentModel(text);
  const sizes = (['zh', 'en'] as const).map((language) => {
    const { ngrams, scale, neutral, posts } = model.file[language];
    const ofPosts = posts === undefined ? '' : `, ${readNgrams(posts.ngrams, posts.scale).length} for polarity in posts, ${readNgrams(posts.register.ngrams, posts.register.scale).length} to know posts by`;
    return `${language}: ${readNgrams(ngrams, scale).length} n-grams for polarity, ${readNgrams(neutral.ngrams, neutral.scale).length} for neutrality${ofPosts}`;
  });
  return `# Model card: ${version}

Written by \`node scripts/train-sentiment.mjs FOLDER\`; do not edit by hand.

A linear model for each of Chinese and English over an explicit dictionary of n-grams (${sizes.join('; ')}), weights rounded to 255 steps, together with hand-written lexicons and rules (negation, degree, contrast, exclamation, repetition, emoji, business figures) whose weight beside the n-grams is learnt. A row weighs the less the more rows share its source and side, so that large sources do not drown small ones, and that a source mostly complains does not make its words complaints. ${Math.round(Buffer.byteLength(text) / 1000)} kB of JSON. No text of the data is in it; n-grams have at most 26 characters and stand in at least two (English) or three (Chinese) texts.

The score is 2p - 1 for the probability p of positive, by temperature scaling on cross-validated scores (zh ${measures.zh.temperatures.general.toFixed(2)}, posts ${measures.zh.temperatures.posts.toFixed(2)}, en ${measures.en.temperatures.general.toFixed(2)}). Its sign decides between two sides and is that of the label; where the label is neutral or mixed, 0.3 of it is left, so that such a text lies within ±0.3.

## Posts

In Chinese microblogs words and emoticons speak otherwise than in reviews: a part of its own learns from them alone, and the general part from everything. The more a text is a post, the more the part for posts has of the word, at most 0.7. What tells posts is how they are written, not what they are about: emoticons, signs, Latin letters, pronouns and particles, with a log-odds of 0.75 taken off, so that reviews of things that no training text was about are not taken for posts. Places, music and films that a collection keeps as \`{%…%}\` count as one sign.

## Neutral and mixed

Neutral is a decision of its own, not a third class of the polarity: how strong the score is, how much lexicon evidence there is and how densely it stands, questions, addresses and length. In English, n-grams help with a small weight, since there are labelled neutral texts of four sources; in Chinese none are used, because the neutral texts at hand would teach topics. The threshold is chosen by cross-validation, every source counting alike. Mixed is a rule: both sides have strong lexicon evidence in different clauses and neither has clearly won.

## Data

${table(['set', 'what', 'licence as stated', 'rows used'], [...labelledSets, ...statingSets].map(({ name, language, about, licence }) => [
    name, about, licence, String(measures[language].predictions.filter(({ row }) => row.source === name).length),
  ]))}

The last two have no sentiment labels; their texts ask and report, and are taken as neutral. zh_finfe_3class and zh_finnsp_negative are not learnt from: bullish and bearish, or negative about a named firm, is another question than whether a text praises or complains.

## Measures

Accuracy in per cent. Two-way: rows labelled positive or negative, by the sign of the score. Three-way: all rows, mixed counted as neutral. Cross-validated: five folds by a hash of the text, choice of n-grams and thresholds repeated in each. Left out: a model that saw nothing of the source, as a new kind of text would be met.

${table(['set', 'two-way', 'three-way', 'macro-F1 of the labels in the set', 'source left out, two-way', 'three-way'], labelledSets.map(({ name, language }) => {
    const own = measures[language].predictions.filter(({ row }) => row.source === name);
    const left = accuracies(measures[language].sources.get(name) ?? []);
    const { twoWay, threeWay } = accuracies(own);
    return [name, decimal(twoWay), decimal(threeWay), decimal(macroF1(own)), decimal(left.twoWay), decimal(left.threeWay)];
  }))}

Shopping, by category, each left out in training:

${table(['category', 'rows', 'two-way'], [...measures.zh.categories].map(([name, predictions]) => [name, String(predictions.length), decimal(accuracies(predictions).twoWay)]))}

Texts taken as neutral and called neutral: ${statingSets.map(({ name }) => `${name} ${decimal(accuracies(measures.zh.predictions.filter(({ row }) => row.source === name)).threeWay)} cross-validated, ${decimal(accuracies(measures.zh.sources.get(name) ?? []).threeWay)} left out`).join('; ')}.

Editorials and company news are in none of the sets. Sentences of both kinds were written for the purpose before any model was run on them; lexicon and rules were then improved with the larger part of them in sight, while a smaller part was held back. \`tests/bench/sentiment\` measures them.

Calibration, cross-validated, two-way rows to which the model gives a side: how many are positive where the model says so many are.

${table(['language', '0-10', '10-30', '30-50', '50-70', '70-90', '90-100'], (['zh', 'en'] as const).map((language) => [language, ...calibration(measures[language].predictions)]))}

## Known failures

- Sarcasm ("great, another delay") is read as it stands, unless the words around it were met in training.
- Business headlines without a figure or a word for its direction; news that is good for one party and bad for another; stock-forum talk, where the label means an expectation.
- Book reviews: praise and complaint are about the book's contents, whose words the lexicon takes for the reviewer's.
- Microblogs: labels follow the mood of the moment; a sad story told with a smile is taken for the smile, sayings and news have a side in the labels that the text does not show. Of 200 cross-validated errors we read, about a quarter bear a label that the text contradicts, and a third show no side at all.
- Long texts are one score; what matters in them may be one sentence. The evidence shows where.
- Other languages in Latin or Chinese script: treated as English or Chinese, mostly neutral, not reliably so.
- The labels themselves: reviews are labelled by stars, so that a mild complaint in a four-star review counts as positive.
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The mean over the labels that occur of F1 three ways, mixed counted as neutral, in per cent; two ways where no row is neutral. */
export function macroF1(predictions: readonly Prediction[]): number {
  const labels = [...new Set(predictions.map(({ row }) => row.label))];
  const isTwoWay = !labels.includes('neutral');
  const said = ({ label, score }: Prediction): string => (isTwoWay ? (score > 0 ? 'positive' : 'negative') : label === 'mixed' ? 'neutral' : label);
  const scores = labels.map((label) => {
    const right = predictions.filter((each) => each.row.label === label && said(each) === label).length;
    const wrong = predictions.filter((each) => (each.row.label === label) !== (said(each) === label)).length;
    return (200 * right) / (2 * right + wrong);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function calibration(predictions: readonly Prediction[]): string[] {
  const sided = predictions.filter(({ row, label }) => row.label !== 'neutral' && (label === 'positive' || label === 'negative'));
  const edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001];
  return edges.slice(1).map((edge, index) => {
    const own = sided.filter(({ score }) => (score + 1) / 2 >= (edges[index] ?? 0) && (score + 1) / 2 < edge);
    return own.length === 0 ? '' : decimal((100 * own.filter(({ row }) => row.label === 'positive').length) / own.length);
  });
}
