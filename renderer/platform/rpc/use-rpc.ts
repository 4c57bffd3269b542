import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Named, PayloadOf, Topic } from '#shared/rpc/define.ts';
import { connectionStore, rpc, type ConnectionState } from './connection.ts';
import type { RpcClient } from './rpc-client.ts';

/** The service's client, for components. */
export function useRpc(): RpcClient {
  return rpc();
}

/** Where the connection stands, followed. */
export function useConnectionState(): ConnectionState {
  return useStore(connectionStore, (connection) => connection.state);
}

/** Listens to a topic while mounted; the newest listener is the one called. */
export function useTopic<T extends Topic>(topic: Named<T>, listener: (payload: PayloadOf<T>) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => rpc().on(topic, (payload) => latest.current(payload)), [topic]);
}
