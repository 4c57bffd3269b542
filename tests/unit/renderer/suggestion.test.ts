import { describe, expect, test } from 'vitest';
import type { Coding } from '#shared/contracts/coding.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { intervalText, measureText } from '#renderer/platform/coding/measure-text.ts';
import { focusedProposal } from '#renderer/platform/coding/proposals.ts';
import { createSpanKeeper } from '#renderer/features/conversation/coded-span.ts';
import { panelRows } from '#renderer/features/coding/panel-rows.ts';
import { jobShare } from '#renderer/features/suggestion/job-share.ts';

const proposal = (code: number, span: Proposal['span'], score = 0.8, message = 5): Proposal => ({ message, code, span, quote: null, score });
const coding = (id: number, message: number, span: Coding['span']): Coding => ({
  id, guid: '', message, code: 1, span, quote: null, intact: true, coder: '林', createdAt: 0, origin: 'manual',
});
const words = (key: string, params: Record<string, unknown> = {}) => `${key} ${Object.values(params).join(' ')}`.trim();
const format = createFormat('en', words);

describe('the proposal that a key decides on', () => {
  const whole = proposal(1, null);
  const early = proposal(2, { start: 0, end: 10 });
  const late = proposal(3, { start: 20, end: 30 });
  const doubtful = proposal(4, { start: 40, end: 50 }, 0.3);
  test.each([
    ['touches the caret', [early, late], { anchor: 25, focus: 25 }, late],
    ['touches the selection, whichever way it was made', [early, late], { anchor: 22, focus: 18 }, late],
    ['is else the first of the message', [late, early], { anchor: 15, focus: 15 }, early],
    ['may be of the whole message', [late, whole], { anchor: 0, focus: 0 }, whole],
    ['is never one that is only possible', [doubtful], { anchor: 45, focus: 45 }, undefined],
    ['is none where nothing is proposed', [], { anchor: 0, focus: 0 }, undefined],
  ])('%s', (_, proposals, position, expected) => {
    expect(focusedProposal(proposals, position)).toBe(expected);
  });
});

describe('the codings panel', () => {
  test('lists proposals behind the codings of their message, in the order of the text', () => {
    const places = new Map([[5, 0], [6, 1]]);
    const codings = [coding(1, 5, null), coding(2, 5, { start: 3, end: 9 }), coding(3, 6, null)];
    const rows = panelRows(codings, [proposal(8, { start: 7, end: 9 }), proposal(7, { start: 1, end: 2 }), proposal(7, null, 0.9, 6)], places);
    expect(rows.map(({ key }) => key)).toEqual(['coding-1', 'coding-2', 'proposal-5-7', 'proposal-5-8', 'coding-3', 'proposal-6-7']);
  });
  test('is the codings alone without proposals', () => {
    expect(panelRows([coding(1, 5, null)], [], new Map()).map(({ key }) => key)).toEqual(['coding-1']);
  });
});

describe('drawn beside codings', () => {
  const codes = new Map([[1, { name: '费率变动', color: 1 }], [2, { name: '告知不足', color: 2 }]]);
  test('a proposal is a span of its own, told from codings, and is drawn anew only when it changes', () => {
    const keeper = createSpanKeeper();
    const codings = [coding(1, 5, { start: 0, end: 10 })];
    const proposals = [proposal(2, { start: 4, end: 8 })];
    const [coded, proposed] = keeper.spansOf(5, codings, proposals, codes, '?').index.overlapping(0, 100);
    expect(coded).toMatchObject({ id: 1, name: '费率变动', lane: 0, proposal: undefined });
    expect(proposed).toMatchObject({ name: '告知不足', lane: 1, coder: '', proposal: proposals[0] });
    expect(proposed?.id ?? 0).toBeLessThan(-1_000_000);
    const again = keeper.spansOf(5, [...codings, coding(2, 5, { start: 20, end: 30 })], proposals, codes, '?').index.overlapping(4, 8);
    expect(again[1]).toBe(proposed);
    expect(keeper.spansOf(5, codings, [], codes, '?').index.overlapping(4, 8)).toHaveLength(1);
  });
});

describe('measures', () => {
  test('name their denominator, mark small ones, and say so where there is none', () => {
    expect(measureText({ value: 0.8125, low: 0.7, high: 0.89, n: 64 }, words, format)).toBe('platform.precision 0.81 64');
    expect(measureText({ value: 0.8, low: 0.5, high: 0.9, n: 10 }, words, format)).toBe('platform.precision.small 8 10');
    expect(measureText({ value: null, low: null, high: null, n: 0 }, words, format)).toBe('platform.precision.unknown');
    expect(measureText(undefined, words, format)).toBe('platform.precision.unknown');
    expect(intervalText({ value: 0.8125, low: 0.7, high: 0.894, n: 64 }, words, format)).toBe('platform.precision.interval 0.70 0.89');
  });
});

test('a job is as far as its step says, and never goes back from one to the next', () => {
  const at = (step: string, done: number, total: number) => jobShare({ step, done, total, rate: 0, secondsLeft: null }) ?? -1;
  expect(at('read', 0, 10)).toBe(0);
  expect(at('read', 10, 10)).toBeCloseTo(at('learn', 0, 60));
  expect(at('learn', 60, 60)).toBe(1);
  expect(at('propose', 10, 10)).toBeCloseTo(at('write', 0, 5));
  for (const unknown of [undefined, null, 7, {}, { step: 'other', done: 1, total: 2 }, { step: 'learn', done: 0, total: 0 }]) expect(jobShare(unknown)).toBeUndefined();
});
