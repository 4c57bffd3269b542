import { newGuid } from '#shared/base/ids.ts';
import { suggestionContract, type Proposal } from '#shared/contracts/suggestion.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { requireCode } from '#service/features/codebook/require-code.ts';
import { insertCoding, requireText } from '#service/features/coding/insert-coding.ts';
import { proveSpan } from '#service/features/coding/span.ts';
import { implement } from '#service/rpc/implement.ts';

type Decided = Pick<Proposal, 'message' | 'code' | 'span' | 'score'>;

export const handlers = implement.commands(suggestionContract, {
  accept: ({ tx }, decided) => {
    const { message, code, span } = decided;
    const { name } = requireCode(tx, code);
    const coding = insertCoding(tx, { message, code, span, origin: 'suggestion' });
    insertDecision(tx, decided, 1);
    tx.describe({ code: name, message });
    return { coding };
  },
  reject: ({ tx }, decided) => {
    const { message, code, span } = decided;
    const { name } = requireCode(tx, code);
    const text = requireText(tx, message);
    if (span !== null) proveSpan(text, span.start, span.end);
    const decision = insertDecision(tx, decided, 0);
    tx.describe({ code: name, message });
    return { decision };
  },
});

function insertDecision(tx: CommandTransaction, { message, code, span, score }: Decided, accepted: 0 | 1): number {
  return tx.insert('suggestion_decision', {
    guid: newGuid(),
    message_id: message,
    code_id: code,
    start_offset: span?.start ?? null,
    end_offset: span?.end ?? null,
    accepted,
    score,
    version: prepareOnce<[], number | null>(tx.db, 'SELECT max(version) FROM suggestion_model').pluck().get() ?? 0,
    coder_id: tx.coder,
    created_at: tx.now,
  });
}
