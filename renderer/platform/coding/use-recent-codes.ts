import { useMemo } from 'react';
import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import type { Codes } from './use-codes.ts';

/** As many as there are digits to press. */
export const recentCodeLimit = 9;

const recent = codebookContract.methods.recent;
const input = { limit: recentCodeLimit };
const tables = ['code', 'coding'];

/** The codes behind the keys 1 to 9, newest first, without retired ones. */
export function useRecentCodes(codes: Codes): readonly Code[] {
  const ids = useServiceQuery(recent, input, { tables }).data?.codes;
  return useMemo(() => resolveRecent(ids ?? [], codes.byId), [ids, codes.byId]);
}

/** The same for a command. */
export async function readRecentCodes(): Promise<readonly number[]> {
  const answer = await queryCache.fetchQuery({
    queryKey: [recent.name, input],
    queryFn: ({ signal }) => rpc().call(recent, input, { signal }),
    meta: { tables },
  });
  return answer.codes;
}

/** The codes of the given ids that can be applied. */
export function resolveRecent(ids: readonly number[], byId: ReadonlyMap<number, Code>): readonly Code[] {
  return ids.flatMap((id) => {
    const code = byId.get(id);
    return code === undefined || code.retired ? [] : [code];
  });
}
