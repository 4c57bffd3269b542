import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScoreKernel, lanes } from '#service/nlp/cluster/score-kernel.ts';

test('a row is scored as the same sum in JavaScript', () => {
  const value = fc.float({ min: Math.fround(-8), max: 8, noNaN: true });
  const task = fc.record({ width: fc.integer({ min: 1, max: 40 }), blocks: fc.integer({ min: 1, max: 9 }) }).chain(({ width, blocks }) =>
    fc.record({
      blocks: fc.constant(blocks),
      table: fc.array(value, { minLength: width * blocks * lanes, maxLength: width * blocks * lanes }),
      entries: fc.array(fc.tuple(fc.nat({ max: width - 1 }), value), { minLength: 1, maxLength: 30 }),
    }));
  fc.assert(
    fc.property(task, ({ blocks, table, entries }) => {
      const stride = blocks * lanes;
      const { buffer, scoreRow } = createScoreKernel(4 * (table.length + 2 * entries.length + stride));
      const logs = new Float32Array(buffer, 0, table.length);
      const columns = new Int32Array(buffer, logs.byteLength, entries.length);
      const values = new Float32Array(buffer, columns.byteOffset + columns.byteLength, entries.length);
      const scores = new Float32Array(buffer, values.byteOffset + values.byteLength, stride);
      logs.set(table);
      columns.set(entries.map(([column]) => column));
      values.set(entries.map(([, each]) => each));
      scores.fill(7);
      scoreRow(0, 4 * stride, columns.byteOffset, values.byteOffset, entries.length, scores.byteOffset, blocks);
      for (let cluster = 0; cluster < stride; cluster += 1) {
        let sum = 0;
        for (const [column, each] of entries) sum = Math.fround(sum + Math.fround(each * (logs[column * stride + cluster] ?? 0)));
        expect(scores[cluster]).toBe(sum);
      }
    }),
    { numRuns: 200 },
  );
});
