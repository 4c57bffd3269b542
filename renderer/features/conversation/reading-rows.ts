import type { Turn } from '#shared/contracts/conversation.ts';
import { splitIntoBlocks, type TextBlock } from '#renderer/base/spans/blocks.ts';
import { createTextModel, type TextModel } from './selection/text-model.ts';

/** A turn as it is read: its text with offsets and cut into blocks. */
export interface ReadTurn {
  readonly turn: Turn;
  readonly model: TextModel;
  readonly blocks: readonly TextBlock[];
}

/** One virtualised row: a block of a turn, or a turn that is still on its way. */
export interface ReadingRow {
  readonly key: string;
  /** Place of the message in the conversation, from 0. */
  readonly place: number;
  readonly message: number;
  readonly block: number;
  readonly read: ReadTurn | undefined;
}

/** Makes a {@link ReadTurn}; the text of an unchanged turn is not cut again. */
export function readTurn(turn: Turn, before: ReadTurn | undefined): ReadTurn {
  if (before?.turn === turn) return before;
  if (before?.turn.text === turn.text) return { turn, model: before.model, blocks: before.blocks };
  return { turn, model: createTextModel(turn.text), blocks: splitIntoBlocks(turn.text) };
}

/** The rows of a conversation, and the row at which each message begins. */
export function buildRows(
  messages: Int32Array,
  turns: ReadonlyMap<number, ReadTurn>,
): { readonly rows: readonly ReadingRow[]; readonly firstRow: Int32Array } {
  const rows: ReadingRow[] = [];
  const firstRow = new Int32Array(messages.length);
  messages.forEach((message, place) => {
    firstRow[place] = rows.length;
    const read = turns.get(message);
    const blocks = read?.blocks.length ?? 1;
    for (let block = 0; block < blocks; block++) rows.push({ key: `${message}/${block}`, place, message, block, read });
  });
  return { rows, firstRow };
}

const lineHeight = 28;
const turnPadding = 12;
const unreadTurn = 2 * lineHeight + turnPadding;

/** Width in px that the stylesheet leaves for the words in a reading column of that width; below 640 px names stand above. */
export function textWidth(column: number): number {
  return column < 640 ? Math.max(120, 0.7 * (column - 20) - 14) : Math.min(518, column - 116 - 206);
}

/** Guess of a row's height in px before it is measured, for text of the given width. */
export function estimateHeight(row: ReadingRow, width: number): number {
  const block = row.read?.blocks[row.block];
  if (block === undefined) return unreadTurn;
  let lines = 0;
  for (const line of block.text.split('\n')) lines += Math.max(1, Math.ceil(widthOf(line) / width));
  return lines * lineHeight + turnPadding;
}

/** Han and full-width characters are 14 px wide at the reading size, others about half. */
function widthOf(line: string): number {
  let width = 0;
  for (let index = 0; index < line.length; index++) width += line.charCodeAt(index) >= 0x2e80 ? 14 : 7.2;
  return width;
}
