import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { implement } from '#service/rpc/implement.ts';
import { explainSentiment } from './explain-sentiment.ts';
import { measureSample } from './measure-sample.ts';
import { listModels } from './model-rows.ts';
import { allWordsOn, listSamples, readSample } from './sample-rows.ts';
import { countLabelled } from './train-model.ts';

export const handlers = implement.queries(sentimentContract, {
  explain: ({ db }, { message }) => explainSentiment(db, message),
  samples: ({ db }) => ({ samples: listSamples(db) }),
  sample: ({ db }, { sample, coder }) => {
    const { sample: info, drawn } = readSample(db, sample);
    const said = new Map(allWordsOn(db, drawn.messages).flatMap((word) => (word.coder === coder ? [[word.message, word.label] as const] : [])));
    return { sample: info, messages: drawn.messages.map((message) => ({ message, label: said.get(message) ?? null })) };
  },
  report: ({ db }, { sample, coder, model }) => measureSample(db, sample, coder, model),
  models: ({ db }) => ({ models: listModels(db), labels: countLabelled(db) }),
});
