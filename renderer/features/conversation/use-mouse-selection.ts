import { useCallback, useEffect, useRef, type MouseEvent } from 'react';
import type { TextStep } from '#renderer/platform/coding/active-reader.ts';
import type { ConversationCodings } from '#renderer/platform/coding/conversation-codings.ts';
import type { ReaderView } from './create-reader.ts';
import { moveTo, selectedRange, type ReadingStore } from './reading-state.ts';
import { rangeAround } from './selection/text-steps.ts';
import { offsetAtPoint } from './text-position.ts';

interface MouseSelection {
  readonly store: ReadingStore;
  readonly view: ReaderView;
  readonly codings: ConversationCodings;
}

interface Drag {
  readonly message: number;
  readonly place: number;
  /** What was taken at the press: a caret, a word, a sentence or the whole turn. */
  readonly start: number;
  readonly end: number;
  readonly step: TextStep | undefined;
}

const stepByClicks: Readonly<Record<number, TextStep>> = { 2: 'word', 3: 'sentence' };

/** Turns presses and drags into the selection model; the browser's own selection is never used. */
export function useMouseSelection({ store, view, codings: { byMessage } }: MouseSelection) {
  const drag = useRef<Drag | undefined>(undefined);

  useEffect(() => {
    const onMove = (event: globalThis.MouseEvent) => {
      const from = drag.current;
      if (from === undefined) return;
      if ((event.buttons & 1) === 0) {
        drag.current = undefined;
        return;
      }
      extendTo(store, view, from, event.clientX, event.clientY);
    };
    const onUp = () => {
      drag.current = undefined;
    };
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
    return () => {
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
    };
  }, [store, view]);

  const selectCoding = useCallback(
    (id: number): boolean => {
      for (const [message, codings] of byMessage) {
        const coding = codings.find((candidate) => candidate.id === id);
        if (coding === undefined) continue;
        const place = view.messages().indexOf(message);
        const length = view.turn(message)?.model.offsets.length ?? 0;
        moveTo(store, place, coding.span?.start ?? 0, coding.span?.end ?? length);
        return true;
      }
      return false;
    },
    [byMessage, store, view],
  );

  const onMouseDown = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      event.preventDefault();
      view.focus();
      const name = event.target.closest('[data-coding]');
      if (name !== null && selectCoding(Number(name.getAttribute('data-coding')))) return;
      const hit = hitAt(event);
      if (hit === undefined) return;
      const place = view.messages().indexOf(hit.message);
      const turn = view.turn(hit.message);
      if (place < 0 || turn === undefined) return;
      const now = store.getState();
      if (event.shiftKey && now.place === place) {
        drag.current = { message: hit.message, place, start: now.anchor, end: now.anchor, step: undefined };
        moveTo(store, place, now.anchor, hit.offset, false);
        return;
      }
      const step = event.detail > 3 ? 'text' : stepByClicks[event.detail];
      const range = step === undefined ? { start: hit.offset, end: hit.offset } : rangeAround(turn.model, hit.offset, step);
      drag.current = { message: hit.message, place, ...range, step };
      moveTo(store, place, range.start, range.end, false);
    },
    [selectCoding, store, view],
  );

  /** Before the menu opens: the caret goes to the place, unless it lies in the selection. */
  const onContextMenu = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (!(event.target instanceof Element)) return;
      const name = event.target.closest('[data-coding]');
      if (name !== null && selectCoding(Number(name.getAttribute('data-coding')))) return;
      const hit = hitAt(event);
      if (hit === undefined) return;
      const place = view.messages().indexOf(hit.message);
      const now = store.getState();
      const { start, end } = selectedRange(now);
      if (now.place === place && start <= hit.offset && hit.offset <= end && end > start) return;
      if (place >= 0) moveTo(store, place, hit.offset, hit.offset, false);
    },
    [selectCoding, store, view],
  );
  return { onMouseDown, onContextMenu };
}

/** The offset under the pointer; beside the words, the start of the turn. */
function hitAt(event: MouseEvent<HTMLElement>): { readonly message: number; readonly offset: number } | undefined {
  const hit = offsetAtPoint(event.clientX, event.clientY);
  if (hit !== undefined) return hit;
  const turn = event.target instanceof Element ? event.target.closest('article')?.querySelector('[data-text-of]') : undefined;
  if (turn === null || turn === undefined) return undefined;
  return { message: Number(turn.getAttribute('data-text-of')), offset: 0 };
}

function extendTo(store: ReadingStore, view: ReaderView, from: Drag, x: number, y: number): void {
  const turn = view.turn(from.message);
  const hit = offsetAtPoint(x, y);
  if (turn === undefined || hit === undefined || hit.message !== from.message) return;
  const reached = from.step === undefined ? { start: hit.offset, end: hit.offset } : rangeAround(turn.model, hit.offset, from.step);
  if (reached.start < from.start) moveTo(store, from.place, from.end, reached.start, false);
  else moveTo(store, from.place, from.start, Math.max(from.end, reached.end), false);
}
