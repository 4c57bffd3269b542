import { writeFileSync } from 'node:fs';
import { generateMessages } from '../corpus.ts';

/** Characters of the whole transcript. */
const length = 2_000_000;
const turns = 1000;

/**
 * Writes one conversation of two million characters in a thousand turns as CSV. `code` is a pattern that marks `spans`
 * places spread evenly over it, and nothing else.
 */
export function writeTranscript(path: string, spans: number): { readonly code: string } {
  const source = generateMessages(1_000_000_000, 7);
  const perTurn = length / turns;
  const marks = Math.ceil(spans / turns);
  const lines = ['id,conversation,role,text'];
  let left = spans;
  for (let turn = 0; turn < turns; turn += 1) {
    let text = '';
    for (let mark = 0; mark < marks && left > 0; mark += 1, left -= 1) {
      text = `${fill(text, source, (mark * perTurn) / marks)}⟦${turn}.${mark} said⟧ `;
    }
    lines.push(`t${turn},transcript-1,${turn % 2 === 0 ? 'customer' : 'agent'},"${fill(text, source, perTurn).replaceAll('"', '""')}"`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { code: String.raw`⟦[^⟧]*⟧` };
}

/** Invented text behind a text, up to a length in UTF-16 units or, where that would cut a character in two, one less. */
function fill(text: string, source: Iterator<{ readonly text: string }>, length: number): string {
  let filled = text;
  while (filled.length < length) filled += `${next(source)} `;
  return filled.slice(0, length).replace(/\p{Surrogate}$/u, '');
}

function next(source: Iterator<{ readonly text: string }>): string {
  const { value, done } = source.next();
  return done === true ? '' : value.text;
}
