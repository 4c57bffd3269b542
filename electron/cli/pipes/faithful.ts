import * as z from 'zod/mini';
import { checkFaithfulness } from '#service/nlp/plain/faithful/check-faithfulness.ts';
import { checkLines } from '../pipe/check-lines.ts';
import { glossaryOf, glossaryOption } from '../pipe/glossary.ts';
import type { Pipe } from '../pipe/pipe.ts';

const lineSchema = z.object({ original: z.string(), rewrite: z.string(), language: z.optional(z.string()) });

export const pipe: Pipe = {
  task: 'faithful',
  order: 6,
  summary: 'pipe.faithful',
  options: [glossaryOption],
  run: async ({ args, lines, write, writeError, messages }) => {
    const glossary = glossaryOf(args);
    for await (const line of lines(lineSchema)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const { original, rewrite } = line.value;
      const { checks, blocked } = checkFaithfulness(original, rewrite, glossary);
      await write({ id: line.id, checks: checkLines(checks, original, rewrite, messages), blocked });
    }
  },
};
