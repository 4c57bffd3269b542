import type { MessageSentiment } from '#shared/contracts/sentiment.ts';
import { chunkSize } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment, sentimentOf } from './load-sentiment.ts';

/** The sentiment of a message with who says so. */
export interface SourcedSentiment extends Omit<MessageSentiment, 'by'> {
  /** Exactly one of the two: the model's version, or the coder's name. */
  readonly machine: string | null;
  readonly coder: string | null;
}

/** Gives the sentiment of messages with who says so; null where one has not been scored. */
export function sentimentSources(db: ReadableDatabase): (message: number) => SourcedSentiment | null {
  const sentiment = loadSentiment(db);
  const models = new Map(
    prepareOnce<[], { chunk: number; model: string }>(db, 'SELECT chunk, recipe.model FROM sentiment_chunk JOIN recipe ON recipe.id = recipe_id')
      .all()
      .map(({ chunk, model }) => [chunk, model]),
  );
  const newestWord = prepareOnce<[number], { coder: string }>(
    db,
    `SELECT coder.name AS coder FROM sentiment_override JOIN coder ON coder.id = coder_id WHERE message_id = ?
     ORDER BY sentiment_override.created_at DESC, sentiment_override.id DESC LIMIT 1`,
  );
  return (message) => {
    const found = sentimentOf(sentiment, message);
    if (found === null) return null;
    const { label, score } = found;
    return found.by === 'person'
      ? { label, score, machine: null, coder: newestWord.get(message)?.coder ?? '' }
      : { label, score, machine: models.get(Math.floor(message / chunkSize)) ?? '', coder: null };
  };
}
