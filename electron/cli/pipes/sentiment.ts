import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import type { Pipe } from '../pipe/pipe.ts';

const lineShape = z.object({ text: z.string() });

export const pipe: Pipe = {
  task: 'sentiment',
  order: 1,
  summary: 'pipe.sentiment',
  options: [{ name: 'model', value: 'FILE', help: 'option.sentiment-model' }],
  run: async ({ args, lines, write, writeError }) => {
    // Loaded only here, so that no other command reads the model.
    const { builtInModel, loadSentimentModel, partsOfScore, scoreSentiment } = await import('#service/nlp/sentiment/index.ts');
    const file = args.text('model');
    const model = file === undefined ? builtInModel() : loadSentimentModel(await readText(file));
    for await (const line of lines(lineShape)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const explained = scoreSentiment(line.value.text, model);
      // What says most first; the weights add up to the score.
      const evidence = partsOfScore(explained).sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight) || left.start - right.start);
      await write({ id: line.id, label: explained.label, score: explained.score, evidence });
    }
  },
};

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('io', { reason: 'model-file', name: file }, { cause: error });
  }
}
