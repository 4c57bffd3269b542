import { codePointLength } from '#shared/base/code-points.ts';
import type { Random } from './random.ts';

/** A stretch of a text that a coder would give this code; offsets are code points, 0-based, half-open. */
export interface Mark {
  code: string;
  start: number;
  end: number;
}

/** A text with its marks. */
export interface Passage {
  text: string;
  marks: Mark[];
}

/**
 * Fills a phrase (see phrases/bank.ts): chooses among `[a|b]`, asks `slot` for `{name}`, takes out `«code:…»` and
 * remembers where its text came to stand. Throws on a phrase that does not close what it opens.
 */
export function fillPhrase(template: string, slot: (name: string) => string, random: Random): Passage {
  const marks: Mark[] = [];
  const open: { code: string; start: number }[] = [];
  let phrase = template;
  let text = '';
  let index = 0;
  const until = (end: string): string => {
    const to = phrase.indexOf(end, index);
    if (to < 0) throw new Error(`phrase without ${end}: ${template}`);
    const piece = phrase.slice(index, to);
    index = to + end.length;
    return piece;
  };
  while (index < phrase.length) {
    const character = phrase.charAt(index);
    index++;
    if (character === '[') {
      // The wording chosen is read on as part of the phrase, since it may ask for slots itself.
      const chosen = random.pick(until(']').split('|'));
      phrase = chosen + phrase.slice(index);
      index = 0;
    } else if (character === '{') text += slot(until('}'));
    else if (character === '«') open.push({ code: until(':'), start: codePointLength(text) });
    else if (character === '»') {
      const mark = open.pop();
      if (!mark) throw new Error(`phrase closes a mark it did not open: ${template}`);
      marks.push({ ...mark, end: codePointLength(text) });
    } else text += character;
  }
  if (open.length > 0) throw new Error(`phrase leaves a mark open: ${template}`);
  return { text, marks: marks.filter((mark) => mark.end > mark.start) };
}

/** One passage of several, empty ones left out; the marks move with their text. */
export function joinPassages(parts: readonly Passage[], separator: string): Passage {
  const joined: Passage = { text: '', marks: [] };
  for (const part of parts) {
    if (part.text === '') continue;
    if (joined.text !== '') joined.text += separator;
    const shift = codePointLength(joined.text);
    joined.text += part.text;
    for (const mark of part.marks) joined.marks.push({ code: mark.code, start: mark.start + shift, end: mark.end + shift });
  }
  return joined;
}

/** A passage without marks. */
export const plain = (text: string): Passage => ({ text, marks: [] });
