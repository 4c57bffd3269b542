import { gramBuffer, hashGrams } from './grams.ts';
import { columnsByBucket, termWeight, type TfidfSpace } from './tfidf.ts';

/** One text in a space. The columns are those before `size`; the arrays are used again for the next text. */
export interface MeasuredText {
  size: number;
  columns: Int32Array;
  values: Float32Array;
}

/**
 * Measures texts one at a time, as `tfidfRows` measures many: for streams and for the message in view. The tables it
 * looks things up in are made once.
 */
export function createTextMeasure(space: TfidfSpace): (text: string) => MeasuredText {
  const columnOf = columnsByBucket(space);
  const shift = 32 - space.bits;
  const counts = new Uint16Array(space.buckets.length);
  const row: MeasuredText = { size: 0, columns: new Int32Array(256), values: new Float32Array(256) };
  return (text) => {
    const grams = hashGrams(text, space.shape);
    const hashes = gramBuffer();
    if (row.columns.length < grams) {
      row.columns = new Int32Array(grams * 2);
      row.values = new Float32Array(grams * 2);
    }
    row.size = 0;
    for (let index = 0; index < grams; index += 1) {
      const column = columnOf[(hashes[index] ?? 0) >>> shift] ?? -1;
      if (column === -1) continue;
      const count = counts[column] ?? 0;
      if (count === 0) row.columns[row.size++] = column;
      if (count < 0xffff) counts[column] = count + 1;
    }
    let squares = 0;
    for (let entry = 0; entry < row.size; entry += 1) {
      const column = row.columns[entry] ?? 0;
      const value = termWeight(counts[column] ?? 1, space.weights[column] ?? 0);
      counts[column] = 0;
      row.values[entry] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let entry = 0; entry < row.size; entry += 1) row.values[entry] = (row.values[entry] ?? 0) * scale;
    return row;
  };
}
