import type { Reader, TextStep } from '#renderer/platform/coding/active-reader.ts';
import type { ReadTurn } from './reading-rows.ts';
import { moveTo, selectedRange, type ReadingStore } from './reading-state.ts';
import { moveEdge, skipSpace } from './selection/move-edge.ts';
import { rangeAround, stepFrom } from './selection/text-steps.ts';

/** What the reader needs of the editor that shows it. */
export interface ReaderView {
  readonly conversation: number;
  messages(): Int32Array;
  turn(message: number): ReadTurn | undefined;
  /** Resolves when the text of a message has come, or when it will not. */
  turnComing(message: number): Promise<void>;
  selectionBox(): { readonly left: number; readonly top: number; readonly bottom: number } | undefined;
  focus(): void;
}

/** The reader of one editor. It asks the store and the view at each call: a key may come before the page is drawn anew. */
export function createReader(store: ReadingStore, view: ReaderView): Reader {
  const message = () => view.messages()[store.getState().place] ?? 0;
  const model = () => view.turn(message())?.model;

  const reader: Reader = {
    get position() {
      const { place, anchor, focus } = store.getState();
      return { conversation: view.conversation, message: message(), ordinal: place + 1, total: view.messages().length, anchor, focus };
    },
    textComing: () => (model() === undefined ? view.turnComing(message()) : undefined),
    textBetween(start, end) {
      const text = model();
      return text === undefined ? '' : text.text.slice(text.offsets.toUnit(start), text.offsets.toUnit(end));
    },
    move(step: TextStep, direction, extend) {
      const text = model();
      if (text === undefined) return;
      const now = store.getState();
      const { start, end } = selectedRange(now);
      // Without Shift a selection first collapses towards the side one moves to.
      if (!extend && start !== end && step === 'character') {
        const at = direction > 0 ? end : start;
        moveTo(store, now.place, at, at);
        return;
      }
      const focus = stepFrom(text, now.focus, step, direction);
      // A selection begun by the keyboard begins with a word, not with the space before it.
      const anchor = start === end ? skipSpace(text, now.anchor, direction) : now.anchor;
      moveTo(store, now.place, extend ? anchor : focus, focus);
    },
    moveDown(direction) {
      const now = store.getState();
      const turn = view.turn(message());
      // In a turn longer than the window the arrows go through its sentences before they leave it.
      if (turn !== undefined && turn.blocks.length > 1) {
        const focus = stepFrom(turn.model, now.focus, 'sentence', direction);
        if (focus !== now.focus) {
          moveTo(store, now.place, focus, focus);
          return;
        }
      }
      reader.moveToMessage(direction);
    },
    moveToMessage(step) {
      const place = Math.min(view.messages().length - 1, Math.max(0, store.getState().place + step));
      moveTo(store, place, 0, 0);
    },
    ensureSelection() {
      const now = store.getState();
      const range = selectedRange(now);
      if (range.end > range.start) return range;
      const text = model();
      if (text === undefined) return undefined;
      const sentence = rangeAround(text, now.focus, 'sentence');
      if (sentence.end <= sentence.start) return undefined;
      moveTo(store, now.place, sentence.start, sentence.end);
      return sentence;
    },
    selectAround(step) {
      const text = model();
      const now = store.getState();
      if (text === undefined) return;
      const range = rangeAround(text, now.focus, step);
      moveTo(store, now.place, range.start, range.end);
    },
    withEdgeMoved(edge, direction) {
      const text = model();
      const range = selectedRange(store.getState());
      return text === undefined ? range : moveEdge(text, range, edge, direction);
    },
    select(target, anchor, focus) {
      const place = view.messages().indexOf(target);
      if (place < 0) return;
      const length = view.turn(target)?.model.offsets.length ?? Number.MAX_SAFE_INTEGER;
      moveTo(store, place, Math.min(anchor, length), Math.min(focus, length));
    },
    selectionBox: () => view.selectionBox(),
    focus: () => view.focus(),
  };
  return reader;
}
