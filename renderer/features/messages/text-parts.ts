import { createOffsetMap } from '#shared/base/code-points.ts';

/** A stretch of a text, a hit or what is between hits. */
export interface TextPart {
  readonly start: number;
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a text at its hits, which are in code points, ascending and apart. */
export function textParts(text: string, hits: readonly (readonly [start: number, end: number])[]): readonly TextPart[] {
  if (hits.length === 0) return [{ start: 0, text, hit: false }];
  const offsets = createOffsetMap(text);
  const parts: TextPart[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    const start = offsets.toUnit(from);
    const end = offsets.toUnit(to);
    if (start > at) parts.push({ start: at, text: text.slice(at, start), hit: false });
    if (end > start) parts.push({ start, text: text.slice(start, end), hit: true });
    at = Math.max(at, end);
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at), hit: false });
  return parts;
}
