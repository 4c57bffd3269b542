import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { proposalThreshold, suggestionContract, suggestionTables, type LearntCode, type Proposal } from '#shared/contracts/suggestion.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import type { ReadingPosition } from '#renderer/platform/coding/active-reader.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';

/** Codes that the machine suggests for messages, best first, three at most; by message. */
export interface Proposals {
  /** The version of what was learnt; undefined where nothing was. */
  readonly version: number | undefined;
  readonly learntAt: number | undefined;
  readonly byMessage: ReadonlyMap<number, readonly Proposal[]>;
}

const { ofMessages, codes } = suggestionContract.methods;
type Answer = OutputOf<typeof ofMessages>;
const tables = [...suggestionTables];
const none: readonly Proposal[] = [];

/** Messages of a conversation asked for at once, with what is read beside them. */
export const readingPage = 40;

/** The suggestions for pages of a list of messages, followed. A page keeps its answer while the next one is on its way. */
export function useProposals(messages: Int32Array, pages: readonly number[]): Proposals {
  return useQueries({
    queries: pages.map((page) => {
      const ids = [...messages.subarray(page * readingPage, (page + 1) * readingPage)];
      return {
        queryKey: [ofMessages.name, { messages: ids }],
        queryFn: ({ signal }: { signal: AbortSignal }) => rpc().call(ofMessages, { messages: ids }, { signal }),
        enabled: ids.length > 0,
        meta: { tables },
      };
    }),
    combine: joinAnswers,
  });
}

/** The same object as long as no answer changed: react-query shares what is equal. */
function joinAnswers(results: readonly { readonly data: Answer | undefined }[]): Proposals {
  const answers = results.flatMap(({ data }) => data ?? []);
  return {
    version: answers[0]?.version ?? undefined,
    learntAt: answers[0]?.learntAt ?? undefined,
    byMessage: Map.groupBy(answers.flatMap(({ proposals }) => proposals), ({ message }) => message),
  };
}

/** The suggestions for one message, followed. */
export function useMessageProposals(message: number): readonly Proposal[] {
  const { data } = useServiceQuery(ofMessages, { messages: [message] }, { tables, keepPrevious: true });
  // While another message is on its way the answer for the one before stands.
  return useMemo(() => data?.proposals.filter((proposal) => proposal.message === message) ?? none, [data, message]);
}

/** Whether a suggestion is as likely right as not: it is then shown on the text. Others are only listed. */
export function isProposed({ score }: Proposal): boolean {
  return score >= proposalThreshold;
}

/** The codes that were learnt, with their measures, by code. */
export function useLearntCodes(): ReadonlyMap<number, LearntCode> {
  const { data } = useServiceQuery(codes, {}, { tables: ['suggestion_model', 'suggestion_decision', 'code'] });
  return useMemo(() => new Map(data?.codes.map((learnt) => [learnt.code, learnt])), [data]);
}

/** The proposal that a key decides on: the first that touches the selection or the caret, else the first of the message. */
export function focusedProposal(proposals: readonly Proposal[], { anchor, focus }: Pick<ReadingPosition, 'anchor' | 'focus'>): Proposal | undefined {
  const [start, end] = [Math.min(anchor, focus), Math.max(anchor, focus)];
  const ordered = proposals.filter(isProposed).toSorted((left, right) => (left.span?.start ?? -1) - (right.span?.start ?? -1));
  return ordered.find(({ span }) => span !== null && span.start <= end && start <= span.end) ?? ordered[0];
}
