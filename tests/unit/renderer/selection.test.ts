import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextStep } from '#renderer/platform/coding/active-reader.ts';
import { codePointName, findHiddenCharacters, hiddenCharacterName } from '#renderer/features/conversation/selection/hidden-characters.ts';
import { moveEdge } from '#renderer/features/conversation/selection/move-edge.ts';
import { createTextModel, type TextModel } from '#renderer/features/conversation/selection/text-model.ts';
import { rangeAround, stepFrom } from '#renderer/features/conversation/selection/text-steps.ts';

const points = (text: string) => [...text];
const slice = (text: string, start: number, end: number) => points(text).slice(start, end).join('');

/** What a selection holds after each step forward from the start. */
function stretches(text: string, step: TextStep): readonly string[] {
  const model = createTextModel(text);
  const found: string[] = [];
  let at = 0;
  while (at < model.offsets.length) {
    const next = stepFrom(model, at, step, 1);
    found.push(slice(text, at, next));
    at = next;
  }
  return found;
}

const whole = (model: TextModel) => model.offsets.length;

describe('by word', () => {
  test('Chinese is walked by words, not by characters', () => {
    expect(stretches('银行赎回基金', 'word')).toEqual(['银行', '赎回', '基金']);
  });
  test('English skips the space before a word and stops at punctuation', () => {
    expect(stretches('Why was I charged twice?', 'word')).toEqual(['Why', ' was', ' I', ' charged', ' twice', '?']);
  });
  test('mixed text keeps numbers whole', () => {
    expect(stretches('费率由 0.30% 调整为 0.50%', 'word')).toContain(' 0.30');
  });
  test('back goes to the start of the word one is in, then of the one before', () => {
    const model = createTextModel('charged twice');
    expect(stepFrom(model, 10, 'word', -1)).toBe(8);
    expect(stepFrom(model, 8, 'word', -1)).toBe(0);
  });
});

describe('by clause', () => {
  test('a clause ends with its punctuation, full-width or half', () => {
    expect(stretches('你给我念了一遍说明书，我还是不知道钱会不会被锁住。我就问一句', 'clause')).toEqual([
      '你给我念了一遍说明书，',
      '我还是不知道钱会不会被锁住。',
      '我就问一句',
    ]);
    expect(stretches('I called twice, nobody knew. So?', 'clause')).toEqual(['I called twice,', ' nobody knew.', ' So?']);
  });
  test('amounts, times and rates are not cut', () => {
    expect(stretches('调整为 0.50%，15:00 前提交 1,000 元', 'clause')).toEqual(['调整为 0.50%，', '15:00 前提交 1,000 元']);
  });
  test('a closing quotation mark stays with its clause', () => {
    expect(stretches('“到底哪天能拿到钱？”他问。', 'clause')).toEqual(['“到底哪天能拿到钱？”', '他问。']);
  });
});

describe('by sentence', () => {
  test('commas do not end one, line breaks do', () => {
    expect(stretches('谁天天看官网公告啊！发个短信，很难吗？\n现在我想赎回', 'sentence')).toEqual(['谁天天看官网公告啊！', '发个短信，很难吗？', '\n现在我想赎回']);
  });
  test('around the caret: the sentence it is in, without the space around', () => {
    const text = '今天下午申请。 周五孩子交学费能不能用上？';
    const { start, end } = rangeAround(createTextModel(text), 12, 'sentence');
    expect(slice(text, start, end)).toBe('周五孩子交学费能不能用上？');
  });
});

describe('by line', () => {
  test('Home and End stay on the line first, then go to the ends of the turn', () => {
    const model = createTextModel('第一行\r\n第二行');
    expect(stepFrom(model, 1, 'line', 1)).toBe(3);
    expect(stepFrom(model, 6, 'line', -1)).toBe(5);
    expect(stepFrom(model, 5, 'line', -1)).toBe(0);
    expect(stepFrom(model, 3, 'line', 1)).toBe(whole(model));
  });
});

