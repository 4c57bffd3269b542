/** Projects that the system asked to open, kept until the workbench is there to take them. */
export interface OpenRequests {
  add(paths: readonly string[]): void;
  addSample(): void;
  /** Everything asked for since the last call, oldest first, once each. */
  take(): readonly string[];
  /** Whether the sample project was asked for since the last call. */
  takeSample(): boolean;
}

/** @param announce Called when there is something to take. */
export function createOpenRequests(announce: () => void): OpenRequests {
  const waiting = new Set<string>();
  let sample = false;
  return {
    add(paths) {
      if (paths.length === 0) return;
      for (const path of paths) waiting.add(path);
      announce();
    },
    addSample() {
      sample = true;
      announce();
    },
    take() {
      const taken = [...waiting];
      waiting.clear();
      return taken;
    },
    takeSample() {
      const asked = sample;
      sample = false;
      return asked;
    },
  };
}
