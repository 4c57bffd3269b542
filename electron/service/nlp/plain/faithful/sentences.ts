/** A sentence or list item of a folded text; UTF-16 offsets of it, half-open, without surrounding white space. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Which paragraph (line) it stands in, 0-based. */
  readonly paragraph: number;
}

const abbreviations = /(?:\b(?:e\.g|i\.e|etc|no|art|mr|mrs|ms|dr|inc|ltd|co|vs|p\.a|a\.m|p\.m|approx|cf|sec|st)|\b[a-z])$/;

/** Cuts a folded text at the ends of sentences, semicolons and lines. Full stops inside figures and abbreviations do not end one. */
export function findSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let paragraph = 0;
  const close = (end: number) => {
    const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
    const to = from + text.slice(from, end).trimEnd().length;
    if (to > from) sentences.push({ start: from, end: to, paragraph });
    start = end;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') {
      close(index);
      start = index + 1;
      paragraph++;
    } else if (character !== undefined && '。!?;'.includes(character)) {
      let end = index + 1;
      while (end < text.length && '。!?;”’"\')」』'.includes(text[end] ?? '')) end++;
      close(end);
      index = end - 1;
    } else if (character === '.' && /^(?:["')\]]*)(?:\s|$)/.test(text.slice(index + 1, index + 4)) && !abbreviations.test(text.slice(Math.max(0, index - 6), index))) {
      close(index + 1);
    }
  }
  close(text.length);
  return sentences;
}
