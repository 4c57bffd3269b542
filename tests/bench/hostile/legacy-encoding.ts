/** Bytes of the characters of a legacy encoding, by asking the platform's decoder what each pair of bytes means. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (!table.has(character)) table.set(character, [lead, trail]);
      } catch {
        // No character has these two bytes.
        continue;
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

/** A text in a legacy encoding; what it cannot write becomes a question mark. */
export function encodeLegacy(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else bytes.push(...(table.get(character) ?? [0x3f]));
  }
  return Buffer.from(bytes);
}
