import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength, sliceCodePoints } from '../../../shared/base/code-points.ts';
import { starterGlossary } from '../../../electron/service/nlp/plain/glossary/starter.ts';
import { checkFaithfulness } from '../../../electron/service/nlp/plain/faithful/check-faithfulness.ts';
import type { GlossaryEntry } from '../../../electron/service/nlp/plain/glossary/entry.ts';
import { createTermFinder } from '../../../electron/service/nlp/plain/glossary/find-terms.ts';
import { applyEdits, placesOfEdits } from '../../../electron/service/nlp/plain/rewrite/apply-edits.ts';
import { createProposer } from '../../../electron/service/nlp/plain/rewrite/propose-edits.ts';
import { rewriteText } from '../../../electron/service/nlp/plain/rewrite/rewrite-text.ts';
import { clauses } from './random-clauses.ts';

const entries = starterGlossary();
const rewritten = (text: string) => rewriteText(text, entries).text;

/** Entries as somebody might write them in haste: each brings in what no rewrite may, and each has a faithful one beside it. */
const hasty = new Map([
  ['保费', '保证返还的钱'],
  ['犹豫期', '20天考虑期'],
  ['退保', '不得退保'],
  ['premium', 'guaranteed payment'],
  ['excess', 'no payment'],
  ['beneficiary', 'borrower'],
]);
const faithful = entries.filter(({ term }) => !hasty.has(term));
const spoilt = entries.flatMap((entry): GlossaryEntry[] => {
  const plain = hasty.get(entry.term);
  return plain === undefined ? [] : [{ ...entry, plain, plainPlural: null, mode: 'replace' }];
});
const places = (edits: readonly { start: number; end: number }[]) => edits.map(({ start, end }) => `${start}-${end}`);
const green = (original: string, rewrite: string) => !checkFaithfulness(original, rewrite, entries).blocked;

describe('what the checks block is never proposed', () => {
  test('every starter entry can be used: its rendering passes in a duty, a condition and a denial', () => {
    const frames = {
      zh: ['本公司应当说明{}的含义。', '如发生{}，投保人须于10日内通知本公司。', '{}不适用于本合同。'],
      en: ['The insurer must explain {} within 10 days.', 'If {} is 5%, we do not pay.', 'The {} may change.'],
    };
    const blocked = entries.flatMap(({ id, term, language }) =>
      frames[language].flatMap((frame) => {
        const original = frame.replace('{}', term);
        const edits = createProposer(original, createTermFinder(entries))(() => false);
        return green(original, applyEdits(original, edits)) ? [] : [`${id}: ${applyEdits(original, edits)}`];
      }),
    );
    expect(blocked).toEqual([]);
  });

  test('whatever stands around the terms', () => {
    fc.assert(
      fc.property(clauses(entries), (original) => {
        // A text that differs from itself, by the checks, has no rewrite that passes.
        fc.pre(green(original, original));
        const { text, edits, blocked } = rewriteText(original, entries);
        expect(blocked).toBe(false);
        expect(green(original, text)).toBe(true);
        expect(applyEdits(original, edits)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('and a bad entry costs none of the others', () => {
    fc.assert(
      fc.property(clauses([...faithful, ...Array.from({ length: 6 }, () => spoilt).flat()], 40), (original) => {
        fc.pre(green(original, original));
        const mixed = rewriteText(original, [...faithful, ...spoilt]);
        expect(mixed.blocked).toBe(false);
        expect(places(mixed.edits)).toEqual(expect.arrayContaining(places(rewriteText(original, faithful).edits)));
      }),
      { numRuns: 150 },
    );
  });

  test('where the first use of a term is refused, the next one is its first', () => {
    const entry = { ...entries[0], id: 'x', language: 'zh', term: '退保', variants: [], plain: '结束合同', mode: 'replace', context: { any: [], none: [] }, keepFormal: true } as GlossaryEntry;
    const original = '甲退保。乙退保。丙退保。';
    const propose = createProposer(original, createTermFinder([entry]));
    expect(applyEdits(original, propose(() => false))).toBe('甲结束合同（退保）。乙结束合同。丙结束合同。');
    expect(applyEdits(original, propose(({ start }) => start === 1))).toBe('甲退保。乙结束合同（退保）。丙结束合同。');
  });
});

describe('a rewrite', () => {
  test.each([
    ['投保人应当于10日内通知本公司。投保人可以解除合同。', '交保费的人（投保人）应当于10日内通知本公司。交保费的人可以解除合同。'],
    ['投保人应於10日內通知本公司。', '交保费的人（投保人）应於10日內通知本公司。'],
    ['罹患重大疾病的，按合同处理。', '患上重大疾病（合同列明的大病）的，按合同处理。'],
    ['The policyholder pays. Policyholders may cancel.', 'The person who owns the policy (policyholder) pays. People who own the policy may cancel.'],
    ['If a beneficiary dies prior to payment, we hold the amount.', 'If a person who receives the money (beneficiary) dies before payment, we hold the amount.'],
    ['Cover commences on 1 May 2026.', 'Cover starts on 1 May 2026.'],
  ])('%s', (original, expected) => {
    expect(rewritten(original)).toBe(expected);
  });

  test.each([
    '《投保人须知》',
    '合同中“投保人”一词',
    '受保障的人（被保险人）',
    '投保人（交保费的人）',
    'the "policyholder" clause',
    'the policyholder protection scheme',
    '“The policyholder” means you.',
    '写信到policyholder@example.com索取',
    'see https://example.com/policyholder',
  ])('%s is left as it stands', (text) => {
    expect(rewritten(text)).toBe(text);
  });

  test('a long text without a space or a stop has an answer', () => {
    const text = '好'.repeat(200_000);
    expect(rewriteText(text, entries)).toMatchObject({ text, edits: [], blocked: false });
  });

  test('a term is rendered in the sense that its sentence selects', () => {
    expect(rewritten('基金赎回需要三天。')).toContain('赎回（');
    expect(rewritten('他把抵押的房子赎回来了。')).not.toContain('（');
  });

  test('edits are spans of the original, and taking them back gives it to the byte', () => {
    const words = entries.flatMap(({ term, variants }) => [term, ...variants]);
    const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom('，', '。', '\r\n', '“', '”', '（', '）', ' ', '不得', '10日', '😀', '𠮷', 'e\u0301', 'The ', ' must '), fc.string({ unit: 'binary', maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')), (original) => {
        const { text, edits, blocked } = rewriteText(original, entries);
        expect(applyEdits(original, edits)).toBe(text);
        expect(blocked && edits.length > 0).toBe(false);
        const places = placesOfEdits(edits);
        const back = edits.map(({ start, end }, index) => ({ start: places[index]?.start ?? 0, end: places[index]?.end ?? 0, replacement: sliceCodePoints(original, start, end), entry: '' }));
        expect(applyEdits(text, back)).toBe(original);
        for (const [index, { start, end }] of edits.entries()) {
          expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
          expect(end).toBeLessThanOrEqual(codePointLength(original));
        }
      }),
    );
  });
});
