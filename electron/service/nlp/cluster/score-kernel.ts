/**
 * The inner loop of the mixture as a WebAssembly module of one function, with vector instructions: about five times as
 * fast as the same loop in JavaScript, which decides how long themes take. Written out here, instruction by
 * instruction, so that nothing has to be compiled or shipped (WebAssembly Core Specification 2.0, chapter 5).
 */

/** Numbers of clusters are filled up to a multiple of this: four vectors of four, held in registers. */
export const lanes = 16;

/**
 * Adds up, for each cluster, value × table entry over the entries of one row. All arguments but the counts are byte
 * addresses in the memory; `stride` is the bytes of a column in the table, `entries` is at least 1, `blocks` counts
 * sixteens of clusters.
 */
export type ScoreRow = (table: number, stride: number, columns: number, values: number, entries: number, scores: number, blocks: number) => void;

export interface ScoreKernel {
  readonly buffer: ArrayBuffer;
  readonly scoreRow: ScoreRow;
}

/** The part used here of the engine's interface, which the types of plain Node leave out. */
interface Engine {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: { own: { memory: object } }) => { readonly exports: { readonly scoreRow: ScoreRow } };
}

// Asked for by a name that may be any, since a program that knows the DOM too gives it another type.
const engine: Engine = Reflect.get<object, string>(globalThis, 'WebAssembly');
const pageBytes = 65_536;
const vectorBytes = 16;
let compiled: object | undefined;

/** A kernel with a memory of its own, of at least so many bytes. */
export function createScoreKernel(bytes: number): ScoreKernel {
  const memory = new engine.Memory({ initial: Math.max(1, Math.ceil(bytes / pageBytes)) });
  compiled ??= new engine.Module(moduleBytes());
  const { exports } = new engine.Instance(compiled, { own: { memory } });
  return { buffer: memory.buffer, scoreRow: exports.scoreRow };
}

const type = { i32: 0x7f, v128: 0x7b, func: 0x60, none: 0x40 } as const;
const section = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const;

/** Parameters and locals by number. */
const place = { table: 0, stride: 1, columns: 2, values: 3, entries: 4, scores: 5, blocks: 6, at: 7, column: 8, value: 9, sums: 10 } as const;

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const constant = (value: number): number[] => [0x41, ...signed(value)];
const [add, subtract, multiply, lessThan] = [[0x6a], [0x6b], [0x6c], [0x49]] as const;
const loadInteger = [0x28, 2, 0];
const loop = (...body: readonly (readonly number[])[]): number[] => [0x03, type.none, ...body.flat(), 0x0b];
/** Once more around the loop if the top of the stack is not 0. */
const again = [0x0d, 0];
const vector = (operation: number, ...rest: number[]): number[] => [0xfd, ...unsigned(operation), ...rest];
const loadVector = (offset: number): number[] => vector(0x00, 2, offset);
const loadAndSpread = vector(0x09, 2, 0);
const storeVector = (offset: number): number[] => vector(0x0b, 2, offset);
const zeroVector = vector(0x0c, ...Array.from({ length: vectorBytes }, () => 0));
const [addVectors, multiplyVectors] = [vector(0xe4), vector(0xe6)];

/** For each block of clusters, over all entries: four sums += value × four vectors of the entry's column. */
function body(): number[] {
  const four = [0, 1, 2, 3];
  const step = (local: number, bytes: number): number[] => [...get(local), ...constant(bytes), ...add, ...set(local)];
  return loop(
    ...four.map((index) => [...zeroVector, ...set(place.sums + index)]),
    constant(0), set(place.at),
    loop(
      get(place.columns), get(place.at), add, loadInteger, get(place.stride), multiply, get(place.table), add, set(place.column),
      get(place.values), get(place.at), add, loadAndSpread, set(place.value),
      ...four.map((index) => [
        ...get(place.sums + index), ...get(place.value), ...get(place.column), ...loadVector(index * vectorBytes), ...multiplyVectors, ...addVectors, ...set(place.sums + index),
      ]),
      get(place.at), constant(4), add, tee(place.at), get(place.entries), constant(4), multiply, lessThan, again,
    ),
    ...four.map((index) => [...get(place.scores), ...get(place.sums + index), ...storeVector(index * vectorBytes)]),
    step(place.scores, 4 * vectorBytes),
    step(place.table, 4 * vectorBytes),
    get(place.blocks), constant(1), subtract, tee(place.blocks), again,
  );
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const parameters = Array.from({ length: 7 }, () => type.i32);
  const locals = [[2, type.i32], [5, type.v128]];
  const code = [...list(locals), ...body(), 0x0b];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...part(section.types, [[type.func, ...list(parameters.map((each) => [each])), 0]]),
    ...part(section.imports, [[...name('own'), ...name('memory'), 2, 0, 1]]),
    ...part(section.functions, [[0]]),
    ...part(section.exports, [[...name('scoreRow'), 0, 0]]),
    ...part(section.code, [[...unsigned(code.length), ...code]]),
  ]);
}

function part(id: number, items: readonly (readonly number[])[]): number[] {
  const content = list(items);
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  return [text.length, ...Array.from(text, (character) => character.charCodeAt(0))];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}
