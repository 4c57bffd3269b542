import { useEffect } from 'react';
import { useStore } from 'zustand';
import { contextKeyStore, getContextKey, setContextKey, type ContextValue } from './context-key-store.ts';

/** Subscribes to one context key. */
export function useContextValue(key: string): ContextValue {
  return useStore(contextKeyStore, (state) => state.values[key]);
}

/** Holds a context key at a value while the calling component is mounted. */
export function useContextKey(key: string, value: ContextValue): void {
  useEffect(() => {
    setContextKey(key, value);
    return () => {
      if (getContextKey(key) === value) setContextKey(key, undefined);
    };
  }, [key, value]);
}
