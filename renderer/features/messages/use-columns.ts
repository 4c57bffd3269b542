import { useTable, type Updater } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, useState } from 'react';
import { projectContract } from '#shared/contracts/project.ts';
import type { MessageRow } from '#shared/contracts/messages.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { columnDefinitions, columnFeatures, defaultColumnLayout, messageColumn, readColumnLayout, type ColumnLayout, type SizedColumn } from './columns.ts';

const layoutKey = 'messages.columns';
const keepMilliseconds = 600;
const noRows: MessageRow[] = [];

export interface TableColumns {
  /** The columns in sight, in order. */
  readonly visible: readonly SizedColumn[];
  readonly order: readonly string[];
  readonly shown: ReadonlySet<string>;
  toggle(id: string, shown: boolean): void;
  resize(id: string, width: number): void;
  /** Moves a column before another one; undefined: to the end. */
  move(id: string, before: string | undefined): void;
  reset(): void;
}

/** Which columns the table has, how wide and in which order; kept with the project, not part of what it says. */
export function useColumns(): TableColumns {
  const rpc = useRpc();
  const kept = useServiceQuery(projectContract.methods.getLayout, { key: layoutKey }, { tables: [] });
  const [own, setOwn] = useState<ColumnLayout | undefined>(undefined);
  const stored = useMemo(() => (kept.data === undefined ? defaultColumnLayout : readColumnLayout(kept.data.value)), [kept.data]);
  const layout = own ?? stored;
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (own === undefined) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      // A layout that could not be kept is no loss of work: the next change tries again.
      rpc.call(projectContract.methods.setLayout, { key: layoutKey, value: JSON.stringify(own) }).catch(() => undefined);
    }, keepMilliseconds);
  }, [own, rpc]);

  const table = useTable({
    features: columnFeatures,
    columns: columnDefinitions,
    data: noRows,
    state: { columnVisibility: layout.visibility, columnOrder: layout.order, columnSizing: layout.sizing },
    onColumnVisibilityChange: (updater) => setOwn({ ...layout, visibility: next(updater, layout.visibility) }),
    onColumnOrderChange: (updater) => setOwn({ ...layout, order: next(updater, layout.order) }),
    onColumnSizingChange: (updater) => setOwn({ ...layout, sizing: next(updater, layout.sizing) }),
  });

  // The rows are rendered anew only where this list is another one; the table makes a new one at each render.
  const key = JSON.stringify(table.getVisibleLeafColumns().map((leaf) => [leaf.id, leaf.getSize(), leaf.id in layout.sizing]));
  const visible = useMemo(() => {
    const sizes: [id: string, width: number, set: boolean][] = JSON.parse(key);
    return sizes.flatMap(([id, width, set]) => {
      const column = messageColumn(id);
      return column === undefined ? [] : [{ column, width, set }];
    });
  }, [key]);
  return {
    visible,
    order: layout.order,
    shown: new Set(visible.map(({ column }) => column.id)),
    toggle: (id, shown) => table.getColumn(id)?.toggleVisibility(shown),
    resize: (id, width) => table.setColumnSizing((before) => ({ ...before, [id]: Math.min(1200, Math.max(44, Math.round(width))) })),
    move: (id, before) => {
      const rest = layout.order.filter((other) => other !== id);
      const place = before === undefined ? rest.length : rest.indexOf(before);
      table.setColumnOrder([...rest.slice(0, place), id, ...rest.slice(place)]);
    },
    reset: () => setOwn(defaultColumnLayout),
  };
}

function next<T>(updater: Updater<T>, before: T): T {
  return updater instanceof Function ? updater(before) : updater;
}
