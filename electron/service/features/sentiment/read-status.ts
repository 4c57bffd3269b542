import type { SentimentStatus } from '#shared/contracts/sentiment.ts';
import { chunkSize } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { isMember } from '#service/search/bitset.ts';
import { countLabels, countOverridden } from './count-labels.ts';
import { currentModel } from './current-model.ts';
import { loadSentiment, readChunks } from './load-sentiment.ts';
import { newestRun } from './newest-run.ts';

/** How much of the project has been scored, by which model, and what came out. */
export function readStatus(db: ReadableDatabase): SentimentStatus {
  const { set, count } = visibleMessages(db);
  const { version, origin } = currentModel(db);
  const scoredBy = new Map<string, number>();
  for (const chunk of readChunks(db)) {
    let scored = 0;
    for (let index = 0; index < chunk.labels.length; index++) {
      if (chunk.labels[index] !== 0 && isMember(set, chunk.number * chunkSize + index)) scored++;
    }
    if (scored > 0) scoredBy.set(chunk.model, (scoredBy.get(chunk.model) ?? 0) + scored);
  }
  const scored = scoredBy.get(version) ?? 0;
  scoredBy.delete(version);
  const stale = [...scoredBy.values()].reduce((sum, messages) => sum + messages, 0);
  return {
    model: { version, origin },
    messages: count,
    scored,
    stale,
    staleModels: [...scoredBy.keys()],
    unscored: count - scored - stale,
    overridden: countOverridden(db),
    labels: countLabels(loadSentiment(db).labels, set),
    recipe: newestRun(db),
  };
}
