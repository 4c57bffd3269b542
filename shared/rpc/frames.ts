import type { WireError } from '../base/errors.ts';

/** What travels between a client and the service, in either direction. `id` is the caller's number for one call. */
export type Frame =
  | { type: 'request'; id: number; method: string; input: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: WireError }
  | { type: 'progress'; id: number; value: unknown; job: string }
  | { type: 'event'; topic: string; payload: unknown };
