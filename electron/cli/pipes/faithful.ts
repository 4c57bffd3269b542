import * as z from 'zod/mini';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { checkFaithfulness, type FaithfulnessFinding, type Place } from '#service/nlp/plain/faithful/check-faithfulness.ts';
import type { Messages } from '../messages/messages.ts';
import type { Pipe } from '../pipe/pipe.ts';

const lineSchema = z.object({ original: z.string(), rewrite: z.string(), language: z.optional(z.string()) });
/** Code points of a text that a detail quotes. */
const longestQuote = 60;

export const pipe: Pipe = {
  task: 'faithful',
  order: 6,
  summary: 'pipe.faithful',
  options: [],
  run: async ({ lines, write, writeError, messages }) => {
    for await (const line of lines(lineSchema)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const { original, rewrite } = line.value;
      const { checks, blocked } = checkFaithfulness(original, rewrite, []);
      await write({
        id: line.id,
        checks: checks.map(({ name, ok, facts, findings }) => ({
          name,
          ok,
          detail: ok ? messages.text('faithful.kept', { facts }) : findings.map((finding) => describe(finding, original, rewrite, messages)).join('; '),
          findings,
        })),
        blocked,
      });
    }
  },
};

function describe(finding: FaithfulnessFinding, original: string, rewrite: string, messages: Messages): string {
  const quote = (text: string, place: Place | null) => {
    if (place === null) return '–';
    const end = Math.min(place.end, place.start + longestQuote);
    return `“${sliceCodePoints(text, place.start, end)}${end < place.end ? '…' : ''}”`;
  };
  return messages.text(`faithful.${finding.kind}`, { original: quote(original, finding.original), rewrite: quote(rewrite, finding.rewrite) });
}
