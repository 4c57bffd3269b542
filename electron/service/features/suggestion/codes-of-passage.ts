import { createOffsetMap } from '#shared/base/code-points.ts';
import { AppError } from '#shared/base/errors.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { currentSuggester } from './current-suggester.ts';
import { leastAnswered, longestRead, rememberedCodes } from './propose-codes.ts';

type CodeOfPassage = Pick<Proposal, 'code' | 'score'>;

/**
 * What the model says of a passage that a person has selected, or with a null span of a whole message: its `most`
 * probable codes, best first. The passage is read as it stands, by codes of passages and of messages alike.
 * Throws `not-found`/`no-message`, and `invalid-input`/`span-outside-text`.
 */
export function codesOfPassage(db: ReadableDatabase, message: number, span: Proposal['span'], most: number): { codes: CodeOfPassage[] } {
  const row = prepareOnce<[number], { text: string }>(db, `SELECT text FROM message ${shownMessages} WHERE message.id = ?`).get(message);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-message' });
  const quote = span === null ? row.text : passageIn(row.text, span);
  const current = currentSuggester(db);
  if (current === null) return { codes: [] };
  const found: readonly CodeOfPassage[] =
    span === null
      ? rememberedCodes(current, { id: message, text: quote })
      : current.suggester
        .suggest(quote, { passages: [quote], top: current.codes.length, least: leastAnswered })
        .map(({ code, score }) => ({ code: current.codes[code]?.code ?? 0, score }));
  const mayBeGiven = offeredFor(db, message, span);
  return { codes: found.filter(({ code }) => mayBeGiven(code)).slice(0, most).map(({ code, score }) => ({ code, score })) };
}

function passageIn(text: string, { start, end }: NonNullable<Proposal['span']>): string {
  const offsets = createOffsetMap(text);
  if (start < 0 || end <= start || end > offsets.length) throw new AppError('invalid-input', { reason: 'span-outside-text', start, end });
  const from = offsets.toUnit(start);
  return text.slice(from, Math.min(offsets.toUnit(end), from + longestRead));
}

/** Codes that are in use, do not stand on the passage or on a part of it, and were not rejected for the message. */
function offeredFor(db: ReadableDatabase, message: number, span: Proposal['span']): (code: number) => boolean {
  const offered = new Set(prepareOnce<[], { id: number }>(db, 'SELECT id FROM code WHERE retired = 0').all().map(({ id }) => id));
  const rejected = prepareOnce<[number], { code: number }>(db, 'SELECT code_id AS code FROM suggestion_decision WHERE message_id = ? AND accepted = 0').all(message);
  const coded = prepareOnce<[number], { code: number; start: number | null; end: number | null }>(
    db,
    'SELECT code_id AS code, start_offset AS start, end_offset AS "end" FROM coding WHERE message_id = ?',
  ).all(message).filter(({ start, end }) => span === null || start === null || end === null || (start < span.end && end > span.start));
  for (const { code } of [...rejected, ...coded]) offered.delete(code);
  return (code) => offered.has(code);
}
