import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Pipe } from '../pipe/pipe.ts';
import { readTrainingFile } from '../pipe/training-file.ts';

const lineShape = z.object({ text: z.string() });

/** More codes than this are refused: to learn from a column of ids taken for one of codes would never end. */
const mostCodes = 2000;

/** Digits after the point: scores are measured no finer. */
const round = (score: number) => Math.round(score * 1e4) / 1e4;

export const pipe: Pipe = {
  task: 'suggest',
  order: 4,
  summary: 'pipe.suggest',
  options: [{ name: 'train', value: 'FILE', help: 'option.train' }],
  run: async ({ args, signal, messages, output, lines, write, writeError }) => {
    const file = args.text('train');
    if (file === undefined) throw new UsageError('usage.option-missing', { option: '--train' });
    const { gatherCodedTexts } = await import('#service/nlp/suggest/coded-texts.ts');
    const { trainSuggester } = await import('#service/nlp/suggest/train-suggester.ts');
    const { createSuggester } = await import('#service/nlp/suggest/suggester.ts');
    const { runStepsAsync } = await import('#service/nlp/steps.ts');
    const pairs = await readTrainingFile(file, signal);
    const empty = pairs.filter(({ text }) => text.trim() === '').length;
    if (empty > 0) output.note(messages.text('suggest.empty-texts', { count: empty }));
    const { examples, codes, names } = gatherCodedTexts(pairs);
    if (codes.length === 0) throw new AppError('invalid-input', { reason: 'training-empty', name: basename(file) });
    if (codes.length > mostCodes) throw new AppError('resource-limit', { reason: 'too-many-codes', most: mostCodes });
    const { model } = await runStepsAsync(trainSuggester(examples, codes), async (done) => {
      output.progress(messages.text('suggest.progress', { percent: Math.round(done * 100) }));
      // Lets Ctrl+C be heard between two codes.
      await new Promise(setImmediate);
      if (signal.aborted) throw new AppError('cancelled');
    });
    output.progress('');
    const suggester = createSuggester(model);
    const written = names.map((name) => (typeof name === 'bigint' ? JSON.rawJSON(String(name)) : name));
    for await (const line of lines(lineShape)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const suggestions = suggester.suggest(line.value.text).map(({ code, score }) => ({ code: written[code], score: round(score) }));
      await write({ id: line.id, suggestions });
    }
  },
};
