declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> };

/** What a derived GUID names: one row of a batch as a message, a conversation or a participant. */
export const derivedKinds = { message: 1, conversation: 2, participant: 3 } as const;
export type DerivedKind = keyof typeof derivedKinds;

/** A random GUID (UUID version 4, RFC 9562 section 5.4) in lower-case text form. */
export function newGuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatGuid(bytes);
}

/** The text form of 16 bytes. */
export function formatGuid(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += (bytes[index] ?? 0).toString(16).padStart(2, '0');
  }
  return text;
}

/**
 * The GUID of one imported thing: the batch's GUID with its last six bytes XORed with the kind (one byte) and the
 * source row (five bytes). A million messages need no stored GUID this way, and it survives export and merge.
 */
export function derivedGuid(batchGuid: string, kind: DerivedKind, row: number): string {
  const head = batchGuid.slice(0, 24);
  const tail = batchGuid.slice(24);
  const high = Number.parseInt(tail.slice(0, 4), 16) ^ ((derivedKinds[kind] << 8) | Math.floor(row / 0x1_0000_0000));
  const low = (Number.parseInt(tail.slice(4), 16) ^ row % 0x1_0000_0000) >>> 0;
  return head + high.toString(16).padStart(4, '0') + low.toString(16).padStart(8, '0');
}
