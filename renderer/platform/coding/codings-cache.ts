import { codingContract, type Coding } from '#shared/contracts/coding.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';

const method = codingContract.methods.ofConversation;
const tables = ['coding', 'message'];
const none: readonly Coding[] = [];

const keyOf = (conversation: number) => [method.name, { conversation }];

/** The codings of a conversation, followed; undefined asks nothing. */
export function useCodings(conversation: number | undefined): { readonly codings: readonly Coding[]; readonly loaded: boolean; readonly error: unknown } {
  const query = useServiceQuery(method, { conversation: conversation ?? 0 }, { tables, enabled: conversation !== undefined });
  return { codings: query.data?.codings ?? none, loaded: query.data !== undefined, error: query.error };
}

/** The codings of a conversation as views hold them now. */
export function cachedCodings(conversation: number): readonly Coding[] {
  return queryCache.getQueryData<{ codings: Coding[] }>(keyOf(conversation))?.codings ?? none;
}

/**
 * Shows a change at once, before the service has answered. Its answer replaces what stands here: success announces
 * the table `coding`, and after a failure the caller asks again with {@link refreshCodings}.
 */
export function showCodings(conversation: number, change: (codings: readonly Coding[]) => readonly Coding[]): void {
  // An answer to an earlier change, still on its way, would take this one off the screen again.
  void queryCache.cancelQueries({ queryKey: keyOf(conversation) }, { revert: false, silent: true });
  queryCache.setQueryData<{ codings: Coding[] }>(keyOf(conversation), (before) =>
    before === undefined ? before : { codings: [...change(before.codings)] },
  );
}

/** Asks the service again. */
export function refreshCodings(conversation: number): void {
  void queryCache.invalidateQueries({ queryKey: keyOf(conversation) });
}
