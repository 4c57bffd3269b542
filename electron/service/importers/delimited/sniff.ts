import { createDecoder } from '../encoding/decoder.ts';
import { detectEncoding } from '../encoding/detect.ts';

/** Text of the head of a file, or null when it is no text (a container, an image, a program). */
export function sniffText(head: Uint8Array): string | null {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 0x09) return null;
  const { encoding, markLength } = detectEncoding([head]);
  const bytes = Buffer.from(head.subarray(markLength, 65_536));
  const { text } = createDecoder(encoding, 0).push(bytes, head.length <= 65_536);
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32)) controls++;
  }
  // A few control characters are dirt in a text file; many are a sign of another kind of file.
  return controls > 8 && controls > text.length * 0.02 ? null : text;
}

/** Whether the name ends in one of the extensions. */
export function hasExtension(fileName: string, extensions: readonly string[]): boolean {
  const lower = fileName.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension}`));
}
