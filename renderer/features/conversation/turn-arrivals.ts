/** Tells commands that wait for a text when it has come. */
export interface TurnArrivals {
  /** Resolves when the message's text has come, or when it will not. */
  wait(message: number): Promise<void>;
  /** These texts are there now. */
  came(turns: ReadonlyMap<number, unknown>): void;
  /** Nothing more will come: the texts could not be read, or the tab was closed. */
  end(): void;
}

/** Makes {@link TurnArrivals}; one an editor. */
export function createTurnArrivals(): TurnArrivals {
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  const settle = (messages: Iterable<number>) => {
    for (const message of messages) {
      waiting.get(message)?.resolve();
      waiting.delete(message);
    }
  };
  return {
    wait(message) {
      const own = waiting.get(message) ?? Promise.withResolvers<void>();
      waiting.set(message, own);
      return own.promise;
    },
    came: (turns) => settle([...waiting.keys()].filter((message) => turns.has(message))),
    end: () => settle([...waiting.keys()]),
  };
}
