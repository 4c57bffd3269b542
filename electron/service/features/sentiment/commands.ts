import { AppError } from '#shared/base/errors.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { selectedMessages } from '#service/features/coding/selection.ts';
import { implement } from '#service/rpc/implement.ts';
import { chooseModel } from './model-rows.ts';
import { readSample } from './sample-rows.ts';
import { sayLabel, takeBack, wordStands } from './words.ts';

/** Messages after which a command that changes many looks whether it was cancelled. */
const stride = 1000;

export const handlers = implement.commands(sentimentContract, {
  setLabel: ({ tx }, { selection, label }, { signal }) => {
    const messages = selectedMessages(tx.db, selection, signal);
    let changed = 0;
    for (const [index, message] of messages.entries()) {
      if (index % stride === 0) signal.throwIfAborted();
      if (sayLabel(tx, message, label, 'override')) changed++;
    }
    tx.describe({ label, messages: changed });
    return { changed, already: messages.length - changed };
  },
  clearLabel: ({ tx }, { selection }, { signal }) => {
    let [cleared, standing] = [0, 0];
    for (const [index, message] of selectedMessages(tx.db, selection, signal).entries()) {
      if (index % stride === 0) signal.throwIfAborted();
      if (takeBack(tx, message)) cleared++;
      if (wordStands(tx, message)) standing++;
    }
    tx.describe({ messages: cleared });
    return { cleared, standing };
  },
  labelSample: ({ tx }, { sample, message, label }) => {
    if (!readSample(tx.db, sample).drawn.messages.includes(message)) throw new AppError('not-found', { reason: 'no-sample' });
    if (label === null) takeBack(tx, message);
    else sayLabel(tx, message, label, 'sample');
    tx.describe({ messages: 1, ...(label === null ? {} : { label }) });
    return {};
  },
  useModel: ({ tx }, { version }) => {
    chooseModel(tx, version);
    return {};
  },
});
