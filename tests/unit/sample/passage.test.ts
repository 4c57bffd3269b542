import { describe, expect, it } from 'vitest';
import { fillPhrase, joinPassages } from '#service/features/sample/passage.ts';
import { createRandom } from '#service/features/sample/random.ts';

const fill = (phrase: string) => fillPhrase(phrase, (name) => `<${name}>`, createRandom(1));

describe('phrases', () => {
  it.each([
    ['plain', 'plain', []],
    ['a {slot} here', 'a <slot> here', []],
    ['[{one}|{one}] x', '<one> x', []],
    ['[same|same] word', 'same word', []],
    ['«code:marked» rest', 'marked rest', [{ code: 'code', start: 0, end: 6 }]],
    ['\u{20BB7}«code:\u{1F600}b»', '\u{20BB7}\u{1F600}b', [{ code: 'code', start: 1, end: 3 }]],
    ['«a:x «b:y» z»', 'x y z', [{ code: 'b', start: 2, end: 3 }, { code: 'a', start: 0, end: 5 }]],
  ])('%s', (phrase, text, marks) => {
    expect(fill(phrase)).toEqual({ text, marks });
  });

  it.each(['{open', '[open', '«code:open', 'closed»'])('refuses %s', (phrase) => {
    expect(() => fill(phrase)).toThrow();
  });

  it('moves marks with their text when joined, by code points', () => {
    const joined = joinPassages([fill('\u{1F600}'), fill(''), fill('«code:here»')], ' ');
    expect(joined).toEqual({ text: '\u{1F600} here', marks: [{ code: 'code', start: 2, end: 6 }] });
  });
});
