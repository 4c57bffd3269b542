import { describe, expect, test } from 'vitest';
import type { SentimentEvidence } from '#shared/contracts/sentiment.ts';
import { byWeight, reasonsOf } from '#renderer/features/inspector/sentiment-reasons.ts';

const said = (start: number, end: number, weight: number, kind: string): SentimentEvidence => ({ start, end, text: `${start}-${end}`, weight, kind });

describe('the reasons of a score', () => {
  test('what stands on the same words is one reason, with the rules named', () => {
    expect(reasonsOf([said(0, 2, -0.3, 'lexicon'), said(0, 2, -0.1, 'exclamation'), said(4, 5, 0.2, 'negation')])).toEqual([
      { start: 0, end: 2, text: '0-2', weight: -0.4, kinds: ['lexicon', 'exclamation'], rules: ['exclamation'] },
      { start: 4, end: 5, text: '4-5', weight: 0.2, kinds: ['negation'], rules: ['negation'] },
    ]);
  });

  test('what cancels out on its words is no reason', () => {
    expect(reasonsOf([said(0, 2, 0.3, 'lexicon'), said(0, 2, -0.3, 'contrast'), said(3, 4, 0.001, 'ngram')])).toEqual([]);
  });

  test('the heaviest come first, whichever way they speak; equal ones in the order of the text', () => {
    const reasons = reasonsOf([said(0, 1, 0.1, 'ngram'), said(2, 3, -0.5, 'ngram'), said(4, 5, 0.5, 'ngram')]);
    expect(byWeight(reasons).map(({ start }) => start)).toEqual([2, 4, 0]);
  });
});
