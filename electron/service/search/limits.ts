/** Version of the index's byte layout and of the folding; a segment of another version is built anew. */
export const indexFormat = 2;

/** A segment is closed at whichever comes first. */
export const segmentMessages = 65_536;
/** Code points plus one per message: the size of a segment's address space, below 2^24. */
export const segmentAddresses = 8_000_000;

/** Texts longer than this many code points are not indexed but read and checked by every search. */
export const longestIndexedText = 262_144;

/** Bytes of a block: with SQLite's own overhead (39 bytes) and the cipher's reserve (64) it fills one 8 KiB page. */
export const blockBytes = 8068;

/** Blocks have ids segment * 2^20 + number. */
export const blocksPerSegment = 2 ** 20;

export interface SegmentLimits {
  readonly messages: number;
  readonly addresses: number;
  readonly longestText: number;
}

export const defaultSegmentLimits: SegmentLimits = {
  messages: segmentMessages,
  addresses: segmentAddresses,
  longestText: longestIndexedText,
};
