import type { Method, Named, OutputOf, ParsedInputOf, ProgressOf } from '#shared/rpc/define.ts';
import type { CommandTransaction } from '../db/command-log.ts';
import type { ReadableDatabase } from '../db/open.ts';
import type { ProjectHandle } from '../project-handle.ts';
import type { Router } from '../router.ts';
import type { CancelSignal } from './cancel.ts';

/** Context of `queries.ts` and `views.ts`. */
export interface QueryContext {
  readonly db: ReadableDatabase;
}
/** Context of `commands.ts`. */
export interface CommandHandlerContext {
  readonly tx: CommandTransaction;
}
/** Context of `router.ts`: what lives on the router thread. No SQL here. */
export interface RouterContext {
  readonly router: Router;
}
/** Context of `jobs.ts`; the job has its thread to itself. */
export interface JobContext<P> {
  readonly db: ReadableDatabase;
  readonly project: ProjectHandle;
  readonly signal: CancelSignal;
  /** Reports progress; sent on at most every 100 ms, the last one always. */
  progress(value: P): void;
  /** Runs bulk work in one transaction under the write turn; keep each call to some 100 ms. */
  write<T>(work: (tx: CommandTransaction) => T): T;
  /** Runs one recorded command under the write turn, as a handler of `commands.ts` would. */
  command<T>(type: string, work: (tx: CommandTransaction) => T): T;
  /** Tells every view that rows of these tables changed. */
  changed(tables: string[]): void;
}

interface AnyContract {
  readonly feature: string;
  readonly methods: Readonly<Record<string, Named<Method>>>;
}
interface Call {
  readonly signal: CancelSignal;
}
/** Methods of one kind of a contract, by key. */
type OfKind<M, Kind extends Method['kind']> = { [K in keyof M as M[K] extends { kind: Kind } ? K : never]: M[K] };

/** Synchronous handlers of a lane for some methods of a contract. */
type Handlers<M, Context> = {
  [K in keyof M]?: M[K] extends Method ? (context: Context, input: ParsedInputOf<M[K]>, call: Call) => OutputOf<M[K]> : never;
};
type RouterHandlers<M> = {
  [K in keyof M]?: M[K] extends Method
    ? (context: RouterContext, input: ParsedInputOf<M[K]>, call: Call) => OutputOf<M[K]> | Promise<OutputOf<M[K]>>
    : never;
};
type JobHandlers<M> = {
  [K in keyof M]?: M[K] extends Method
    ? (context: JobContext<ProgressOf<M[K]>>, input: ParsedInputOf<M[K]>) => OutputOf<M[K]> | Promise<OutputOf<M[K]>>
    : never;
};

/** A handler as the dispatcher sees it, with the contract's method beside it. */
export interface Implemented {
  readonly method: Named<Method>;
  readonly handle: (context: never, input: never, call: Call) => unknown;
}

function pair(contract: AnyContract, handlers: object): Implemented[] {
  return Object.entries(handlers).map(([key, handle]: [string, Implemented['handle']]) => {
    const method = contract.methods[key];
    if (method === undefined) throw new Error(`${contract.feature} has no method ${key}`);
    return { method, handle };
  });
}

/** Joins handlers to a contract; which function is used states the thread the handlers run on. */
export const implement = {
  router: <C extends AnyContract>(contract: C, handlers: RouterHandlers<OfKind<C['methods'], 'query' | 'command'>>) =>
    pair(contract, handlers),
  queries: <C extends AnyContract>(contract: C, handlers: Handlers<OfKind<C['methods'], 'query'>, QueryContext>) =>
    pair(contract, handlers),
  views: <C extends AnyContract>(contract: C, handlers: Handlers<OfKind<C['methods'], 'query'>, QueryContext>) =>
    pair(contract, handlers),
  commands: <C extends AnyContract>(contract: C, handlers: Handlers<OfKind<C['methods'], 'command'>, CommandHandlerContext>) =>
    pair(contract, handlers),
  jobs: <C extends AnyContract>(contract: C, handlers: JobHandlers<OfKind<C['methods'], 'job'>>) => pair(contract, handlers),
};
