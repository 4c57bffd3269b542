import { useMemo } from 'react';
import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';

/** The codebook as views hold it. */
export interface Codes {
  readonly list: readonly Code[];
  readonly byId: ReadonlyMap<number, Code>;
  /** All codings of the project. */
  readonly codings: number;
}

const tree = codebookContract.methods.tree;
const tables = ['code', 'coding'];
const none: readonly Code[] = [];

/** The codebook, followed; empty until it has been read. */
export function useCodes(): Codes & { readonly error: unknown; readonly loaded: boolean; retry(): void } {
  const query = useServiceQuery(tree, {}, { tables });
  const list = query.data?.codes ?? none;
  const byId = useMemo(() => new Map(list.map((code) => [code.id, code])), [list]);
  return { list, byId, codings: query.data?.codings ?? 0, error: query.error, loaded: query.data !== undefined, retry: () => void query.refetch() };
}

/** The codebook for a command: from the views' answers where they are fresh, else asked for. */
export async function readCodes(): Promise<readonly Code[]> {
  const answer = await queryCache.fetchQuery({
    queryKey: [tree.name, {}],
    queryFn: ({ signal }) => rpc().call(tree, {}, { signal }),
    meta: { tables },
  });
  return answer.codes;
}

/** The names above a code, outermost first, for telling two of the same name apart. */
export function codePath(code: Code, byId: ReadonlyMap<number, Code>): readonly string[] {
  const names: string[] = [];
  let parent = code.parent;
  while (parent !== null && names.length < 32) {
    const above = byId.get(parent);
    if (above === undefined) break;
    names.unshift(above.name);
    parent = above.parent;
  }
  return names;
}
