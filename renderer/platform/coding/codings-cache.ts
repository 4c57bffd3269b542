import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { codingContract } from '#shared/contracts/coding.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { changeCodings, groupCodings, noCodings, type CodingChange, type ConversationCodings } from './conversation-codings.ts';

/**
 * The codings of the conversations on screen. A transcript may have ten thousand: they are read once, and after a
 * change the service is asked for the changed ones alone. What the analyst does is shown before the service has
 * answered, as a change laid over what is known to be stored.
 */
const method = codingContract.methods.ofConversation;
/** A changed coding has its own way; see {@link followCodings}. */
const tables = ['message', 'hidden_message'];

const keyOf = (conversation: number) => [method.name, { conversation }];
const held = (conversation: number) => queryCache.getQueryData<ConversationCodings>(keyOf(conversation));

interface LocalChanges {
  readonly byConversation: ReadonlyMap<number, readonly CodingChange[]>;
}

const localStore = createStore<LocalChanges>(() => ({ byConversation: new Map() }));
const noChanges: readonly CodingChange[] = [];
const pending = new Set<Promise<unknown>>();

/** The codings of a conversation, followed; undefined asks nothing. */
export function useCodings(conversation: number | undefined): ConversationCodings & { readonly loaded: boolean; readonly error: unknown } {
  const { data, error } = useQuery({
    queryKey: keyOf(conversation ?? 0),
    queryFn: async ({ signal }) => {
      const { codings } = await rpc().call(method, { conversation: conversation ?? 0 }, { signal });
      return groupCodings(codings, held(conversation ?? 0));
    },
    enabled: conversation !== undefined,
    meta: { tables },
    // Done by message, while grouping.
    structuralSharing: false,
  });
  const local = useStore(localStore, (state) => (conversation === undefined ? undefined : state.byConversation.get(conversation)) ?? noChanges);
  const codings = useMemo(() => local.reduce(changeCodings, data ?? noCodings), [data, local]);
  return useMemo(() => ({ ...codings, loaded: data !== undefined, error }), [codings, data, error]);
}

/** The codings of a conversation as views show them now. */
export function currentCodings(conversation: number): ConversationCodings {
  const local = localStore.getState().byConversation.get(conversation) ?? noChanges;
  return local.reduce(changeCodings, held(conversation) ?? noCodings);
}

/**
 * Shows a change at once and then does it; `work` answers what was stored.
 * @throws AppError what the service refused; the screen then shows what the project holds.
 */
export async function showWhile(conversation: number, change: CodingChange, work: () => Promise<CodingChange>): Promise<void> {
  setLocal(conversation, (changes) => [...changes, change]);
  const done = work();
  pending.add(done);
  try {
    store(conversation, await done);
  } finally {
    pending.delete(done);
    setLocal(conversation, (changes) => changes.filter((other) => other !== change));
  }
}

/** Resolves when the service has answered every change made so far, whether it took it or not. */
export async function codingsSettled(): Promise<void> {
  await Promise.allSettled(pending);
}

/** Starts asking for codings that changed; called once by the entry. */
export function followCodings(): void {
  rpc().on(projectContract.topics.changed, ({ tables: changed, rows }) => {
    if (!changed.includes('coding')) return;
    const ids = rows['coding'];
    for (const query of queryCache.getQueryCache().findAll({ queryKey: [method.name] })) {
      const conversation = conversationOf(query.queryKey);
      // The read lane answers in order: an answer still on its way comes before the one to this question.
      if (ids !== undefined && query.isActive() && conversation !== undefined) void update(conversation, ids);
      else void queryCache.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  });
}

async function update(conversation: number, ids: readonly number[]): Promise<void> {
  try {
    const { codings } = await rpc().call(method, { conversation, only: [...ids] });
    store(conversation, { take: ids, put: codings });
  } catch {
    // Asked for whole, the query shows its own error.
    await queryCache.invalidateQueries({ queryKey: keyOf(conversation), exact: true });
  }
}

function store(conversation: number, change: CodingChange): void {
  queryCache.setQueryData<ConversationCodings>(keyOf(conversation), (before) => (before === undefined ? undefined : changeCodings(before, change)));
}

function setLocal(conversation: number, next: (changes: readonly CodingChange[]) => readonly CodingChange[]): void {
  localStore.setState(({ byConversation }) => {
    const changes = new Map(byConversation);
    const own = next(changes.get(conversation) ?? noChanges);
    if (own.length === 0) changes.delete(conversation);
    else changes.set(conversation, own);
    return { byConversation: changes };
  });
}

function conversationOf(key: readonly unknown[]): number | undefined {
  const input = key[1];
  if (typeof input !== 'object' || input === null || !('conversation' in input)) return undefined;
  return typeof input.conversation === 'number' ? input.conversation : undefined;
}
