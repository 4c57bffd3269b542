import type { Client } from '#shared/rpc/client.ts';

/** Typed calls to the service; the same object over reconnects. */
export type RpcClient = Client;
