/** Net sentiment at which a tile's colour is strongest. */
export const fullColour = 0.65;
/** Net sentiment to either side of 0 that counts as neither. */
export const neutralBand = 0.1;
/** Share of colour in the strongest mix: text on it stays above 4.5:1. */
const strongest = 40;

/** How much of the colour is mixed into a tile. */
export function tileMix(net: number | null): string {
  return `${Math.round(Math.min(1, Math.abs(net ?? 0) / fullColour) * strongest)}%`;
}

/** The second cue beside colour: a dashed top edge is negative, a solid one positive, none is neither. */
export function tileEdge(net: number | null): 'negative' | 'positive' | 'none' {
  if (net === null || Math.abs(net) <= neutralBand) return 'none';
  return net < 0 ? 'negative' : 'positive';
}

/** Stands for the glyph where there is no room for it. */
export function netSign(net: number): string {
  return net < 0 ? '▼' : net > 0 ? '▲' : '◆';
}
