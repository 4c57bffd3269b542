/** A stretch of one text: code points, 0-based, half-open. The id tells it from others on the same stretch. */
export interface TextSpan {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** The order in which lanes are given out: by start, the longer first, then the older. */
export function compareSpans(left: TextSpan, right: TextSpan): number {
  return left.start - right.start || right.end - left.end || left.id - right.id;
}
