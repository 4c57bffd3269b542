import type * as z from 'zod/mini';

/** A schema of one payload. */
export type Schema<T = unknown> = z.core.$ZodType<T>;

interface MethodBase<I extends Schema, O extends Schema> {
  readonly input: I;
  readonly output: O;
}
/** Reads; changes nothing; may be cancelled or repeated at will. */
export interface QueryMethod<I extends Schema = Schema, O extends Schema = Schema> extends MethodBase<I, O> {
  readonly kind: 'query';
}
/** Changes the project in one transaction. */
export interface CommandMethod<I extends Schema = Schema, O extends Schema = Schema> extends MethodBase<I, O> {
  readonly kind: 'command';
}
/** Long work with progress; outlives the window that asked for it. */
export interface JobMethod<I extends Schema = Schema, P extends Schema = Schema, O extends Schema = Schema>
  extends MethodBase<I, O> {
  readonly kind: 'job';
  readonly progress: P;
  /** One at a time: while it runs, another call fails with `busy`/`job-running`. */
  readonly exclusive: boolean;
}
export type Method = QueryMethod | CommandMethod | JobMethod;
/** An event that announces state. */
export interface Topic<T extends Schema = Schema> {
  readonly payload: T;
}

export const query = <I extends Schema, O extends Schema>(input: I, output: O): QueryMethod<I, O> => ({
  kind: 'query',
  input,
  output,
});
export const command = <I extends Schema, O extends Schema>(input: I, output: O): CommandMethod<I, O> => ({
  kind: 'command',
  input,
  output,
});
export const job = <I extends Schema, P extends Schema, O extends Schema>(
  input: I,
  progress: P,
  output: O,
  { exclusive = false }: { exclusive?: boolean } = {},
): JobMethod<I, P, O> => ({ kind: 'job', input, progress, output, exclusive });
export const topic = <T extends Schema>(payload: T): Topic<T> => ({ payload });

/** A method with the name it has on the wire, `feature.method`. */
export type Named<M> = M & { readonly name: string };

export interface Contract<M extends Record<string, Method> = Record<string, Method>, T extends Record<string, Topic> = Record<string, Topic>> {
  readonly feature: string;
  readonly methods: { readonly [K in keyof M]: Named<M[K]> };
  readonly topics: { readonly [K in keyof T]: Named<T[K]> };
}

/** The one definition of a feature's methods and topics, from which client, dispatcher and wire derive. */
export function defineContract<M extends Record<string, Method>, T extends Record<string, Topic> = Record<never, Topic>>(
  feature: string,
  methods: M,
  topics?: T,
): Contract<M, T> {
  const named = <V extends object>(entries: Record<string, V>) =>
    Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { ...value, name: `${feature}.${key}` }]));
  // The mapped types above state what fromEntries cannot: same keys, each value with its name.
  return {
    feature,
    methods: named(methods),
    topics: named(topics ?? {}),
  } as unknown as Contract<M, T>;
}

export type InputOf<M extends Method> = z.input<M['input']>;
export type ParsedInputOf<M extends Method> = z.output<M['input']>;
export type OutputOf<M extends Method> = z.output<M['output']>;
export type ProgressOf<M extends Method> = M extends JobMethod ? z.output<M['progress']> : never;
export type PayloadOf<T extends Topic> = z.output<T['payload']>;
