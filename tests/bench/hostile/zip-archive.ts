import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive; whatever is given instead of being worked out may be a lie. */
export interface ArchiveEntry {
  readonly name: string;
  readonly data: Buffer;
  /** 0 stored, 8 deflated (as `data` is, where `deflated` says so already). */
  readonly method?: number;
  readonly deflated?: boolean;
  readonly claimedSize?: number;
  readonly claimedCompressedSize?: number;
  readonly claimedCrc?: number;
  readonly flags?: number;
  /** Upper 16 bits: the Unix mode, such as a symbolic link's. */
  readonly externalAttributes?: number;
  /** The name in front of the data, where it shall differ from the directory's. */
  readonly localName?: string;
  /** The directory points to the data of the entry of this index instead of its own. */
  readonly sharesDataOf?: number;
}

/** A ZIP archive of exactly these entries, honest or not. `claimedEntries` stands in its end record. */
export function zipArchive(entries: readonly ArchiveEntry[], claimedEntries = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let position = 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    position += part.length;
  };
  for (const entry of entries) {
    const method = entry.method ?? 8;
    const body = entry.deflated === true || method !== 8 ? entry.data : deflateRawSync(entry.data);
    const crc = entry.claimedCrc ?? (entry.deflated === true ? 0 : crc32(entry.data));
    const compressed = entry.claimedCompressedSize ?? body.length;
    const size = entry.claimedSize ?? entry.data.length;
    const common = Buffer.alloc(22);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(0x5a_21_00_00, 6);
    common.writeUInt32LE(crc >>> 0, 10);
    common.writeUInt32LE(compressed >>> 0, 14);
    common.writeUInt32LE(size >>> 0, 18);
    const shared = entry.sharesDataOf === undefined ? undefined : offsets[entry.sharesDataOf];
    const offset = shared ?? position;
    offsets.push(offset);
    if (shared === undefined) {
      const name = Buffer.from(entry.localName ?? entry.name, 'utf8');
      const lengths = Buffer.alloc(4);
      lengths.writeUInt16LE(name.length, 0);
      push(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, lengths, name]));
      push(body);
    }
    const name = Buffer.from(entry.name, 'utf8');
    const rest = Buffer.alloc(18);
    rest.writeUInt16LE(name.length, 0);
    rest.writeUInt32LE((entry.externalAttributes ?? 0) >>> 0, 10);
    rest.writeUInt32LE(offset, 14);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x1e\x03', 'latin1'), common, rest, name]));
  }
  const start = position;
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(claimedEntries & 0xffff, 8);
  end.writeUInt16LE(claimedEntries & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...parts, central, end]);
}

/** Raw deflate data that unpacks to `blocks` times 16 MiB of one byte, between a head and a tail, made at once. */
export function deflateBomb(blocks: number, head: string, filler: string, tail: string): Buffer {
  const piece = (data: Buffer): Buffer => deflateRawSync(data, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const block = piece(Buffer.alloc(16 * 1024 * 1024, filler));
  return Buffer.concat([piece(Buffer.from(head, 'utf8')), ...Array.from({ length: blocks }, () => block), deflateRawSync(Buffer.from(tail, 'utf8'))]);
}
