import type { QueuedProposal } from '#shared/contracts/suggestion.ts';

/** What commands may ask of the queue in front. */
export interface ActiveQueue {
  /** The row under the cursor. */
  current(): QueuedProposal | undefined;
  /** Takes a row off the screen before the service has answered; what is returned brings it back. */
  settle(id: number): () => void;
}

let active: ActiveQueue | undefined;

/** Called by a queue in front. Returns what ends it. */
export function publishQueue(queue: ActiveQueue): () => void {
  active = queue;
  return () => {
    if (active === queue) active = undefined;
  };
}

/** The queue in front. */
export function activeQueue(): ActiveQueue | undefined {
  return active;
}
