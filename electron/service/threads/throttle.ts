/** Passes on at most one value per interval, the newest; `flush` passes on the one still held. */
export function throttle<T>(send: (value: T) => void, interval: number): { call(value: T): void; flush(): void } {
  let last = -Infinity;
  let held: { value: T } | undefined;
  const pass = (value: T) => {
    held = undefined;
    last = performance.now();
    send(value);
  };
  return {
    call(value) {
      if (performance.now() - last >= interval) pass(value);
      else held = { value };
    },
    flush() {
      if (held !== undefined) pass(held.value);
    },
  };
}
