import { AppError } from '#shared/base/errors.ts';
import { createOffsetMap, sliceCodePoints } from '#shared/base/code-points.ts';
import type { Proposal, ProposalReasons } from '#shared/contracts/suggestion.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSegmentation } from '#service/features/dictionary/load-segmentation.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { sigmoid } from '#service/nlp/linear/platt.ts';
import { segment } from '#service/nlp/segment/index.ts';
import { explainSuggestion } from '#service/nlp/suggest/explain-suggestion.ts';
import type { Suggester } from '#service/nlp/suggest/suggester.ts';
import { currentSuggester } from './current-suggester.ts';
import { longestRead } from './propose-codes.ts';

const shownWords = 6;
/** What adds less makes no difference that a person would see. */
const leastAdded = 0.01;
const shownSimilar = 5;
/** Codings of the code that are compared, the newest. */
const mostCompared = 2000;
/** Below this passages have hardly more than a common word. */
const leastLikeness = 0.1;
/** Code points of a passage that are answered. */
const longestShown = 300;

/** Why a code is proposed: the words that make its score, and the codings that are most like the passage. */
export function explainProposal(db: ReadableDatabase, { message, code, span }: Pick<Proposal, 'message' | 'code' | 'span'>, between: () => void): ProposalReasons {
  const row = prepareOnce<[number], { text: string }>(db, `SELECT text FROM message ${shownMessages} WHERE message.id = ?`).get(message);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-message' });
  const current = currentSuggester(db);
  const number = current?.codes.findIndex((learnt) => learnt.code === code) ?? -1;
  if (current === null || number === -1) return { score: null, words: [], similar: [], compared: 0 };
  const { suggester } = current;
  const offsets = createOffsetMap(row.text);
  const from = offsets.toUnit(span?.start ?? 0);
  const text = row.text.slice(from, Math.min(from + longestRead, offsets.toUnit(span?.end ?? offsets.length)));
  const inText = createOffsetMap(text);
  const tokens = segment(text, loadSegmentation(db).dictionary).map(({ start, end }) => ({ start: inText.toUnit(start), end: inText.toUnit(end) }));
  const words = explainSuggestion(suggester, text, number, tokens, between)
    .filter(({ adds }) => Math.abs(adds) >= leastAdded)
    .slice(0, shownWords)
    .map(({ start, end, adds }) => ({
      start: offsets.toCodePoint(from + start),
      end: offsets.toCodePoint(from + end),
      text: text.slice(start, end),
      adds,
    }));
  return { score: sigmoid(suggester.logOdds(text, number)), words, ...similarCodings(db, suggester, { message, code, text }, between) };
}

interface CodingRow {
  coding: number;
  message: number;
  conversation: number;
  conversationLabel: string;
  start: number | null;
  end: number | null;
  quote: string;
}

/** The codings of a code that people made and that are most like a text; of equal texts the newest alone. */
function similarCodings(
  db: ReadableDatabase,
  suggester: Suggester,
  { message, code, text }: { message: number; code: number; text: string },
  between: () => void,
): Pick<ProposalReasons, 'similar' | 'compared'> {
  const likeness = suggester.likenessTo(text);
  const rows = prepareOnce<[number, number, number], CodingRow>(
    db,
    `SELECT coding.id AS coding, coding.message_id AS message, message.conversation_id AS conversation, start_offset AS start, end_offset AS "end",
       coalesce(quote, substr(text, 1, ${longestRead})) AS quote,
       coalesce((SELECT external_id FROM conversation WHERE conversation.id = message.conversation_id), message.external_id, '#' || message.id) AS conversationLabel
     FROM coding JOIN message ON message.id = coding.message_id ${shownMessages}
     WHERE coding.code_id = ? AND coding.origin <> 'auto' AND coding.message_id <> ? ORDER BY coding.id DESC LIMIT ?`,
  ).iterate(code, message, mostCompared);
  const byQuote = new Map<string, ProposalReasons['similar'][number]>();
  let compared = 0;
  for (const { start, end, ...row } of rows) {
    if (compared % 64 === 0) between();
    compared += 1;
    if (byQuote.has(row.quote)) continue;
    byQuote.set(row.quote, { ...row, span: start === null || end === null ? null : { start, end }, likeness: likeness(row.quote) });
  }
  const similar = [...byQuote.values()]
    .filter((each) => each.likeness >= leastLikeness)
    .toSorted((left, right) => right.likeness - left.likeness || right.coding - left.coding)
    .slice(0, shownSimilar)
    .map((each) => ({ ...each, quote: sliceCodePoints(each.quote, 0, longestShown) }));
  return { similar, compared };
}
