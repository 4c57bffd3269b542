/**
 * A double-array trie (Aoe 1989) over symbols. The cell of a node's child is `base + symbol`, and the child is there
 * if that cell names the node as its parent. A cell is two 32-bit numbers: its parent (21 bits) with its weight (11
 * bits), and its base. Cell 0 is the root; its base is 0. Small cells matter: most steps of a search miss the cache.
 */
export type Trie = Int32Array;

/** Symbols are numbered by 16 bits. */
export const largestSymbol = 0xffff;

/** A cell's first number is its parent, shifted by so many bits, and the code of its weight. */
export const weightBits = 11;
export const weightMask = (1 << weightBits) - 1;
const largestCell = 0xffff_ffff >>> weightBits;
/** The parent of a cell that is not used. */
const free = largestCell;
/** The base of a node without children. */
export const noChildren = -0x8000_0000;

/** Log probabilities are kept in steps of this size, down to -24: the code of one is how many; 0 is no word. */
export const weightStep = 24 / (weightMask - 1);
/** Weight of a sequence that must not be a word though another trie has it. */
export const blockedWeight = 1;
const blockedCode = weightMask;

/** The child of the root, or 0 where there is none. */
export function firstCell(trie: Trie, symbol: number): number {
  return (trie[symbol * 2] ?? 0) >>> weightBits === 0 ? symbol : 0;
}

/** The child of a cell, or 0 where there is none. */
export function nextCell(trie: Trie, cell: number, symbol: number): number {
  const base = trie[cell * 2 + 1] ?? noChildren;
  if (base === noChildren) return 0;
  const child = base + symbol;
  return (trie[child * 2] ?? 0) >>> weightBits === cell ? child : 0;
}

/** Log probability (below 0) of the word that ends in a cell, 0 where none does, `blockedWeight` where none may. */
export function weightAt(trie: Trie, cell: number): number {
  const code = (trie[cell * 2] ?? 0) & weightMask;
  return code === blockedCode ? blockedWeight : code * -weightStep;
}

/** Weights as kept: 0 stands for no word, so that the likeliest word is a step below. */
function weightCode(weight: number): number {
  if (weight === blockedWeight) return blockedCode;
  return Math.min(Math.max(Math.round(weight / -weightStep), 1), blockedCode - 1);
}

/** A trie over a copy of the cells in use, with free ones behind, so that no step from a cell leads outside. */
export function trieOver(used: Int32Array): Trie {
  const trie = new Int32Array(used.length + (largestSymbol + 1) * 2);
  trie.set(used);
  trie.fill(free << weightBits, used.length);
  return trie;
}

/** The cells in use, to be kept in a file. */
export function usedCells(trie: Trie): Int32Array {
  return trie.subarray(0, trie.length - (largestSymbol + 1) * 2);
}

/** A word as its symbols, with its weight. */
export interface TrieEntry {
  readonly symbols: readonly number[];
  /** Log probability, or `blockedWeight`. */
  readonly weight: number;
}

/**
 * Builds a trie. Of entries with the same symbols the last counts. Entries without symbols, and symbol 0 anywhere,
 * are refused: 0 stands for what no word contains.
 *
 * Nodes are placed level by level, those with the most children first: these need room, and the many with one child
 * fill what they leave.
 */
export function buildTrie(entries: readonly TrieEntry[]): Trie {
  for (const { symbols } of entries) if (symbols.length === 0 || symbols.includes(0)) throw new RangeError('A word needs symbols other than 0.');
  const sorted = entries.toSorted((left, right) => compareSymbols(left.symbols, right.symbols));
  const room = new TrieCells();
  let level: Family[] = [familyOf(sorted, { cell: 0, from: 0, to: sorted.length }, 0)];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: Family[] = [];
    for (const { cell, weight, children } of level.toSorted((left, right) => right.children.length - left.children.length)) {
      if (weight !== 0) room.setWeight(cell, weight);
      if (children.length === 0) continue;
      const base = room.placeChildren(cell, children.map(({ symbol }) => symbol));
      for (const { symbol, from, to } of children) next.push(familyOf(sorted, { cell: base + symbol, from, to }, depth + 1));
    }
    level = next;
  }
  return room.finish();
}

