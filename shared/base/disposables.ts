/** Something acquired that must be given back. */
export type Dispose = () => void;

/** Collects what a component acquired, to give it all back at once, last first. */
export function createDisposables(): { add(dispose: Dispose): void; dispose: Dispose } {
  const held: Dispose[] = [];
  return {
    add: (dispose) => void held.push(dispose),
    dispose: () => {
      for (let next = held.pop(); next !== undefined; next = held.pop()) next();
    },
  };
}
