import { describe, expect, it } from 'vitest';
import { codePointLength, hasLoneSurrogate, sliceCodePoints } from '#shared/base/code-points.ts';
import { annotate } from '#service/features/sample/annotations.ts';
import { feeChange, feeLetter, quarterEnd, quarterStart, weekOf } from '#service/features/sample/calendar.ts';
import { sampleCsv } from '#service/features/sample/csv.ts';
import { generateSample } from '#service/features/sample/generate.ts';
import { starterCodebook } from '#service/features/sample/starter-codebook.ts';
import { channelKeys, isAboutFees } from '#service/features/sample/world.ts';

const data = generateSample();
const customers = data.messages.filter(({ role }) => role === 'customer');
const inWeeks = (from: number, to: number) => customers.filter(({ sentAt }) => weekOf(sentAt) >= from && weekOf(sentAt) <= to);
const feeShare = (from: number, to: number): number => {
  const messages = inWeeks(from, to);
  return messages.filter(({ topic }) => isAboutFees(topic)).length / messages.length;
};
const perWeek = (from: number, to: number): number => inWeeks(from, to).length / (to - from + 1);

describe('the invented quarter', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateSample(7)).toEqual(generateSample(7));
    expect(generateSample(8).messages.map(({ text }) => text)).not.toEqual(generateSample(7).messages.map(({ text }) => text));
  });

  it.each([...channelKeys])('has messages of the channel %s in every whole week', (channel) => {
    for (let week = 2; week <= 13; week++) {
      expect(inWeeks(week, week).filter((message) => message.channel === channel).length, `week ${week}`).toBeGreaterThanOrEqual(4);
    }
  });

  it('has about three thousand messages between July and September', () => {
    expect(data.messages.length).toBeGreaterThan(2800);
    expect(data.messages.length).toBeLessThan(3300);
    expect(data.messages.every(({ sentAt }) => sentAt >= quarterStart && sentAt < quarterEnd)).toBe(true);
    expect(new Set(data.messages.map(({ id }) => id)).size).toBe(data.messages.length);
  });

  it('turns loud about fees in week six, for three weeks, and recovers in part', () => {
    expect(weekOf(feeChange)).toBe(6);
    expect(weekOf(feeLetter)).toBe(9);
    expect(feeShare(1, 5)).toBeLessThan(0.15);
    expect(feeShare(6, 8)).toBeGreaterThan(0.4);
    expect(feeShare(10, 13)).toBeLessThan(feeShare(6, 8) * 0.7);
    expect(feeShare(10, 13)).toBeGreaterThan(feeShare(1, 5));
    expect(perWeek(6, 8)).toBeGreaterThan(perWeek(2, 5) * 1.5);
    expect(perWeek(10, 13)).toBeLessThan(perWeek(6, 8) * 0.75);
  });

  it('rates worse in the loud weeks', () => {
    const mean = (from: number, to: number): number => {
      const ratings = inWeeks(from, to).flatMap(({ rating }) => (rating === null ? [] : [rating]));
      return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
    };
    expect(mean(6, 8)).toBeLessThan(mean(2, 5) - 0.4);
    expect(mean(11, 13)).toBeGreaterThan(mean(6, 8) + 0.2);
  });

  it('says nothing of the increase before it happens, nor of the refund before the letter', () => {
    for (const { topic, sentAt, text } of data.messages) {
      if (sentAt < feeChange) expect(topic).not.toBe('fee');
      if (sentAt < feeLetter) expect(topic).not.toBe('feeAfter');
      if (sentAt < feeChange) expect(text).not.toMatch(/0\.50 ?%/);
    }
  });

  it('speaks two languages and both Chinese scripts', () => {
    const english = customers.filter(({ text }) => !/\p{Script=Han}/u.test(text)).length / customers.length;
    expect(english).toBeGreaterThan(0.2);
    expect(english).toBeLessThan(0.36);
    expect(customers.filter(({ text }) => /[贖個們這費戶號銀]/.test(text)).length).toBeGreaterThanOrEqual(40);
  });

  it('hardly repeats itself', () => {
    const distinct = new Set(data.messages.map(({ text }) => text)).size;
    expect(1 - distinct / data.messages.length).toBeLessThan(0.03);
  });

  it('leaves no template marks, empty texts or broken characters', () => {
    for (const { text } of data.messages) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[{}«»|]|\bundefined\b|^\+[^\d]/);
      expect(hasLoneSurrogate(text)).toBe(false);
    }
  });

  it('marks only what stands in the text, with codes of the codebook', () => {
    const codes = new Set(starterCodebook.map(({ key }) => key));
    for (const { text, marks } of data.messages) {
      for (const { code, start, end } of marks) {
        expect(codes.has(code), code).toBe(true);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(codePointLength(text));
        expect(sliceCodePoints(text, start, end)).not.toBe('');
      }
    }
  });

  it('holds texts that software likes to break', () => {
    const all = data.messages.map(({ text }) => text);
    const some = (pattern: RegExp): boolean => all.some((text) => pattern.test(text));
    expect(some(/[\u{20000}-\u{3FFFF}]/u)).toBe(true);
    expect(some(/\u200D/)).toBe(true);
    expect(some(/e[\u0300-\u036F]/)).toBe(true);
    expect(some(/\r\n/)).toBe(true);
  });

  it('keeps conversations whole, in order, with customer and agent', () => {
    const known = new Set(data.people.map(({ id }) => id));
    for (const { id, title } of data.conversations) {
      const turns = data.messages.filter(({ conversation }) => conversation === id);
      expect(title).not.toBe('');
      expect(turns.length).toBeGreaterThanOrEqual(2);
      expect(turns.map(({ sentAt }) => sentAt)).toEqual(turns.map(({ sentAt }) => sentAt).toSorted((left, right) => left - right));
      expect(new Set(turns.map(({ role }) => role)).size).toBe(2);
    }
    expect(data.messages.every(({ participant }) => known.has(participant))).toBe(true);
  });

  it('ties people by family, work and referral, each pair once', () => {
    const kinds = new Set(data.relations.map(({ kind }) => kind));
    for (const kind of ['family', 'work', 'referral'] as const) expect(kinds.has(kind)).toBe(true);
    expect(data.relations.every(({ from, to }) => from !== to)).toBe(true);
    const pairs = data.relations.map(({ from, to }) => [from, to].toSorted().join(' '));
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('the starter coding', () => {
  it('is a tree of some twenty codes with parents first and both languages', () => {
    const seen = new Set<string>();
    for (const { key, parent, color, zh, en } of starterCodebook) {
      if (parent !== null) expect(seen.has(parent)).toBe(true);
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      expect(color).toBeGreaterThanOrEqual(0);
      expect(color).toBeLessThan(8);
      for (const { name, definition } of [zh, en]) expect([name, definition]).not.toContain('');
    }
    expect(seen.size).toBeGreaterThanOrEqual(18);
  });

  it.each(['zh', 'en'] as const)('codes some hundred passages over all topics, none twice, enough of each code to measure it, for %s', (language) => {
    const { codings, memos, showcase } = annotate(data, language);
    const shown = data.messages.filter(({ conversation }) => conversation === showcase);
    expect(shown.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(language === 'zh');
    expect(codings.filter(({ message }) => shown.some(({ id }) => id === message)).length).toBeGreaterThanOrEqual(5);
    expect(codings.length).toBeLessThan(500);
    const marked = new Set(data.messages.flatMap(({ marks }) => marks.map(({ code }) => code)));
    for (const { key } of starterCodebook) if (marked.has(key)) expect([key, codings.filter(({ code }) => code === key).length >= 18]).toEqual([key, true]);
    // Of what the story is about not only the loud weeks were read.
    const weeks = new Set(codings.filter(({ code }) => code === 'change').map(({ message }) => weekOf(data.messages.find(({ id }) => id === message)?.sentAt ?? 0)));
    expect(weeks.size).toBeGreaterThanOrEqual(6);
    const keys = codings.map(({ message, code, span, coder }) => JSON.stringify([message, code, span, coder]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(codings.map(({ code }) => code)).size).toBeGreaterThanOrEqual(10);
    expect(memos.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the sample as CSV', () => {
  it.each(['zh', 'en'] as const)('has one row a message under a header in %s', (language) => {
    const csv = sampleCsv({ language });
    const ids = csv.match(/^"?(CL|CH|TS|RV|SP|SV)-\d{6}/gm);
    expect(ids).toHaveLength(data.messages.length);
    expect(csv.split('\r\n')[0]).toContain(language === 'zh' ? '内容' : 'text');
  });
});
