import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { QueryNode, TextMatch } from '#shared/query/ast.ts';
import { isWordCode } from '#shared/query/characters.ts';
import { buildIndex, evaluateText, findRanges, firstPage, foldText, indexSize, indexedUpTo, inspectIndex } from '#service/search/index.ts';
import { addTexts, anyText, idsWhere, naiveHas, needleFor, openFixture, textNode } from './search-fixture.ts';

const seed = Number(process.env['VERBATIM_SEED'] ?? Date.now() % 1_000_000_000);
const settings = { seed, numRuns: Number(process.env['VERBATIM_RUNS'] ?? 100), endOnFailure: false };
vi.setConfig({ testTimeout: 300_000 });
process.stdout.write(`search properties: VERBATIM_SEED=${seed}\n`);

const limits = fc.record({
  messages: fc.integer({ min: 1, max: 70 }),
  addresses: fc.integer({ min: 20, max: 2000 }),
  longestText: fc.constantFrom(3, 12, 100_000),
});

const corpusAndNeedles = fc.array(anyText, { maxLength: 40 }).chain((texts) => fc.record({
  texts: fc.constant(texts),
  needles: fc.array(needleFor(texts), { minLength: 1, maxLength: 8 }),
  limits,
}));

/** A substring, or where the needle is one word any way of looking for it. */
function matchesFor(needle: string): TextMatch[] {
  const isWord = Array.from(foldText(needle)).every((character) => isWordCode(character.codePointAt(0) ?? 0));
  return isWord ? ['substring', 'word', 'prefix'] : ['substring'];
}

