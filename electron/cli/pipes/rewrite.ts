import * as z from 'zod/mini';
import { rewriteText } from '#service/nlp/plain/rewrite/rewrite-text.ts';
import { checkLines } from '../pipe/check-lines.ts';
import { glossaryOf, glossaryOption } from '../pipe/glossary.ts';
import type { Pipe } from '../pipe/pipe.ts';

const lineSchema = z.object({ text: z.string() });

export const pipe: Pipe = {
  task: 'rewrite',
  order: 5,
  summary: 'pipe.rewrite',
  options: [glossaryOption],
  run: async ({ args, lines, write, writeError, messages }) => {
    const glossary = glossaryOf(args);
    for await (const line of lines(lineSchema)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const original = line.value.text;
      const { text, edits, checks, blocked } = rewriteText(original, glossary);
      await write({ id: line.id, text, edits, checks: checkLines(checks, original, text, messages), blocked });
    }
  },
};
