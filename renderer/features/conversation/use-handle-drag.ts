import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { ReaderView } from './create-reader.ts';
import { moveTo, selectedRange, type ReadingStore } from './reading-state.ts';
import { rangeAround } from './selection/text-steps.ts';
import { offsetAtPoint } from './text-position.ts';

interface Drag {
  readonly edge: 'start' | 'end';
  readonly place: number;
  readonly message: number;
  readonly from: { readonly start: number; readonly end: number };
}

export interface HandleDrag {
  /** Begins to drag where a press was on a handle, and answers whether it was. */
  readonly grab: (event: MouseEvent<HTMLElement>) => boolean;
  readonly dragging: boolean;
}

/**
 * Drags an end of the selected coding: the selection shows where it would be, letting go makes it so, Escape leaves it.
 * The end snaps to words; with Alt it goes by character.
 */
export function useHandleDrag(store: ReadingStore, view: ReaderView): HandleDrag {
  const drag = useRef<Drag | undefined>(undefined);
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const take = () => {
      const { current } = drag;
      drag.current = undefined;
      setDragging(false);
      return current;
    };
    const leave = () => {
      const current = take();
      if (current !== undefined) moveTo(store, current.place, current.from.start, current.from.end, false);
    };
    const onMove = (event: globalThis.MouseEvent) => {
      const { current } = drag;
      if (current === undefined) return;
      if ((event.buttons & 1) === 0) leave();
      else show(store, view, current, event);
    };
    const onUp = () => {
      const current = take();
      if (current === undefined) return;
      const to = selectedRange(store.getState());
      if (to.start !== current.from.start || to.end !== current.from.end) runCommand('coding.resizeTo', { from: current.from, to });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || drag.current === undefined) return;
      event.stopPropagation();
      leave();
    };
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [store, view]);

  const grab = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const edge = event.target instanceof Element ? event.target.getAttribute('data-handle') : null;
      if (event.button !== 0 || (edge !== 'start' && edge !== 'end')) return false;
      event.preventDefault();
      view.focus();
      const state = store.getState();
      const message = view.messages()[state.place];
      if (message === undefined) return false;
      drag.current = { edge, place: state.place, message, from: selectedRange(state) };
      setDragging(true);
      return true;
    },
    [store, view],
  );
  return { grab, dragging };
}

function show(store: ReadingStore, view: ReaderView, { edge, place, message, from }: Drag, event: globalThis.MouseEvent): void {
  const turn = view.turn(message);
  const hit = offsetAtPoint(event.clientX, event.clientY);
  if (turn === undefined || hit?.message !== message) return;
  const word = rangeAround(turn.model, hit.offset, 'word');
  const nearest = hit.offset - word.start < word.end - hit.offset ? word.start : word.end;
  const offset = event.altKey ? hit.offset : nearest;
  // One character at least stays between the ends.
  if (edge === 'start') moveTo(store, place, Math.min(offset, from.end - 1), from.end, false);
  else moveTo(store, place, from.start, Math.max(offset, from.start + 1), false);
}