function compareSymbols(left: readonly number[], right: readonly number[]): number {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A node, the weight of the word that ends there, and its children with the sorted entries that pass through each. */
interface Family {
  readonly cell: number;
  readonly weight: number;
  readonly children: readonly { readonly symbol: number; readonly from: number; readonly to: number }[];
}

/** Splits the entries [from, to), which share their first `depth` symbols, by the next one. */
function familyOf(sorted: readonly TrieEntry[], { cell, from, to }: { cell: number; from: number; to: number }, depth: number): Family {
  let weight = 0;
  let start = from;
  for (; start < to && sorted[start]?.symbols.length === depth; start += 1) weight = sorted[start]?.weight || -weightStep;
  const children: { symbol: number; from: number; to: number }[] = [];
  while (start < to) {
    const symbol = sorted[start]?.symbols[depth] ?? 0;
    let end = start + 1;
    while (end < to && sorted[end]?.symbols[depth] === symbol) end += 1;
    children.push({ symbol, from: start, to: end });
    start = end;
  }
  return { cell, weight, children };
}

/** Tries after which a stretch counts as full for children of that number. */
const patience = 64;

/** The cells while they are filled. */
class TrieCells {
  private cells = new Int32Array(0);
  /** Leads from a cell towards the next free one at or after it; a free cell names itself. */
  private towardsFree = new Int32Array(0);
  private used = 1;
  /** By number of children, in quarters of a doubling: where the search for room begins. */
  private readonly searchFrom = new Map<number, number>();

  constructor() {
    this.occupy(0, free);
    this.cells[1] = 0;
  }

  setWeight(cell: number, weight: number): void {
    const place = cell * 2;
    this.cells[place] = ((this.cells[place] ?? 0) & ~weightMask) | weightCode(weight);
  }

  /** Gives each symbol a cell under the parent; returns the base. */
  placeChildren(parent: number, symbols: readonly number[]): number {
    const base = parent === 0 ? 0 : this.findBase(symbols);
    this.cells[parent * 2 + 1] = base;
    for (const symbol of symbols) this.occupy(base + symbol, parent);
    return base;
  }

  finish(): Trie {
    return trieOver(this.cells.subarray(0, this.used * 2));
  }

  /** The first base at which all symbols find a free cell, from where such room was last found. */
  private findBase(symbols: readonly number[]): number {
    const first = symbols[0] ?? 0;
    const last = symbols.at(-1) ?? 0;
    const sizeClass = Math.floor(4 * Math.log2(symbols.length));
    const begin = this.freeAt(Math.max(first, this.searchFrom.get(sizeClass) ?? 1));
    let cell = begin;
    for (let tries = 1; ; tries += 1) {
      const base = cell - first;
      this.grow(base + last + 1);
      if (this.allFree(base, symbols)) {
        if (tries > patience) this.searchFrom.set(sizeClass, begin + ((cell - begin) >> 1));
        return base;
      }
      cell = this.freeAt(cell + 1);
    }
  }

  private allFree(base: number, symbols: readonly number[]): boolean {
    // From behind: the first is known to be free.
    for (let index = symbols.length - 1; index > 0; index -= 1) {
      const cell = base + (symbols[index] ?? 0);
      if (this.towardsFree[cell] !== cell) return false;
    }
    return true;
  }

  /** The first free cell at or after the given one. */
  private freeAt(cell: number): number {
    let found = cell;
    this.grow(found + 1);
    // Each cell passed is pointed a step further, so that the way shortens.
    for (let next = this.towardsFree[found] ?? found; next !== found; next = this.towardsFree[found] ?? found) {
      this.grow(next + 1);
      this.towardsFree[found] = this.towardsFree[next] ?? next;
      found = next;
    }
    return found;
  }

  private occupy(cell: number, parent: number): void {
    this.grow(cell + 2);
    this.cells[cell * 2] = parent << weightBits;
    this.towardsFree[cell] = cell + 1;
    this.used = Math.max(this.used, cell + 1);
  }

  private grow(atLeast: number): void {
    const old = this.towardsFree.length;
    if (old >= atLeast) return;
    const length = Math.max(atLeast, old * 2, 1 << 16);
    if (atLeast > largestCell) throw new RangeError('Too many words for one trie.');
    const cells = new Int32Array(length * 2);
    cells.set(this.cells);
    const towardsFree = new Int32Array(length);
    towardsFree.set(this.towardsFree);
    for (let cell = old; cell < length; cell += 1) {
      cells[cell * 2] = free << weightBits;
      cells[cell * 2 + 1] = noChildren;
      towardsFree[cell] = cell;
    }
    this.cells = cells;
    this.towardsFree = towardsFree;
  }
}
