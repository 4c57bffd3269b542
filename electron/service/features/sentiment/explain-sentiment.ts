import { createOffsetMap } from '#shared/base/code-points.ts';
import { AppError } from '#shared/base/errors.ts';
import type { MessageSentiment, SentimentEvidence, SentimentExplanation, SentimentLabel } from '#shared/contracts/sentiment.ts';
import { chunkSize } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { partsOfScore, scoreSentiment, type ExplainedSentiment } from '#service/nlp/sentiment/index.ts';
import { currentModel } from './current-model.ts';
import { labelAt } from './label-number.ts';
import { scoreUnit, scoreOfWord } from './load-sentiment.ts';

/** Reasons shown of one text: those that weigh most. */
const shownEvidence = 200;
/** Code points of a reason's words. */
const shownWords = 40;

/** Why a message has the sentiment it has. The reasons are made anew from its text. Throws `not-found`/`no-message`. */
export function explainSentiment(db: ReadableDatabase, message: number): SentimentExplanation {
  const text = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?').get(message)?.text;
  if (text === undefined) throw new AppError('not-found', { reason: 'no-message' });
  const { model, version } = currentModel(db);
  const explained = scoreSentiment(text, model);
  const recorded = readRecorded(db, message, version);
  const words = readWords(db, message);
  return {
    sentiment: effective(words[0]?.label, recorded),
    machine: {
      model: version,
      label: explained.label,
      score: explained.score,
      language: explained.language,
      evidence: evidenceOf(text, explained),
    },
    recorded,
    words,
  };
}

function effective(word: SentimentLabel | undefined, recorded: SentimentExplanation['recorded']): MessageSentiment | null {
  if (word !== undefined) return { label: word, score: scoreOfWord(word), by: 'person' };
  return recorded === null ? null : { label: recorded.label, score: recorded.score, by: 'machine' };
}

function readRecorded(db: ReadableDatabase, message: number, version: string): SentimentExplanation['recorded'] {
  const place = message % chunkSize;
  const row = prepareOnce<[number, number, number], { model: string; recipe: number; label: Uint8Array; score: Uint8Array }>(
    db,
    `SELECT recipe.model, recipe_id AS recipe, substr(labels, ?, 1) AS label, substr(scores, ?, 2) AS score
     FROM sentiment_chunk JOIN recipe ON recipe.id = recipe_id WHERE chunk = ?`,
  ).get(place + 1, place * 2 + 1, Math.floor(message / chunkSize));
  const label = labelAt(row?.label[0] ?? 0);
  if (row === undefined || label === undefined) return null;
  const score = new DataView(row.score.buffer, row.score.byteOffset).getInt16(0, true) / scoreUnit;
  return { model: row.model, label, score, recipe: row.recipe, stale: row.model !== version };
}

function readWords(db: ReadableDatabase, message: number): SentimentExplanation['words'] {
  const rows = prepareOnce<[number], { coder: string; label: number; origin: 'override' | 'sample'; at: number }>(
    db,
    `SELECT coder.name AS coder, label, origin, sentiment_override.created_at AS at
     FROM sentiment_override JOIN coder ON coder.id = coder_id WHERE message_id = ? ORDER BY at DESC, sentiment_override.id DESC`,
  ).all(message);
  return rows.flatMap(({ label: number, ...word }) => {
    const label = labelAt(number);
    return label === undefined ? [] : [{ ...word, label }];
  });
}

function evidenceOf(text: string, explained: ExplainedSentiment): SentimentEvidence[] {
  const parts = partsOfScore(explained);
  const offsets = createOffsetMap(text);
  const heaviest = parts.length <= shownEvidence ? parts : parts.toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight)).slice(0, shownEvidence);
  return heaviest
    .map(({ start, end, weight, kind }) => ({ start, end, text: text.slice(offsets.toUnit(start), offsets.toUnit(Math.min(end, start + shownWords))), weight, kind }))
    .toSorted((left, right) => left.start - right.start || left.end - right.end);
}
