import { useCallback, useEffect, useRef, useState } from 'react';
import { messagesContract, type MessageRow, type MessageSort, type MessageView } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';

/** Rows read at once, and code points of a text that a row shows. */
const pageSize = 100;
const textLimit = 300;
/** Tables that change what a row shows or which rows there are. */
const shown = new Set<string>([...themeTables, 'batch', 'coding', 'code', 'sentiment_chunk', 'sentiment_override', 'participant', 'channel']);

export interface Passages {
  readonly count: number;
  readonly rows: ReadonlyMap<number, MessageRow>;
  readonly loading: boolean;
  readonly error: unknown;
  /** Reads the page that holds a row. */
  need(index: number): void;
  retry(): void;
}

/** The messages that a query finds, in some order, read as they come into sight. */
export function usePassages(query: string | undefined, sort: MessageSort): Passages {
  const rpc = useRpc();
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<MessageView | undefined>(undefined);
  const [rows, setRows] = useState<ReadonlyMap<number, MessageRow>>(new Map());
  const [error, setError] = useState<unknown>(undefined);
  const asked = useRef(new Set<number>());
  const { column, direction } = sort;

  useEffect(() => {
    if (query === undefined) return undefined;
    const own = new AbortController();
    let opened: number | undefined;
    setError(undefined);
    rpc.call(messagesContract.methods.open, { query, sort: [{ column, direction }] }, { signal: own.signal }).then(
      (next) => {
        opened = next.view;
        if (own.signal.aborted) close(next.view);
        else {
          asked.current = new Set();
          setRows(new Map());
          setView(next);
        }
      },
      (cause: unknown) => {
        if (!isCancelled(cause)) setError(cause);
      },
    );
    const close = (held: number) => void rpc.call(messagesContract.methods.close, { view: held }).catch(ignoreLost);
    return () => {
      own.abort();
      if (opened !== undefined) close(opened);
      setView(undefined);
    };
  }, [rpc, query, column, direction, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  useTopic(projectContract.topics.changed, ({ tables }) => {
    if (tables.some((table) => shown.has(table))) retry();
  });

  const need = useCallback((index: number) => {
    if (view === undefined) return;
    const page = Math.floor(index / pageSize);
    if (asked.current.has(page) || page * pageSize >= view.count) return;
    asked.current.add(page);
    const pages = asked.current;
    rpc.call(messagesContract.methods.rows, { view: view.view, start: page * pageSize, count: pageSize, textLimit }).then(
      (answer) => {
        // Pages of an earlier view are of no use to this one.
        if (pages !== asked.current) return;
        setRows((before) => new Map([...before, ...answer.rows.map((row, place): [number, MessageRow] => [page * pageSize + place, row])]));
      },
      (cause: unknown) => {
        if (pages === asked.current && !isCancelled(cause)) setError(cause);
      },
    );
  }, [rpc, view]);

  return { count: view?.count ?? 0, rows, loading: query !== undefined && view === undefined && error === undefined, error, need, retry };
}

/** A view that cannot be closed is gone already. */
function ignoreLost(): void {
  // The service was started anew, and with it its views are gone: nothing is left to close.
}
