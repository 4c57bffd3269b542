/** Where the skipping of a row that is too large stands; carried from chunk to chunk instead of the row itself. */
export interface OversizedRow {
  quoted: boolean;
  /** Whether the last character was a quote inside a quoted cell, which may end it. */
  afterQuote: boolean;
  atCellStart: boolean;
}

/** The state at the start of a row. */
export function startOfOversizedRow(): OversizedRow {
  return { quoted: false, afterQuote: false, atCellStart: true };
}

/** The index behind the row's end, or -1 when the text ends first; updates the state. */
export function afterOversizedRow(
  text: string,
  from: number,
  state: OversizedRow,
  delimiter: number,
  quote: number,
  terminator: number,
): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (state.quoted) {
      if (!state.afterQuote) {
        state.afterQuote = code === quote;
      } else if (code === delimiter) {
        state.quoted = false;
        state.afterQuote = false;
        state.atCellStart = true;
      } else if (code === terminator) {
        return index + 1;
      } else {
        state.afterQuote = code === 13;
      }
    } else if (code === terminator) {
      return index + 1;
    } else if (state.atCellStart && code === quote) {
      state.quoted = true;
      state.atCellStart = false;
    } else {
      state.atCellStart = code === delimiter;
    }
  }
  return -1;
}
