import { createStore } from 'zustand/vanilla';
import type { Dispose } from '#shared/base/disposables.ts';
import { AppError } from '#shared/base/errors.ts';
import { createClient, type Client } from '#shared/rpc/client.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { RpcClient } from './rpc-client.ts';

/** Where the connection to the service stands. */
export type ConnectionState = 'connecting' | 'ready' | 'lost';

interface Connection {
  readonly state: ConnectionState;
  /** Grows with each connection made, so that views can ask again. */
  readonly generation: number;
}

export const connectionStore = createStore<Connection>(() => ({ state: 'connecting', generation: 0 }));

interface Subscription {
  attach(client: Client): Dispose;
  detach: Dispose | undefined;
}

let open: (() => Promise<Transport>) | undefined;
let current: Client | undefined;
let opening: Promise<void> | undefined;
const subscriptions = new Set<Subscription>();

/** Says how a transport is opened; called once at start by the entry, with the host's way. */
export function configureConnection(openTransport: () => Promise<Transport>): void {
  open = openTransport;
}

/**
 * Opens the connection, or opens it again after it was lost; topic listeners move over.
 * @throws AppError what the host's transport reported.
 */
export function connect(): Promise<void> {
  opening ??= establish().finally(() => {
    opening = undefined;
  });
  return opening;
}

async function establish(): Promise<void> {
  if (open === undefined) throw new AppError('internal', { reason: 'no-transport' });
  connectionStore.setState({ state: 'connecting' });
  try {
    const transport = await open();
    const client = createClient(transport);
    current = client;
    for (const subscription of subscriptions) subscription.detach = subscription.attach(client);
    transport.onClose(() => {
      if (current !== client) return;
      current = undefined;
      connectionStore.setState({ state: 'lost' });
    });
    connectionStore.setState((state) => ({ state: 'ready', generation: state.generation + 1 }));
  } catch (error) {
    connectionStore.setState({ state: 'lost' });
    throw error;
  }
}

/** Rejected by a call that was made while nothing is connected. */
function lost(): Promise<never> {
  return Promise.reject(new AppError('service-lost', {}, { retryable: true }));
}

const client: RpcClient = {
  call: (method, input, options) => current?.call(method, input, options) ?? lost(),
  run: (method, input, options) => current?.run(method, input, options) ?? lost(),
  on: (topic, listener) => {
    const subscription: Subscription = { attach: (to) => to.on(topic, listener), detach: undefined };
    if (current !== undefined) subscription.detach = subscription.attach(current);
    subscriptions.add(subscription);
    return () => {
      subscription.detach?.();
      subscriptions.delete(subscription);
    };
  },
  close: () => current?.close(),
};

/** The service's client. */
export function rpc(): RpcClient {
  return client;
}
