/** The postings of one term: bytes[start, end). */
export interface Postings {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}
