import { describe, expect, it } from 'vitest';
import { createDecoder } from '#service/importers/encoding/decoder.ts';
import { detectEncoding, type Encoding } from '#service/importers/encoding/detect.ts';

/** 客户,您的手续费已退款 and a line break, in each encoding; the byte tables have no encoder in the runtime. */
const gb18030 = Buffer.from('bfcdbba72cc4fab5c4cad6d0f8b7d1d2d1cdcbbfee0a', 'hex');
const big5 = Buffer.from('abc8a4e12cb17aaabaa4e2c4f2b64fa477b068b4da0a', 'hex');
const simplified = '客户,您的手续费已退款\n';
const traditional = '客戶,您的手續費已退款\n';

function decode(encoding: Encoding, bytes: Buffer, piece: number) {
  const decoder = createDecoder(encoding, 0);
  let text = '';
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    const end = Math.min(bytes.length, at + piece);
    const chunk = decoder.push(bytes.subarray(at, end), end === bytes.length);
    for (const place of chunk.invalid) offsets.push(place.offset);
    text += chunk.text;
  }
  return { text, offsets };
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  const long = '这是一个客户的意见,我们的银行服务很好。\n'.repeat(20);
  it.each([
    ['a UTF-8 mark', Buffer.from(`\ufeff${simplified}`), 'utf-8', 'bom'],
    ['a UTF-16 LE mark', Buffer.from(`\ufeff${simplified}`, 'utf16le'), 'utf-16le', 'bom'],
    ['a UTF-16 BE mark', swapped(`\ufeff${simplified}`), 'utf-16be', 'bom'],
    ['UTF-8', Buffer.from(simplified), 'utf-8', 'content'],
    ['ASCII', Buffer.from('id,text\n1,hello\n'), 'utf-8', 'content'],
    ['UTF-16 LE without a mark', Buffer.from('id,text\n1,hello\n', 'utf16le'), 'utf-16le', 'score'],
    ['UTF-16 BE without a mark', swapped('id,text\n1,hello\n'), 'utf-16be', 'score'],
    ['Chinese UTF-16 LE without a mark', Buffer.from(long, 'utf16le'), 'utf-16le', 'score'],
    ['GB18030', gb18030, 'gb18030', 'score'],
    ['Big5', big5, 'big5', 'score'],
    ['Western European', Buffer.from('caf\u00e9,na\u00efve,\u00fcber,\u00e9t\u00e9\n', 'latin1'), 'windows-1252', 'score'],
    ['UTF-8 with one broken byte', Buffer.concat([Buffer.from(long), Buffer.from([0xff, 0x0a])]), 'utf-8', 'score'],
    ['ASCII with one broken byte', Buffer.concat([Buffer.from('1,hello\n2,wor'), Buffer.from([0xff, 0x0a])]), 'utf-8', 'score'],
    ['ASCII with one NUL', Buffer.from('1,he\0llo\n2,world\n'), 'utf-8', 'content'],
  ] as const)('finds %s', (_what, bytes, encoding, found) => {
    expect(detectEncoding([bytes])).toMatchObject({ encoding, found });
  });

  it.each([
    ['utf-8', Buffer.from(`${simplified}𠮷👍🏽`), `${simplified}𠮷👍🏽`],
    ['utf-16le', Buffer.from(`${simplified}𠮷`, 'utf16le'), `${simplified}𠮷`],
    ['utf-16be', swapped(`${simplified}𠮷`), `${simplified}𠮷`],
    ['gb18030', gb18030, simplified],
    ['big5', big5, traditional],
  ] as const)('decodes %s in pieces of any size', (encoding, bytes, text) => {
    for (const piece of [1, 2, 3, 5, 7, 100]) expect(decode(encoding, bytes, piece)).toEqual({ text, offsets: [] });
  });

  it.each([
    ['utf-8', Buffer.from([0x61, 0x0a, 0x62, 0xe4, 0xb8, 0x0a, 0x63]), [3]],
    ['utf-8', Buffer.from([0xff, 0x0a, 0x61]), [0]],
    ['gb18030', Buffer.from([0xbf, 0xcd, 0x0a, 0x61, 0xff, 0x0a, 0x62]), [4]],
    ['big5', Buffer.from([0xab, 0xc8, 0x0a, 0xab, 0x20, 0x0a]), [3]],
  ] as const)('says where %s bytes are invalid', (encoding, bytes, offsets) => {
    expect(decode(encoding, bytes, 100).offsets).toEqual(offsets);
  });

  it('keeps lone surrogates of UTF-16 for the reader to report', () => {
    expect(decode('utf-16le', Buffer.from('a\ud800b', 'utf16le'), 100).text).toBe('a\ud800b');
  });
});
