/** Where the two streams of the hash start. */
export const hashStart = [0xdeadbeef, 0x41c6ce57] as const;

/**
 * A 64-bit hash of a string as two unsigned words, over its UTF-16 units: two multiply-and-xor streams with
 * different odd multipliers, mixed into each other at the end. For finding candidates of equal ids and texts, which
 * the caller then compares; not for anything that must resist an adversary. Never (0, 0), which means "no value".
 */
export function hashText(text: string, into: Uint32Array = new Uint32Array(2), at = 0): Uint32Array {
  let [first, second]: [number, number] = [...hashStart];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  return finishHash(first, second, into, at);
}

/** Mixes the two streams into each other; for whoever runs them in a loop that does more (see the importer). */
export function finishHash(firstStream: number, secondStream: number, into: Uint32Array, at: number): Uint32Array {
  const first = mix(firstStream) ^ Math.imul(secondStream ^ (secondStream >>> 13), 0xc2b2ae35);
  const second = mix(secondStream) ^ Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  into[at] = first >>> 0;
  into[at + 1] = first === 0 && second === 0 ? 1 : second >>> 0;
  return into;
}

function mix(word: number): number {
  return Math.imul(word ^ (word >>> 16), 0x85ebca6b);
}
