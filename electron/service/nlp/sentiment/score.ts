import type { SentimentLabel } from '#shared/contracts/sentiment.ts';
import type { SentimentModel } from './model.ts';
import { normalise, type NormalText } from './normal-text.ts';
import type { Evidence, ExplainedSentiment, Sentiment, TextLanguage } from './result.ts';
import { applyRules, type Contribution } from './rules.ts';

/** Label and score of a text with every reason at its place. Any text has an answer: one without evidence is neutral, 0. */
export function scoreSentiment(text: string, model: SentimentModel): ExplainedSentiment {
  const normal = normalise(text);
  const contributions = contributionsOf(normal, model);
  const evidence = contributions
    .filter(({ value }) => value !== 0)
    .map(({ from, to, value, kind }): Evidence => ({ start: normal.starts[from] ?? 0, end: normal.ends[to - 1] ?? 0, weight: value, kind }))
    .toSorted((left, right) => left.start - right.start || left.end - right.end);
  return { ...decide(contributions), language: languageOf(contributions), evidence };
}

/** Label and score only, for scoring in bulk. */
export function scoreOnly(text: string, model: SentimentModel): Sentiment {
  return decide(contributionsOf(normalise(text), model));
}

function contributionsOf(normal: NormalText, model: SentimentModel): Contribution[] {
  const contributions = applyRules(normal);
  for (let at = 0; at < normal.length; at += 1) {
    let node = 0;
    for (let next = at; next < normal.length; next += 1) {
      node = model.trie.step(node, normal.codes[next] ?? 0);
      if (node < 0) break;
      const index = model.trie.value(node);
      const value = model.weights[index];
      if (value !== undefined) contributions.push({ from: at, to: next + 1, value, kind: 'ngram', language: 'any' });
    }
  }
  return contributions;
}

function decide(contributions: readonly Contribution[]): Sentiment {
  let positive = 0;
  let negative = 0;
  for (const { value } of contributions) {
    if (value > 0) positive += value;
    else negative -= value;
  }
  const score = Math.tanh((positive - negative) / 4);
  return { label: labelOf(score, Math.min(positive, negative)), score };
}

function labelOf(score: number, weaker: number): SentimentLabel {
  if (weaker >= 2 && Math.abs(score) < 0.4) return 'mixed';
  if (Math.abs(score) < 0.2) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}

function languageOf(contributions: readonly Contribution[]): TextLanguage {
  const chinese = contributions.some(({ language }) => language === 'zh');
  const english = contributions.some(({ language }) => language === 'en');
  if (chinese && english) return 'mixed';
  if (chinese) return 'zh';
  return english ? 'en' : 'none';
}
