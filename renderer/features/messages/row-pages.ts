import { messagesContract, type MessageRow } from '#shared/contracts/messages.ts';
import type { RpcClient } from '#renderer/platform/rpc/rpc-client.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';

/** Rows of a view, read by pages as they come into sight. */
export interface RowPages {
  /** A row, if it has been read. */
  row(index: number): MessageRow | undefined;
  /** Reads what is missing of the rows in sight, then their neighbours. */
  show(first: number, last: number): void;
  /** Another view, or the same one made anew: old rows go as soon as new ones come. */
  reset(view: number, count: number, textLimit: number): void;
  /** The rows' codes, tags or memos changed: reads them again, showing the old ones meanwhile. */
  refresh(): void;
  dispose(): void;
}

export const pageSize = 100;
/** Pages kept; beyond that those longest out of sight go. */
const mostPages = 60;
/** Milliseconds that sight must rest before neighbours are read, too, while the table is flung past them. */
const restMilliseconds = 40;

interface Page {
  rows: readonly MessageRow[];
  fresh: boolean;
}

/** Makes {@link RowPages}. `onChange` is called when rows have come; `onError` when a page could not be read. */
export function createRowPages(rpc: RpcClient, onChange: () => void, onError: (error: unknown) => void): RowPages {
  let view = 0;
  let count = 0;
  let textLimit = 300;
  const pages = new Map<number, Page>();
  const waiting = new Map<number, AbortController>();
  let sight = { first: 0, last: -1 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMove = 0;
  let flung = false;

  function isFresh(page: number): boolean {
    return pages.get(page)?.fresh === true;
  }

  async function read(page: number): Promise<void> {
    const own = new AbortController();
    waiting.set(page, own);
    const asked = view;
    try {
      const { rows } = await rpc.call(
        messagesContract.methods.rows,
        { view, start: page * pageSize, count: pageSize, textLimit },
        { signal: own.signal },
      );
      if (own.signal.aborted || asked !== view) return;
      pages.delete(page);
      pages.set(page, { rows, fresh: true });
      trim();
      onChange();
    } catch (error) {
      if (!isCancelled(error) && !own.signal.aborted) onError(error);
    } finally {
      if (waiting.get(page) === own) {
        waiting.delete(page);
        fetchInSight();
      }
    }
  }

  function trim(): void {
    for (const page of pages.keys()) {
      if (pages.size <= mostPages) return;
      if (page * pageSize > sight.last || (page + 1) * pageSize <= sight.first) pages.delete(page);
    }
  }

  /** In sight first, then, unless they are flown past, the neighbours; at most three at a time. */
  function fetchInSight(): void {
    if (view === 0 || sight.last < sight.first) return;
    const from = Math.floor(sight.first / pageSize);
    const to = Math.floor(Math.min(sight.last, count - 1) / pageSize);
    const last = Math.floor((count - 1) / pageSize);
    for (const [page, controller] of waiting) {
      if (page < from - 2 || page > to + 2) {
        waiting.delete(page);
        controller.abort();
      }
    }
    const wanted: number[] = [];
    for (let page = from; page <= to; page++) wanted.push(page);
    if (!flung) wanted.push(to + 1, from - 1, to + 2);
    for (const page of wanted) {
      if (waiting.size >= 3) return;
      if (page >= 0 && page <= last && !isFresh(page) && !waiting.has(page)) void read(page);
    }
  }

  function stop(): void {
    clearTimeout(timer);
    for (const controller of waiting.values()) controller.abort();
    waiting.clear();
  }

  return {
    row: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    show(first, last) {
      const now = performance.now();
      flung = Math.abs(first - sight.first) > pageSize && now - lastMove < restMilliseconds * 2;
      if (first !== sight.first) lastMove = now;
      sight = { first, last };
      clearTimeout(timer);
      if (flung) {
        timer = setTimeout(() => {
          flung = false;
          fetchInSight();
        }, restMilliseconds);
      }
      fetchInSight();
    },
    reset(nextView, nextCount, nextLimit) {
      stop();
      view = nextView;
      count = nextCount;
      textLimit = nextLimit;
      pages.clear();
      fetchInSight();
    },
    refresh() {
      stop();
      for (const page of pages.values()) page.fresh = false;
      fetchInSight();
    },
    dispose: stop,
  };
}
