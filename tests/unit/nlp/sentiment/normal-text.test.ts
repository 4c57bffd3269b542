import { describe, expect, test } from 'vitest';
import { normalise, placeholderCode } from '#service/nlp/sentiment/normal-text.ts';

const placeholder = String.fromCodePoint(placeholderCode);

function normal(text: string): { text: string; places: [number, number][] } {
  const { codes, starts, ends, length } = normalise(text);
  const at = Array.from({ length }, (_, index) => index);
  return { text: String.fromCodePoint(...codes.subarray(0, length)), places: at.map((index) => [starts[index] ?? -1, ends[index] ?? -1]) };
}

describe('placeholders of collected posts', () => {
  test.each([
    ['好吃{%上海·外滩%}', ` 好吃${placeholder} `],
    ['{%一首歌%} {%一部片%}', ` ${placeholder} ${placeholder} `],
    ['{%#话题#%}好', ' {%#话题#%}好 '],
    ['{%没有结束', ' {%没有结束 '],
    [`{%${'长'.repeat(90)}%}`, ` {%${'长'.repeat(3)}%} `],
    ['50{%', ' 50 {% '],
  ])('%s', (text, expected) => {
    expect(normal(text).text).toBe(expected);
  });

  test('one sign stands for all of it, at its place', () => {
    const { text, places } = normal('在{%上海%}。');
    expect(places[text.indexOf(placeholder)]).toEqual([1, 7]);
  });
});
