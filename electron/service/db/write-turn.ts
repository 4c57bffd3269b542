/**
 * The turn to write, shared by the writer thread and the jobs that write: SQLite allows one write transaction at a
 * time and its busy handler is not fair, so a coder's keystroke could wait for a whole import. Whoever holds the turn
 * may begin a write transaction. A bulk writer that takes it again at once first lets those who wait go before it.
 *
 * Cells of the shared Int32Array: holder's thread id (0 free), number waiting, number of turns taken so far, and the
 * thread that imports (0 none): message ids are dense, so imports go one after the other.
 */
export type WriteTurn = Int32Array<SharedArrayBuffer>;

const holder = 0;
const waiting = 1;
const taken = 2;
const importing = 3;

/** Milliseconds a bulk writer steps back while others wait, in pieces of {@link patience}. */
const stepBack = 100;
const patience = 5;

/** A free turn. */
export function createWriteTurn(): WriteTurn {
  return new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
}

/** Runs `write` while holding the turn. `threadId` is this thread's, and never 0. Blocks the calling thread. */
export function withTurn<T>(turn: WriteTurn, threadId: number, bulk: boolean, write: () => T): T {
  if (bulk) letOthersGo(turn);
  Atomics.add(turn, waiting, 1);
  for (;;) {
    const current = Atomics.compareExchange(turn, holder, 0, threadId);
    if (current === 0) break;
    if (current === threadId) {
      Atomics.sub(turn, waiting, 1);
      throw new Error('write turn taken twice by one thread');
    }
    Atomics.wait(turn, holder, current, 1000);
  }
  Atomics.sub(turn, waiting, 1);
  Atomics.add(turn, taken, 1);
  Atomics.notify(turn, taken);
  try {
    return write();
  } finally {
    releaseTurn(turn, threadId);
  }
}

/** Makes a thread the one that imports; false while another is. */
export function claimImport(turn: WriteTurn, threadId: number): boolean {
  return Atomics.compareExchange(turn, importing, 0, threadId) === 0;
}

/** Whether some thread imports. */
export function isImporting(turn: WriteTurn): boolean {
  return Atomics.load(turn, importing) !== 0;
}

/** Lets others import again, if the given thread was the one. */
export function releaseImport(turn: WriteTurn, threadId: number): void {
  Atomics.compareExchange(turn, importing, threadId, 0);
}

/** Frees all that a thread holds: for the router, when one has ended, perhaps while writing. */
export function releaseThread(turn: WriteTurn, threadId: number): void {
  releaseImport(turn, threadId);
  releaseTurn(turn, threadId);
}

function releaseTurn(turn: WriteTurn, threadId: number): void {
  if (Atomics.compareExchange(turn, holder, threadId, 0) === threadId) Atomics.notify(turn, holder);
}

function letOthersGo(turn: WriteTurn): void {
  const before = Atomics.load(turn, taken);
  for (let waited = 0; waited < stepBack; waited += patience) {
    if (Atomics.load(turn, waiting) === 0 || Atomics.load(turn, taken) !== before) return;
    Atomics.wait(turn, taken, before, patience);
  }
}
