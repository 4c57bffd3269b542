import { describe, expect, test } from 'vitest';
import { checkFaithfulness } from '../../../electron/service/nlp/plain/faithful/check-faithfulness.ts';
import { starterGlossary } from '../../../electron/service/nlp/plain/glossary/starter.ts';
import { pairs } from './pairs.ts';

const faithful = [...pairs('faithful.zh'), ...pairs('faithful.en')];
const unfaithful = [...pairs('unfaithful.zh'), ...pairs('unfaithful.en')];
const red = (original: string, rewrite: string) => checkFaithfulness(original, rewrite, starterGlossary()).checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('rewrites', () => {
  test('there are at least 120 of each kind, in both languages', () => {
    expect(faithful.length).toBeGreaterThanOrEqual(120);
    expect(unfaithful.length).toBeGreaterThanOrEqual(120);
  });

  test.each(unfaithful)('%s: %s → %s is blocked', (_about, original, rewrite) => {
    expect(red(original, rewrite)).not.toEqual([]);
  });

  test('at most one faithful rewrite in twenty is blocked', () => {
    const blocked = faithful.flatMap(([about, original, rewrite]) => {
      const names = red(original, rewrite);
      return names.length === 0 ? [] : [`${about}: ${original} → ${rewrite} (${names.join(', ')})`];
    });
    expect(blocked.length, blocked.join('\n')).toBeLessThanOrEqual(faithful.length * 0.05);
  });

  test('what is missing is shown to the end of its word', () => {
    const original = 'The fee may change.';
    const { checks } = checkFaithfulness(original, 'The fee is fixed.', starterGlossary());
    const places = checks.flatMap(({ name, findings }) => (name === 'caveats' ? findings.map((finding) => finding.original) : []));
    expect(places.map((place) => place && original.slice(place.start, place.end))).toEqual(['may change']);
  });

  test.each([...faithful, ...unfaithful])('%s: %s is faithful to itself', (_about, original) => {
    expect(red(original, original)).toEqual([]);
  });
});
