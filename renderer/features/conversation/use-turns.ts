import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { conversationContract } from '#shared/contracts/conversation.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import { readingPage } from '#renderer/platform/coding/proposals.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { readTurn, type ReadTurn } from './reading-rows.ts';

const method = conversationContract.methods.turns;
type Answer = OutputOf<typeof method>;
const tables = ['message', 'message_tag', 'memo', 'participant', 'batch'];

/**
 * The turns of the given pages of a conversation, beside all those read before: a page that has left the screen keeps
 * its text, but is asked for again only once it is back and something changed.
 */
export function useTurns(messages: Int32Array, pages: readonly number[]): { readonly turns: ReadonlyMap<number, ReadTurn>; readonly error: unknown } {
  const known = useRef<ReadonlyMap<number, ReadTurn>>(new Map());
  const { answers, error } = useQueries({
    queries: pages.map((page) => {
      const ids = [...messages.subarray(page * readingPage, (page + 1) * readingPage)];
      return {
        queryKey: [method.name, { messages: ids }],
        queryFn: ({ signal }: { signal: AbortSignal }) => rpc().call(method, { messages: ids }, { signal }),
        meta: { tables },
      };
    }),
    combine: joinAnswers,
  });
  const turns = useMemo(() => {
    const next = new Map(known.current);
    let changed = false;
    for (const answer of answers) {
      for (const turn of answer?.turns ?? []) {
        const before = next.get(turn.id);
        const read = readTurn(turn, before);
        if (read === before) continue;
        next.set(turn.id, read);
        changed = true;
      }
    }
    if (changed) known.current = next;
    return known.current;
  }, [answers]);
  return { turns, error };
}

/** The same object as long as no answer changed: react-query shares what is equal. */
function joinAnswers(results: readonly { readonly data: Answer | undefined; readonly error: Error | null }[]) {
  return { answers: results.map((result) => result.data), error: results.find((result) => result.error !== null)?.error };
}
