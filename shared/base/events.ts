import type { Dispose } from './disposables.ts';

/** A source of one kind of event. Listeners run in the order they were added. */
export interface Emitter<T> {
  on(listener: (value: T) => void): Dispose;
  emit(value: T): void;
}

/** Makes an {@link Emitter}. A listener removed while an event is delivered is not called for it. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener) {
      const own = (value: T) => listener(value);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    emit(value) {
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(value);
    },
  };
}