describe('offsets are code points', () => {
  test('astral Han, joined emoji and combining marks are never split', () => {
    const text = '𠮷野家的👩‍👩‍👧‍👦很好';
    const model = createTextModel(text);
    expect(model.offsets.length).toBe(points(text).length);
    const characters: string[] = [];
    for (let at = 0; at < whole(model); ) {
      const next = stepFrom(model, at, 'character', 1);
      characters.push(slice(text, at, next));
      at = next;
    }
    expect(characters).toEqual(['𠮷', '野', '家', '的', '👩‍👩‍👧‍👦', '很', '好']);
  });

  test('every step moves, stays inside the text and is undone by no more than a step back', () => {
    const text = fc.array(fc.constantFrom('赎回', '，', 'fee ', '𠮷', '😀', '\n', '。', ' ', 'e\u0301', '0.5', '”'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom<TextStep>('character', 'word', 'clause', 'sentence', 'line', 'text'), fc.nat(), (drawn, step, seed) => {
        const model = createTextModel(drawn);
        const from = whole(model) === 0 ? 0 : seed % (whole(model) + 1);
        const next = stepFrom(model, from, step, 1);
        const before = stepFrom(model, from, step, -1);
        expect(next).toBeGreaterThanOrEqual(from);
        expect(next).toBeLessThanOrEqual(whole(model));
        expect(before).toBeLessThanOrEqual(from);
        expect(before).toBeGreaterThanOrEqual(0);
        if (from < whole(model)) expect(next).toBeGreaterThan(from);
        if (from > 0) expect(before).toBeLessThan(from);
      }),
    );
  });

  test('in a transcript of two million characters a step looks only around the caret', () => {
    const text = '客户说，今天下午申请。'.repeat(200_000);
    const model = createTextModel(text);
    expect(rangeAround(model, 1_100_003, 'sentence')).toEqual({ start: 1_100_000, end: 1_100_011 });
    expect(stepFrom(model, 1_100_000, 'clause', 1)).toBe(1_100_004);
  });
});

describe('hidden characters', () => {
  test.each([
    ['a right-to-left override', 'abc\u202edef', [3]],
    ['a zero-width space', '赎\u200b回', [1]],
    ['a byte order mark', '\ufeff费', [0]],
    ['a NUL', 'a\u0000b', [1]],
    ['the joiner of an emoji is not one', '👩‍👧', []],
    ['a joiner between letters is one', 'a\u200db', [1]],
    ['tabs and line breaks are not', 'a\tb\r\nc', []],
  ])('%s', (_, text, expected) => {
    expect(findHiddenCharacters(text).map((found) => found.index)).toEqual(expected);
  });
  test('are named as people know them', () => {
    expect([hiddenCharacterName(0x202e), codePointName(0x202e), hiddenCharacterName(0)]).toEqual(['RLO', 'U+202E', '00']);
  });
});

describe('an end moved by a word', () => {
  const moved = (text: string, words: string, edge: 'start' | 'end', direction: 1 | -1) => {
    const model = createTextModel(text);
    const start = points(text.slice(0, text.indexOf(words))).length;
    const span = moveEdge(model, { start, end: start + points(words).length }, edge, direction);
    return slice(text, span.start, span.end);
  };

  test.each([
    ['Why was I charged twice?', 'was I', 'end', 1, 'was I charged'],
    ['Why was I charged twice?', 'was I charged', 'end', -1, 'was I'],
    ['Why was I charged twice?', 'was I', 'start', -1, 'Why was I'],
    ['Why was I charged twice?', 'Why was I', 'start', 1, 'was I'],
    ['银行赎回基金', '赎回', 'end', 1, '赎回基金'],
    ['银行赎回基金', '银行赎回', 'start', 1, '赎回'],
    ['費用 😀 太高', '費用', 'end', 1, '費用 😀'],
  ] as const)('%s: %s, %s %i', (text, words, edge, direction, expected) => {
    expect(moved(text, words, edge, direction)).toBe(expected);
  });
  test('the last word stays, and so does an end at the end of the text', () => {
    expect(moved('Why was I', 'was', 'end', -1)).toBe('was');
    expect(moved('Why was I', 'was', 'start', 1)).toBe('was');
    expect(moved('Why was I', 'was I', 'end', 1)).toBe('was I');
    expect(moved('Why was I', 'Why', 'start', -1)).toBe('Why');
  });
  test('there and back over words and single spaces is where it was', () => {
    const word = fc.constantFrom('fee', '赎回', 'T+2', 'café', '😀', '0.30');
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 8 }), fc.nat(5), (words, at) => {
        const text = words.join(' ');
        const model = createTextModel(text);
        const first = Math.min(at, words.length - 2);
        const start = points(words.slice(0, first).join(' ')).length + (first > 0 ? 1 : 0);
        const span = { start, end: start + points(words[first] ?? '').length };
        const further = moveEdge(model, span, 'end', 1);
        expect(further.end).toBeGreaterThan(span.end);
        const back = moveEdge(model, further, 'end', -1);
        expect(slice(text, back.start, back.end)).not.toMatch(/^\s|\s$/u);
        expect(back.end).toBeLessThan(further.end);
      }),
    );
  });
});
