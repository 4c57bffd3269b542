import { AppError } from '#shared/base/errors.ts';

/**
 * Cancellation that reaches a thread in the middle of SQL: one cell per call in a shared array, set by the router and
 * polled by whoever loops (a message would not be read before the loop ends).
 */
export type CancelCells = Int32Array<SharedArrayBuffer>;

const cellCount = 4096;

/** Fresh cells, all free. */
export function createCancelCells(): CancelCells {
  return new Int32Array(new SharedArrayBuffer(cellCount * Int32Array.BYTES_PER_ELEMENT));
}

/** What a handler polls. `aborted` is read from shared memory at each access. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Throws `cancelled` when the call was cancelled. */
  throwIfAborted(): void;
}

/** The signal of one cell. */
export function cancelSignal(cells: CancelCells, cell: number): CancelSignal {
  return {
    get aborted() {
      return Atomics.load(cells, cell) === 1;
    },
    throwIfAborted() {
      if (Atomics.load(cells, cell) === 1) throw new AppError('cancelled');
    },
  };
}

/** A signal that never fires, for calls that nobody can cancel. */
export const neverCancelled: CancelSignal = { aborted: false, throwIfAborted: () => undefined };

/** Hands out free cells of one array. Throws `resource-limit` when thousands of calls are open at once. */
export function createCellAllocator(cells: CancelCells): { take(): number; give(cell: number): void } {
  const free = Array.from({ length: cells.length }, (_, index) => cells.length - 1 - index);
  return {
    take() {
      const cell = free.pop();
      if (cell === undefined) throw new AppError('resource-limit', { reason: 'too-many-calls' }, { retryable: true });
      Atomics.store(cells, cell, 0);
      return cell;
    },
    give: (cell) => void free.push(cell),
  };
}
