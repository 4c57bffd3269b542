import { memoContract, type Memo } from '#shared/contracts/memo.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

interface Row {
  id: number;
  guid: string;
  kind: Memo['target']['kind'];
  target: number;
  text: string;
  coder: string;
  createdAt: number;
  updatedAt: number;
}

const select = `SELECT memo.id, memo.guid, target_kind AS kind, target_id AS target, text, coder.name AS coder,
                       memo.created_at AS createdAt, updated_at AS updatedAt
                FROM memo JOIN coder ON coder.id = coder_id`;

export const handlers = implement.queries(memoContract, {
  of: ({ db }, { kind, id }) => ({
    memos: prepareOnce<[string, number], Row>(db, `${select} WHERE target_kind = ? AND target_id = ? ORDER BY memo.id`).all(kind, id).map(memoOf),
  }),
  ofConversation: ({ db }, { conversation }) => {
    const messages = conversation < 0 ? 'SELECT -?' : 'SELECT id FROM message WHERE conversation_id = ?';
    return {
      memos: prepareOnce<[number, number, number], Row>(
        db,
        `${select} WHERE (target_kind = 'conversation' AND target_id = ?)
           OR (target_kind = 'message' AND target_id IN (${messages}))
           OR (target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE message_id IN (${messages}))) ORDER BY memo.id`,
      )
        .all(conversation, conversation, conversation)
        .map(memoOf),
    };
  },
  list: ({ db }, { limit, offset }) => ({
    memos: prepareOnce<[number, number], Row>(db, `${select} ORDER BY updated_at DESC, memo.id DESC LIMIT ? OFFSET ?`).all(limit, offset).map(memoOf),
    total: prepareOnce<[], { total: number }>(db, 'SELECT count(*) AS total FROM memo').get()?.total ?? 0,
  }),
});

function memoOf({ kind, target, ...row }: Row): Memo {
  return { ...row, target: { kind, id: target } };
}
