import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { Comprehension, ComprehensionSide } from '#shared/contracts/rewrite.ts';
import { smallSample } from '#shared/contracts/timeline.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { textDigest } from '#service/features/document/document-rows.ts';
import { applyEdits } from '#service/nlp/plain/rewrite/apply-edits.ts';
import { wilsonInterval } from '#service/nlp/statistics/wilson.ts';
import { plainEdit, readEdits, requireRewrite, textEdits } from './rewrite-rows.ts';

interface AnswerRow {
  id: number;
  side: ComprehensionSide;
  question: string;
  digest: string;
  right: number;
  wrong: number;
  note: string;
  coder: string;
  at: number;
}

/**
 * What readers of the original and of the rewrite answered to the draft's question. The shares are of answers to the
 * question as it now stands, about the texts as they now stand; all others are listed and count as earlier.
 */
export function readComprehension(db: ReadableDatabase, rewrite: number): Comprehension {
  const { question } = requireRewrite(db, rewrite);
  const digests = textDigests(db, rewrite);
  const rows = prepareOnce<[number], AnswerRow>(
    db,
    `SELECT comprehension_answer.id, side, question, text_sha256 AS digest, right_readers AS right, wrong_readers AS wrong, note,
            coder.name AS coder, comprehension_answer.created_at AS at
     FROM comprehension_answer JOIN coder ON coder.id = comprehension_answer.coder_id WHERE rewrite_id = ? ORDER BY comprehension_answer.id DESC`,
  ).all(rewrite);
  const answers = rows.map(({ question: asked, digest, right, wrong, ...row }) => ({
    ...row,
    right,
    readers: right + wrong,
    current: asked === question && digest === digests[row.side],
  }));
  const counted = answers.filter(({ current }) => current);
  return {
    original: tally(counted.filter(({ side }) => side === 'original')),
    rewrite: tally(counted.filter(({ side }) => side === 'rewrite')),
    earlier: sum(answers.filter(({ current }) => !current).map(({ readers }) => readers)),
    answers,
  };
}

function tally(answers: readonly { readonly right: number; readonly readers: number }[]): Comprehension['original'] {
  const right = sum(answers.map((answer) => answer.right));
  const readers = sum(answers.map((answer) => answer.readers));
  return { right, readers, interval: wilsonInterval(right, readers), small: readers < smallSample };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Notes answers under the question and the text of the moment. Throws `invalid-input`/`no-question` where none is set. */
export function insertAnswers(tx: CommandTransaction, rewrite: number, given: { readonly side: ComprehensionSide; readonly right: number; readonly wrong: number; readonly note: string }): number {
  const { question } = requireRewrite(tx.db, rewrite);
  if (question === '') throw new AppError('invalid-input', { reason: 'no-question' });
  return tx.insert('comprehension_answer', {
    guid: newGuid(),
    rewrite_id: rewrite,
    side: given.side,
    question,
    text_sha256: textDigests(tx.db, rewrite)[given.side],
    right_readers: given.right,
    wrong_readers: given.wrong,
    note: given.note,
    coder_id: tx.coder,
    created_at: tx.now,
  });
}

/** SHA-256 of what a reader of either side has before them now. */
function textDigests(db: ReadableDatabase, rewrite: number): Record<ComprehensionSide, string> {
  const { original, sha256 } = requireRewrite(db, rewrite);
  return { original: sha256, rewrite: textDigest(applyEdits(original, textEdits(readEdits(db, rewrite)).map(plainEdit))) };
}