describe('search over any corpus', () => {
  it('finds exactly what a scan of the folded texts finds, in segments of any size', () => {
    fc.assert(fc.property(corpusAndNeedles, ({ texts, needles, limits: segmentLimits }) => {
      const { db, source } = openFixture(texts);
      buildIndex(db, source, { limits: segmentLimits });
      expect(indexedUpTo(db)).toBe(texts.length);
      for (const needle of needles) {
        for (const match of matchesFor(needle)) {
          const expected = idsWhere(texts, (text) => naiveHas(text, needle, match));
          expect([...evaluateText(db, textNode(needle, match), { source })], `${match} ${JSON.stringify(needle)}`).toEqual(expected);
        }
      }
      db.close();
    }), settings);
  });

  it('finds phrases, also cut in the middle of words, where postings are long', () => {
    const word = fc.constantFrom('the', 'fee', 'i', 'is', 'it', 'paid', 'a', 'card', 'shared', 'ice', 'nice', 'service', 'shop', 'T+1', '就', '手续费', '有陋', ',', '。', ' ');
    const sentence = fc.array(word, { minLength: 20, maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(fc.property(fc.array(sentence, { minLength: 40, maxLength: 60 }).chain((texts) => fc.record({
      texts: fc.constant([...texts, ...texts.map((text) => Array.from(text).toReversed().join('')), ...texts]),
      needles: fc.array(needleFor(texts), { minLength: 20, maxLength: 40 }),
    })), ({ texts, needles }) => {
      const { db, source } = openFixture(texts);
      buildIndex(db, source);
      for (const needle of needles) {
        const expected = idsWhere(texts, (text) => naiveHas(text, needle, 'substring'));
        expect([...evaluateText(db, textNode(needle), { source })], JSON.stringify(needle)).toEqual(expected);
      }
      db.close();
    }), { ...settings, numRuns: Math.ceil(settings.numRuns / 5) });
  });

  it('gives the beginning or the end of the same list as a first page', () => {
    fc.assert(fc.property(corpusAndNeedles, fc.integer({ min: 1, max: 5 }), ({ texts, needles, limits: segmentLimits }, limit) => {
      const { db, source } = openFixture(texts);
      buildIndex(db, source, { limits: segmentLimits });
      for (const needle of needles) {
        const all = [...evaluateText(db, textNode(needle), { source })];
        const oldest = firstPage(db, textNode(needle), { limit, order: 'oldest' }, { source });
        const newest = firstPage(db, textNode(needle), { limit, order: 'newest' }, { source });
        expect([...oldest.ids]).toEqual(all.slice(0, limit));
        expect([...newest.ids]).toEqual(all.toReversed().slice(0, limit));
        expect([oldest.more, newest.more]).toEqual([all.length > limit, all.length > limit]);
      }
      db.close();
    }), { ...settings, numRuns: 60 });
  });

  it('combines texts and fields as sets, and hides what is not visible', () => {
    const leaf = (index: number): QueryNode => textNode(['理', 'a', ',', '产品', 'fee', ' '][index] ?? 'x');
    const { node } = fc.letrec<{ node: QueryNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.nat({ max: 5 }).map(leaf),
        fc.constantFrom<QueryNode>(
          { kind: 'field', field: 'tag', filter: { type: 'text', value: 'odd' }, start: 0, end: 0 },
          { kind: 'field', field: 'brand', filter: { type: 'text', value: 'third' }, start: 0, end: 0 },
        ),
        tie('node').map((child): QueryNode => ({ kind: 'not', child, start: 0, end: 0 })),
        fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
          .map(([kind, children]): QueryNode => ({ kind, children, start: 0, end: 0 })),
      ),
    }));
    const holds = (query: QueryNode, id: number, text: string): boolean => {
      switch (query.kind) {
        case 'text': return naiveHas(text, query.value, query.match);
        case 'field': return query.field === 'tag' ? id % 2 === 1 : id % 3 === 0;
        case 'not': return !holds(query.child, id, text);
        case 'and': return query.children.every((child) => holds(child, id, text));
        case 'or': return query.children.some((child) => holds(child, id, text));
      }
    };
    fc.assert(fc.property(fc.array(anyText, { maxLength: 30 }), limits, node, fc.nat({ max: 30 }), (texts, segmentLimits, query, indexed) => {
      const { db, source } = openFixture(texts);
      buildIndex(db, source, { limits: segmentLimits, to: Math.min(indexed, texts.length) });
      const ids = evaluateText(db, query, {
        source,
        isVisible: (id) => id % 7 !== 0,
        resolveField: (field) => (field.field === 'tag'
          ? (id) => id % 2 === 1
          : Int32Array.from(texts.keys(), (index) => index + 1).filter((id) => id % 3 === 0)),
      });
      expect([...ids]).toEqual(texts.flatMap((text, index) => ((index + 1) % 7 !== 0 && holds(query, index + 1, text) ? [index + 1] : [])));
      db.close();
    }), settings);
  });

  it('grows by many small imports as if it had been built at once, with few segments', () => {
    fc.assert(fc.property(fc.array(fc.array(anyText, { minLength: 1, maxLength: 6 }), { maxLength: 30 }), (imports) => {
      const { db, source } = openFixture();
      for (const texts of imports) {
        addTexts(db, texts);
        buildIndex(db, source);
      }
      const texts = imports.flat();
      const { segments } = indexSize(db);
      expect(segments).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(texts.length + 1)));
      expect(inspectIndex(db, source, { thorough: true })).toMatchObject({ notIndexed: 0, faults: [] });
      for (const needle of ['理', '产品', 'fee', ' ', 't+', 'e c']) {
        expect([...evaluateText(db, textNode(needle), { source })]).toEqual(idsWhere(texts, (text) => naiveHas(text, needle, 'substring')));
      }
      db.close();
    }), { ...settings, numRuns: 40 });
  });
});

describe('highlights', () => {
  it('cut out of the original text, by code points, something that folds to the needle', () => {
    fc.assert(fc.property(anyText.chain((text) => fc.tuple(fc.constant(text), needleFor([text]))), ([text, needle]) => {
      const characters = Array.from(text);
      const wanted = foldText(needle);
      const ranges = findRanges(text, textNode(needle));
      expect(ranges.length > 0).toBe(foldText(text).includes(wanted));
      let previousEnd = 0;
      for (const [start, end] of ranges) {
        expect(start).toBeGreaterThanOrEqual(previousEnd);
        expect(foldText(characters.slice(start, end).join(''))).toBe(wanted);
        previousEnd = end;
      }
    }), { ...settings, numRuns: 1000 });
  });

  it('keeps the number of code points when folding, and folds to a fixed point', () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
      const folded = foldText(text);
      expect(Array.from(folded).length).toBe(Array.from(text).length);
      expect(foldText(folded)).toBe(folded);
    }), { ...settings, numRuns: 1000 });
  });
});
