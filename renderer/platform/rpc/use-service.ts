import { keepPreviousData, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { InputOf, JobMethod, Method, Named, OutputOf, ProgressOf } from '#shared/rpc/define.ts';
import { rpc } from './connection.ts';

export interface ServiceQueryOptions {
  /** Tables the answer depends on: a change to one of them asks again. */
  readonly tables: readonly string[];
  /** Ask only when true; default true. */
  readonly enabled?: boolean;
  /** Show the previous answer while the next one is on its way (paging, typing). */
  readonly keepPrevious?: boolean;
  /** The answer also changes by what nobody tells of, such as files of a folder: it is asked for anew each time, and not kept. */
  readonly volatile?: boolean;
}

/** Asks a query method and keeps its answer until one of its tables changes. A superseded call is cancelled. */
export function useServiceQuery<M extends Method>(
  method: Named<M>,
  input: InputOf<M>,
  options: ServiceQueryOptions,
): UseQueryResult<OutputOf<M>> {
  return useQuery<OutputOf<M>>({
    queryKey: [method.name, input],
    queryFn: ({ signal }) => rpc().call(method, input, { signal }),
    meta: { tables: options.tables },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.volatile === true ? { gcTime: 0, staleTime: 0 } : {}),
  });
}

/** A command as a mutation: `const create = useServiceCommand(m); await create.mutateAsync(input)`. */
export function useServiceCommand<M extends Method>(method: Named<M>): UseMutationResult<OutputOf<M>, Error, InputOf<M>> {
  return useMutation<OutputOf<M>, Error, InputOf<M>>({
    mutationKey: [method.name],
    mutationFn: (input) => rpc().call(method, input),
  });
}

export interface JobRun<M extends JobMethod> {
  readonly running: boolean;
  /** Id under which the jobs panel lists it. */
  readonly job: string | undefined;
  readonly progress: ProgressOf<M> | undefined;
  readonly result: OutputOf<M> | undefined;
  readonly error: unknown;
  start(input: InputOf<M>): Promise<OutputOf<M>>;
  cancel(): void;
}

/**
 * Runs one job at a time and follows its progress. Leaving the view does not stop
 * the job: it goes on and stays in the jobs panel; only `cancel` stops it.
 */
export function useJob<M extends JobMethod>(method: Named<M>): JobRun<M> {
  const [state, setState] = useState<{
    running: boolean;
    job?: string;
    progress?: ProgressOf<M>;
    result?: OutputOf<M>;
    error?: unknown;
  }>({ running: false });
  const controller = useRef<AbortController | undefined>(undefined);
  const start = useCallback(
    async (input: InputOf<M>) => {
      const own = new AbortController();
      controller.current = own;
      setState({ running: true });
      try {
        const result = await rpc().run(method, input, {
          signal: own.signal,
          onProgress: (progress, job) => setState({ running: true, progress, job }),
        });
        setState((before) => ({ ...before, running: false, result }));
        return result;
      } catch (error) {
        setState((before) => ({ ...before, running: false, error }));
        throw error;
      }
    },
    [method],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  return {
    running: state.running,
    job: state.job,
    progress: state.progress,
    result: state.result,
    error: state.error,
    start,
    cancel,
  };
}
