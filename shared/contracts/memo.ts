import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';

export const memoTargetKinds = ['project', 'code', 'coding', 'message', 'conversation'] as const;
const target = z.object({ kind: z.enum(memoTargetKinds), id: z.number() });

const memo = z.object({ id: z.number(), guid: z.string(), target, text: z.string(), coder: z.string(), createdAt: z.number(), updatedAt: z.number() });
export type Memo = z.infer<typeof memo>;
const memoText = z.string().check(z.minLength(1), z.maxLength(200_000));

export const memoContract = defineContract('memo', {
  of: query(target, z.object({ memos: z.array(memo) })),
  /** All memos of a conversation: its own, its messages' and its codings'. */
  ofConversation: query(z.object({ conversation: z.number() }), z.object({ memos: z.array(memo) })),
  list: query(z.object({ limit: z.number(), offset: z.number() }), z.object({ memos: z.array(memo), total: z.number() })),
  add: command(z.object({ target, text: memoText }), z.object({ memo: z.number() })),
  update: command(z.object({ memo: z.number(), text: memoText }), z.object({})),
  remove: command(z.object({ memo: z.number() }), z.object({})),
});
