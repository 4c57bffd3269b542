import { createOffsetMap, type OffsetMap } from '#shared/base/code-points.ts';

/** A message's text with the way between its code points, which everything stores, and UTF-16 units, which strings count. */
export interface TextModel {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** Builds a {@link TextModel}. */
export function createTextModel(text: string): TextModel {
  return { text, offsets: createOffsetMap(text) };
}
