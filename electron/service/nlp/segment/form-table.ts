/** Numbers parts of texts, equal ones alike, without making a string of a part that is known: counting makes millions. */
export interface FormTable {
  /** The number of text [start, end), in UTF-16 units; from 0 on, or `full` where no new one may be added. */
  number(text: string, start: number, end: number): number;
  /** By number. */
  readonly forms: readonly string[];
}

/** What a new part gets in a table that holds as many as it may. */
export const full = -1;

/** A table of at most so many parts. */
export function createFormTable(most: number): FormTable {
  const forms: string[] = [];
  /** Open addressing, at most half full: number + 1 of a form by its hash, 0 where there is none. */
  let slots = new Int32Array(4096);
  /** By number. */
  let hashes = new Int32Array(2048);

  const enlarge = () => {
    slots = new Int32Array(slots.length * 2);
    const larger = new Int32Array(hashes.length * 2);
    larger.set(hashes);
    hashes = larger;
    for (const number of forms.keys()) {
      let slot = (hashes[number] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
  };

  return {
    forms,
    number: (text, start, end) => {
      const hash = hashOf(text, start, end);
      let slot = hash & (slots.length - 1);
      for (;;) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) break;
        if (hashes[number] === hash && isAt(text, start, end, forms[number] ?? '')) return number;
        slot = (slot + 1) & (slots.length - 1);
      }
      if (forms.length >= most) return full;
      if (forms.length * 2 >= slots.length) {
        enlarge();
        slot = hash & (slots.length - 1);
        while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      }
      const number = forms.length;
      // Parts share their text's memory, which would keep every text: a copy of its own is made.
      forms.push(copyOf(text.slice(start, end)));
      slots[slot] = number + 1;
      hashes[number] = hash;
      return number;
    },
  };
}

/** FNV-1a over UTF-16 units, with the bits mixed once more since only the lower ones choose a slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isAt(text: string, start: number, end: number, form: string): boolean {
  if (form.length !== end - start) return false;
  for (let index = 0; index < form.length; index += 1) if (form.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}

const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
