import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { getContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';

/** How far one step of the caret goes. */
export type TextStep = 'character' | 'word' | 'clause' | 'sentence' | 'line' | 'text';

/** Where the reader of a conversation is. Offsets are code points of the message's text. */
export interface ReadingPosition {
  /** Negative for a message that is a conversation of its own. */
  readonly conversation: number;
  readonly message: number;
  /** 1-based place of the message, and their number. */
  readonly ordinal: number;
  readonly total: number;
  /** The fixed and the moving end of the selection; equal for a caret. */
  readonly anchor: number;
  readonly focus: number;
}

/** What other features may ask of the conversation that is being read; every answer is of the moment it is asked. */
export interface Reader {
  readonly position: ReadingPosition;
  /** Resolves when the text of the focused message has come, or when it will not; undefined where it is there. */
  textComing(): Promise<void> | undefined;
  /** The words of a stretch of the focused message; empty while its text is on the way. */
  textBetween(start: number, end: number): string;
  /** Moves the caret inside the focused message; with `extend` the selection's anchor stays. */
  move(step: TextStep, direction: 1 | -1, extend: boolean): void;
  /** The next or previous message; in one longer than the window its next or previous sentence first. */
  moveDown(direction: 1 | -1): void;
  /** Moves to another message by number of places. */
  moveToMessage(step: number): void;
  /** Selects the sentence at the caret if nothing is selected, and answers the selection. */
  ensureSelection(): { readonly start: number; readonly end: number } | undefined;
  /** Extends the selection to the word, clause, sentence or all of the turn around it. */
  selectAround(step: TextStep): void;
  /** The selection with one of its ends a word further on or back; the same where that end cannot move. */
  withEdgeMoved(edge: 'start' | 'end', direction: 1 | -1): { readonly start: number; readonly end: number };
  select(message: number, anchor: number, focus: number): void;
  /** Viewport box of the selection's last line, for a picker to hang under. */
  selectionBox(): { readonly left: number; readonly top: number; readonly bottom: number } | undefined;
  /** Gives the keyboard back to the text. */
  focus(): void;
}

interface ActiveReader {
  readonly reader: Reader | undefined;
  readonly position: ReadingPosition | undefined;
}

/** The conversation editor that was last in front, as coding commands, the codings panel and the inspector see it. */
export const activeReaderStore = createStore<ActiveReader>(() => ({ reader: undefined, position: undefined }));

/** Called by a conversation editor in front, at each move of its position. */
export function publishReader(reader: Reader): void {
  activeReaderStore.setState({ reader, position: reader.position });
}

/** Called when a conversation editor closes. */
export function withdrawReader(reader: Reader): void {
  if (activeReaderStore.getState().reader === reader) activeReaderStore.setState({ reader: undefined, position: undefined });
}

/** The reader that was last in front. */
export function activeReader(): Reader | undefined {
  return activeReaderStore.getState().reader;
}

/**
 * The reader of the conversation in front, for commands. Where the conversation is still being opened, or the text at
 * the caret on its way, keys wait until it has come: none acts on what was read before, and none is lost. Undefined
 * where no conversation is open or what is waited for does not come. A command that needs no text does not wait for it.
 */
export async function readerForCommand({ text = true }: { readonly text?: boolean } = {}): Promise<Reader | undefined> {
  const there = activeReader();
  if (isInFront(there) && (!text || there?.textComing() === undefined)) return there;
  return holdKeysWhile(arrivingReader(text));
}

async function arrivingReader(text: boolean): Promise<Reader | undefined> {
  await readerInFront();
  const reader = activeReader();
  if (reader === undefined || !isInFront(reader)) return undefined;
  if (!text) return reader;
  await reader.textComing();
  return reader.textComing() === undefined ? reader : undefined;
}

/** Whether a reader is the one of the tab in front; with another kind of tab there any will do. */
function isInFront(reader: Reader | undefined): boolean {
  if (getContextKey('activeEditor') !== 'conversation') return true;
  return reader !== undefined && getContextKey('activeEditorId') === String(reader.position.conversation);
}

/** Milliseconds that a conversation may take to be opened. */
const longest = 10_000;

function readerInFront(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, longest);
    const unsubscribe = activeReaderStore.subscribe(({ reader }) => {
      if (isInFront(reader)) end();
    });
    if (isInFront(activeReader())) end();
  });
}

/** The conversation being read, followed. */
export function useReadConversation(): number | undefined {
  return useStore(activeReaderStore, (state) => state.position?.conversation);
}

/** The message being read, followed. */
export function useReadMessage(): number | undefined {
  return useStore(activeReaderStore, (state) => state.position?.message);
}
