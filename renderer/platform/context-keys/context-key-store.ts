import { createStore } from 'zustand/vanilla';

/** Values a when-clause can test. An unset key is `undefined` and counts as false. */
export type ContextValue = string | number | boolean | undefined;

/** Read access, which is all that a when-clause needs. */
export interface ContextReader {
  get(key: string): ContextValue;
}

interface ContextState {
  readonly values: Readonly<Record<string, ContextValue>>;
}

/** Global context keys; `data-context` attributes add those of the focused part on top. */
export const contextKeyStore = createStore<ContextState>(() => ({ values: {} }));

/** Sets one key. Setting the value it already has changes nothing and notifies nobody. */
export function setContextKey(key: string, value: ContextValue): void {
  const { values } = contextKeyStore.getState();
  if (values[key] === value) return;
  contextKeyStore.setState({ values: { ...values, [key]: value } });
}

/** The value of one key now. */
export function getContextKey(key: string): ContextValue {
  return contextKeyStore.getState().values[key];
}

/** A reader over the present global keys. */
export const contextReader: ContextReader = { get: getContextKey };
