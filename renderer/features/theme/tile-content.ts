/** What fits on a tile of some size, in px; every line is 18 high, above and below are 6. */
export interface TileContent {
  readonly nameLines: number;
  readonly share: boolean;
  /** The glyph needs 56 px and its number; narrower tiles have a triangle. */
  readonly sentiment: 'glyph' | 'triangle' | 'none';
  /** Beside the count instead of on a line of its own. */
  readonly inline: boolean;
  readonly keywords: 'none' | 'line' | 'stack';
  readonly keywordCount: number;
  /** Lines of the quote; 0 for none. */
  readonly quoteLines: number;
}

const line = 18;
const padding = 12;

/** Chooses what a tile shows, the most telling first: name, count, sentiment, keywords, quote. */
export function tileContent(width: number, height: number, nameLength: number): TileContent {
  const inner = width - 16;
  const nameLines = Math.max(1, Math.min(3, Math.ceil((nameLength * 7.6) / Math.max(1, inner)), Math.floor((height - padding) / line)));
  let left = Math.floor((height - padding) / line) - nameLines;
  const share = width >= 108;
  const none: TileContent = { nameLines, share, sentiment: 'none', inline: false, keywords: 'none', keywordCount: 0, quoteLines: 0 };
  if (width < 34 || left < 1) return none;
  left -= 1;
  const glyph = width >= 116;
  if (left < 1) return { ...none, sentiment: width >= 200 ? 'glyph' : 'none', inline: width >= 200 };
  left -= 1;
  const sentiment = glyph ? 'glyph' : 'triangle';
  if (left < 1) return { ...none, sentiment };
  const stack = width < 180 && left >= 3;
  const keywordCount = stack ? Math.min(4, left - 1) : 6;
  const used = stack ? keywordCount : 1;
  // The gaps above keywords and quote take most of a line.
  const quoteLines = width >= 128 ? Math.min(4, left - used - 1) : 0;
  return { ...none, sentiment, keywords: stack ? 'stack' : 'line', keywordCount, quoteLines: quoteLines >= 2 ? quoteLines : 0 };
}
