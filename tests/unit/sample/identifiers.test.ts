import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityCheck, inventCard, inventEmail, inventIdentity, inventMobile, luhnCheck } from '#service/features/sample/identifiers.ts';
import { createRandom } from '#service/features/sample/random.ts';

/** Luhn's test written the other way round: sum of the whole number is a multiple of ten. */
function passesLuhn(number: string): boolean {
  const digits = [...number].toReversed().map(Number);
  return digits.reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0) % 10 === 0;
}

describe('invented identifiers', () => {
  it('knows the published check characters', () => {
    expect(identityCheck('11010519491231002')).toBe('X');
    expect(luhnCheck('7992739871')).toBe('3');
  });

  it('are well formed for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1935, max: 2008 }), fc.boolean(), (seed, year, female) => {
        const random = createRandom(seed);
        const identity = inventIdentity(random, year, female);
        expect(identity).toMatch(/^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}[\dX]$/);
        expect(identity.slice(6, 10)).toBe(String(year));
        expect(identity.at(-1)).toBe(identityCheck(identity.slice(0, 17)));
        expect(Number(identity.charAt(16)) % 2 === 0).toBe(female);
        expect(inventMobile(random)).toMatch(/^1[3-9]\d{9}$/);
        const card = inventCard(random);
        expect([16, 19]).toContain(card.length);
        expect(passesLuhn(card)).toBe(true);
        expect(inventEmail(random, 'lin')).toMatch(/^lin\d{2}@(mail\.)?example\.(com|org|net)$/);
      }),
    );
  });
});
