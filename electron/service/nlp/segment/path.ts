/** The most probable division of a block into words: from each symbol, where its word ends. */
export interface Path {
  /** End of the word that begins at a symbol, as a symbol's place. */
  ends: Int32Array;
  /** Log probability of the best path from a symbol to the end of the block. */
  scores: Float64Array;
  /** 1 where the word is a number with its unit. */
  measured: Uint8Array;
}

/** A path with room for a block of usual size; it grows. */
export function createPath(capacity = 512): Path {
  return { ends: new Int32Array(capacity), scores: new Float64Array(capacity), measured: new Uint8Array(capacity) };
}
