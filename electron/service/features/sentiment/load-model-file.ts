import { readFileSync, statSync } from 'node:fs';
import { AppError } from '#shared/base/errors.ts';
import { fileError } from '#service/files/file-error.ts';
import { loadSentimentModel } from '#service/nlp/sentiment/index.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { keepModel } from './keep-model.ts';

/** Bytes a model's file may have: some hundred times the built-in one. */
const largestFile = 32 * 1024 * 1024;

/** Takes a model from a file into the project, without choosing it. */
export function loadModelFile(context: JobContext<{ done: number; total: number }>, path: string): { version: string } {
  const model = loadSentimentModel(readText(path));
  context.signal.throwIfAborted();
  return context.command('sentiment.loadModel', (tx) => {
    const version = keepModel(tx, { model, origin: 'file', base: '', labels: 0, measures: null, recipe: null, messages: [] });
    tx.describe({ name: version });
    return { version };
  });
}

function readText(path: string): string {
  try {
    const file = statSync(path);
    if (!file.isFile()) throw new AppError('invalid-input', { reason: 'model-not-valid' });
    if (file.size > largestFile) throw new AppError('resource-limit', { reason: 'model-too-large', most: largestFile });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw fileError(cause, path);
  }
}
