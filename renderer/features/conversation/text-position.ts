import { codePointToUnit, unitToCodePoint } from '#shared/base/code-points.ts';

/**
 * The bridge between the page and offsets: every drawn piece of a message carries `data-at`, the code point at which
 * it begins; a mark for a hidden character holds no text of its own and counts as one code point.
 */
const pieceSelector = '[data-at]';

const startOf = (piece: Element) => Number(piece.getAttribute('data-at'));

/** The offset at a point of the viewport, with the message and block it lies in; undefined beside any text. */
export function offsetAtPoint(x: number, y: number): { readonly message: number; readonly offset: number } | undefined {
  const position = document.caretPositionFromPoint(x, y);
  if (position === null) return undefined;
  const node = position.offsetNode;
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest('[data-text-of]');
  if (element === null || element === undefined || paragraph === null || paragraph === undefined) return undefined;
  const message = Number(paragraph.getAttribute('data-text-of'));
  const piece = element.closest(pieceSelector);
  if (node instanceof Text && piece !== null) {
    return { message, offset: startOf(piece) + unitToCodePoint(node.data, position.offset) };
  }
  const children = [...paragraph.querySelectorAll(pieceSelector)];
  const after = children.find((child) => {
    const box = child.getBoundingClientRect();
    return box.bottom > y && box.right > x;
  });
  const target = piece ?? after ?? children.at(-1);
  if (target === undefined) return { message, offset: 0 };
  return { message, offset: startOf(target) + (after === undefined && piece === null ? pieceLength(target) : 0) };
}

function pieceLength(piece: Element): number {
  const text = piece.textContent;
  return text === '' ? 1 : unitToCodePoint(text, text.length);
}

export interface CaretBox {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where a caret at an offset stands in a drawn block. At a line's end it belongs to the character before it when
 * `after` (the end of a selection), else to the one behind it.
 */
export function caretBox(paragraph: Element, offset: number, after: boolean): CaretBox | undefined {
  const pieces = [...paragraph.querySelectorAll(pieceSelector)];
  const next = lastWhere(pieces, (piece) => startOf(piece) <= offset);
  const wanted = after ? lastWhere(pieces, (piece) => startOf(piece) < offset) : next;
  const piece = wanted ?? next ?? pieces[0];
  if (piece === undefined) {
    const box = paragraph.getBoundingClientRect();
    return { x: box.left, top: box.top, bottom: box.bottom };
  }
  const text = piece.firstChild;
  const within = offset - startOf(piece);
  if (!(text instanceof Text)) {
    const box = piece.getBoundingClientRect();
    return { x: within > 0 ? box.right : box.left, top: box.top, bottom: box.bottom };
  }
  const unit = codePointToUnit(text.data, within);
  const range = document.createRange();
  const behind = after || unit >= text.length;
  if (behind && unit > 0) range.setStart(text, previousUnit(text.data, unit));
  else range.setStart(text, unit);
  range.setEnd(text, behind ? unit : Math.min(text.length, nextUnit(text.data, unit)));
  const boxes = [...range.getClientRects()];
  const box = behind ? boxes.at(-1) : boxes[0];
  if (box === undefined) return undefined;
  return { x: behind ? box.right : box.left, top: box.top, bottom: box.bottom };
}

const previousUnit = (text: string, unit: number) => unit - ((text.charCodeAt(unit - 1) & 0xfc00) === 0xdc00 && unit > 1 ? 2 : 1);
const nextUnit = (text: string, unit: number) => unit + ((text.charCodeAt(unit) & 0xfc00) === 0xd800 ? 2 : 1);

function lastWhere(pieces: readonly Element[], test: (piece: Element) => boolean): Element | undefined {
  return pieces.findLast(test);
}
