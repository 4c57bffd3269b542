import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

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

/** What other features may ask of the conversation that is being read. */
export interface Reader {
  readonly position: ReadingPosition;
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

/** The reader now, for commands. */
export function activeReader(): Reader | undefined {
  return activeReaderStore.getState().reader;
}

/** The conversation being read, followed. */
export function useReadConversation(): number | undefined {
  return useStore(activeReaderStore, (state) => state.position?.conversation);
}

/** The message being read, followed. */
export function useReadMessage(): number | undefined {
  return useStore(activeReaderStore, (state) => state.position?.message);
}
