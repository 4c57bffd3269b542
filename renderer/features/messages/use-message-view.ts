import { useCallback, useEffect, useRef, useState } from 'react';
import { isAppError } from '#shared/base/errors.ts';
import { messagesContract, type MessageSort, type MessageView } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';

/** A view of the service as the table holds it. */
export interface OpenView {
  readonly view: MessageView | undefined;
  /** Grows whenever the view's rows are other ones. */
  readonly generation: number;
  /** Messages that the view would hold if it were made now, where that differs. */
  readonly newCount: number | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  refresh(): void;
}

/** Tables whose changes can alter which rows a view holds. */
const watched = new Set<string>(['batch', 'message', 'coding', 'code', 'message_tag', 'tag', 'memo', 'channel', 'brand', 'participant', ...themeTables, ...sentimentTables]);

/**
 * Keeps a view open in the service for a query and an order. When messages come or change so that the view would look
 * different, it is not touched under the reader's hands: `newCount` says so. It is made anew at once where it was
 * empty, where rows of it no longer exist, or where `atEnd` says that the reader stands at its end.
 */
export function useMessageView(query: string, sort: readonly MessageSort[], atEnd: () => boolean): OpenView {
  const rpc = useRpc();
  const [state, setState] = useState<Omit<OpenView, 'refresh'>>({
    view: undefined, generation: 0, newCount: undefined, loading: true, error: undefined,
  });
  const current = useRef<MessageView | undefined>(undefined);
  const sortKey = JSON.stringify(sort);
  const [attempt, setAttempt] = useState(0);
  const latestAtEnd = useRef(atEnd);
  useEffect(() => {
    latestAtEnd.current = atEnd;
  });

  useEffect(() => {
    const own = new AbortController();
    setState((before) => ({ ...before, loading: true, error: undefined }));
    const wanted: MessageSort[] = JSON.parse(sortKey);
    rpc.call(messagesContract.methods.open, { query, sort: wanted }, { signal: own.signal }).then(
      (view) => {
        if (own.signal.aborted) {
          void rpc.call(messagesContract.methods.close, { view: view.view }).catch(ignoreLost);
          return;
        }
        const before = current.current;
        current.current = view;
        if (before !== undefined) void rpc.call(messagesContract.methods.close, { view: before.view }).catch(ignoreLost);
        setState(({ generation }) => ({ view, generation: generation + 1, newCount: undefined, loading: false, error: undefined }));
      },
      (error: unknown) => {
        if (!isCancelled(error)) setState((before) => ({ ...before, loading: false, error }));
      },
    );
    return () => own.abort();
  }, [rpc, query, sortKey, attempt]);

  useEffect(() => () => {
    const view = current.current;
    current.current = undefined;
    if (view !== undefined) void rpc.call(messagesContract.methods.close, { view: view.view }).catch(ignoreLost);
  }, [rpc]);

  const refresh = useCallback(() => {
    const view = current.current;
    if (view === undefined) {
      setAttempt((before) => before + 1);
      return;
    }
    rpc.call(messagesContract.methods.refresh, { view: view.view }).then(
      (next) => {
        if (current.current?.view !== next.view) return;
        current.current = next;
        setState(({ generation }) => ({ view: next, generation: generation + 1, newCount: undefined, loading: false, error: undefined }));
      },
      // The service no longer knows the view: open it again.
      () => setAttempt((before) => before + 1),
    );
  }, [rpc]);

  const checking = useRef(false);
  const again = useRef(false);
  const check = useCallback(async () => {
    const view = current.current;
    if (view === undefined) return;
    if (checking.current) {
      again.current = true;
      return;
    }
    checking.current = true;
    try {
      const status = await rpc.call(messagesContract.methods.status, { view: view.view });
      if (status.changed && current.current?.view === view.view) {
        if (view.count === 0 || status.removed || latestAtEnd.current()) refresh();
        else setState((before) => ({ ...before, newCount: status.count }));
      }
    } catch (error) {
      if (isAppError(error, 'not-found')) setAttempt((before) => before + 1);
      else if (!isCancelled(error)) setState((before) => ({ ...before, error }));
    } finally {
      checking.current = false;
      if (again.current) {
        again.current = false;
        void check();
      }
    }
  }, [rpc, refresh]);
  useTopic(projectContract.topics.changed, ({ tables }) => {
    if (tables.some((table) => watched.has(table))) void check();
  });

  return { ...state, refresh };
}

/** A view that cannot be closed is gone already. */
function ignoreLost(): void {
  // The service was started anew, and with it its views are gone: nothing is left to close.
}
