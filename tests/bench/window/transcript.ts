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
      while (text.length < (mark * perTurn) / marks) text += `${next(source)} `;
      text += `⟦${turn}.${mark} said⟧ `;
    }
    while (text.length < perTurn) text += `${next(source)} `;
    lines.push(`t${turn},transcript-1,${turn % 2 === 0 ? 'customer' : 'agent'},"${text.slice(0, perTurn + 40).replaceAll('"', '""')}"`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { code: String.raw`⟦[^⟧]*⟧` };
}

function next(source: Iterator<{ readonly text: string }>): string {
  const { value, done } = source.next();
  return done === true ? '' : value.text;
}
