/**
 * Trains the built-in sentiment model and writes it with its card: `node scripts/train-sentiment.mjs FOLDER`, the folder
 * being that of the development data (see the card for the sets). The same data give the same files. Some ten minutes
 * on two cores.
 */
import { resolve } from 'node:path';
import { ensureProjectNode, say } from './lib/run.mjs';

await ensureProjectNode();
const folder = process.argv[2];
const { hasData } = await import('./sentiment/data.ts');
if (folder === undefined || !hasData(resolve(folder))) {
  say('Usage: node scripts/train-sentiment.mjs FOLDER\nThe folder holds the labelled sets, NAME.tsv.gz each.');
  process.exit(2);
}
const { train } = await import('./sentiment/train.ts');
train(resolve(folder), say);
