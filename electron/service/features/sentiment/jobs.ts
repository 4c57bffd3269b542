import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { implement } from '#service/rpc/implement.ts';
import { drawSample } from './draw-sample.ts';
import { loadModelFile } from './load-model-file.ts';
import { scoreMessages } from './score-messages.ts';
import { trainModel } from './train-model.ts';

export const handlers = implement.jobs(sentimentContract, {
  score: (context) => scoreMessages(context),
  drawSample: (context, input) => drawSample(context, input),
  train: (context, { seed }) => trainModel(context, seed),
  loadModel: (context, { path }) => loadModelFile(context, path),
});
