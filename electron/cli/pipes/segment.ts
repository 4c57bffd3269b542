import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import type { Pipe } from '../pipe/pipe.ts';

const lineShape = z.object({ text: z.string() });

export const pipe: Pipe = {
  task: 'segment',
  order: 2,
  summary: 'pipe.segment',
  options: [
    { name: 'dictionary', value: 'FILE', help: 'option.dictionary' },
    { name: 'stems', help: 'option.stems' },
  ],
  run: async ({ args, lines, write, writeError }) => {
    // Loaded only here, so that no other command reads the dictionary.
    const { builtInDictionary, createTokenBuffer, kindAt, parseWordList, segmentInto, stemOfToken, withOwnWords } = await import('#service/nlp/segment/index.ts');
    const file = args.text('dictionary');
    const withStems = args.flag('stems');
    let dictionary = builtInDictionary();
    if (file !== undefined) {
      const { words, refusedLines } = parseWordList(await readText(file));
      if (refusedLines.length > 0) throw new AppError('invalid-input', { reason: 'dictionary-lines', name: file, count: refusedLines.length, line: refusedLines[0] ?? 0 });
      dictionary = withOwnWords(dictionary, words);
    }
    const buffer = createTokenBuffer();
    for await (const line of lines(lineShape)) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const { text } = line.value;
      segmentInto(text, dictionary, buffer);
      const tokens = Array.from({ length: buffer.count }, (_, index) => ({
        start: buffer.starts[index] ?? 0,
        end: buffer.ends[index] ?? 0,
        kind: kindAt(buffer, index),
        ...(withStems ? stemOfToken(text, buffer, index) : {}),
      }));
      await write({ id: line.id, tokens });
    }
  },
};

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('io', { reason: 'dictionary-file', name: file }, { cause: error });
  }
}
