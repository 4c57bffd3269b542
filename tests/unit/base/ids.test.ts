import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedGuid, newGuid } from '#shared/base/ids.ts';

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test('a new GUID is a version 4 UUID', () => {
  const guid = newGuid();
  expect(guid).toMatch(shape);
  expect(guid[14]).toBe('4');
  expect('89ab').toContain(guid[19]);
});

test('derived GUIDs differ by row and kind and keep the batch recognisable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 - 1 }), fc.integer({ min: 0, max: 2 ** 40 - 1 }), (row, other) => {
      const batch = newGuid();
      const guid = derivedGuid(batch, 'message', row);
      expect(guid).toMatch(shape);
      expect(guid.slice(0, 24)).toBe(batch.slice(0, 24));
      expect(derivedGuid(batch, 'message', row)).toBe(guid);
      expect(derivedGuid(batch, 'conversation', row)).not.toBe(guid);
      expect(derivedGuid(batch, 'message', other) === guid).toBe(other === row);
    }),
  );
});
