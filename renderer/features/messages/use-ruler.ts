import { useEffect, useState } from 'react';
import { messagesContract } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';
import type { RowSelection } from './row-selection.ts';

/** Stretches of the table that the ruler tells apart. */
const buckets = 300;
/** Ticked messages beyond which the ruler does not ask where each one stands. */
const mostSelected = 5000;

export interface RulerMarks {
  readonly hits: Int32Array | undefined;
  readonly selected: Int32Array | undefined;
  /** Coded messages in the view. */
  readonly coded: number | undefined;
}

/** Where coded and ticked messages lie in a view. */
export function useRuler(view: number | undefined, generation: number, count: number, selection: RowSelection, onError: (error: unknown) => void): RulerMarks {
  const rpc = useRpc();
  const [hits, setHits] = useState<{ counts: Int32Array; matches: number } | undefined>(undefined);
  const [selected, setSelected] = useState<Int32Array | undefined>(undefined);
  const [codings, setCodings] = useState(0);
  useTopic(projectContract.topics.changed, ({ tables }) => {
    if (tables.includes('coding')) setCodings((before) => before + 1);
  });

  useEffect(() => {
    if (view === undefined || count === 0) {
      setHits(undefined);
      return undefined;
    }
    const own = new AbortController();
    rpc.call(messagesContract.methods.ruler, { view, mark: 'is:coded', buckets }, { signal: own.signal }).then(
      (found) => setHits(found),
      (error: unknown) => {
        if (!isCancelled(error)) setHits(undefined);
      },
    );
    return () => own.abort();
  }, [rpc, view, generation, count, codings]);

  useEffect(() => {
    if (view === undefined || selection.kind === 'all' || selection.ids.size === 0 || selection.ids.size > mostSelected) {
      setSelected(undefined);
      return undefined;
    }
    const own = new AbortController();
    rpc.call(messagesContract.methods.positions, { view, messages: [...selection.ids] }, { signal: own.signal }).then(
      ({ positions }) => {
        const counts = new Int32Array(buckets);
        for (const position of positions) {
          if (position === null) continue;
          const bucket = Math.min(buckets - 1, Math.floor((position * buckets) / Math.max(1, count)));
          counts[bucket] = (counts[bucket] ?? 0) + 1;
        }
        setSelected(counts);
      },
      (error: unknown) => {
        if (!isCancelled(error)) onError(error);
      },
    );
    return () => own.abort();
  }, [rpc, view, generation, count, selection, onError]);

  return { hits: hits?.counts, selected, coded: hits?.matches };
}
