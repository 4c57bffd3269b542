import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Theme } from '#shared/contracts/theme.ts';
import { netSentiment, sumSentiment } from '#renderer/features/theme/net-sentiment.ts';
import { sparklinePath } from '#renderer/features/theme/sparkline-path.ts';
import { suggestNumber } from '#renderer/features/theme/suggest-number.ts';
import { countedMessages, fullBar, themeBlocks } from '#renderer/features/theme/theme-tree.ts';
import { tileContent } from '#renderer/features/theme/tile-content.ts';
import { layoutTreemap, nextTile, type Tile } from '#renderer/features/theme/treemap-layout.ts';

const theme = (id: number, fields: Partial<Theme> = {}): Theme => ({
  id, guid: String(id), parent: null, name: `Theme ${id}`, namedBy: 'machine', accepted: true, pinned: false, noise: false, keywords: [], coherence: null,
  messages: 10 * id, moved: 0, sentiment: { positive: 0, negative: 0, neutral: 0, mixed: 0 }, weeks: [], quote: null, ...fields,
});

describe('net sentiment', () => {
  test('is positive less negative over both, and unknown where there is neither', () => {
    expect(netSentiment({ positive: 3, negative: 9, neutral: 100, mixed: 5 })).toEqual({ net: -0.5, n: 12, scored: 117 });
    expect(netSentiment({ positive: 0, negative: 0, neutral: 4, mixed: 0 })).toEqual({ net: null, n: 0, scored: 4 });
  });

  test('of a group is that of its messages, not the mean of its themes', () => {
    const few = theme(1, { sentiment: { positive: 1, negative: 0, neutral: 0, mixed: 0 } });
    const many = theme(2, { sentiment: { positive: 0, negative: 9, neutral: 0, mixed: 0 } });
    expect(netSentiment(sumSentiment([few, many])).net).toBe(-0.8);
  });
});

describe('blocks', () => {
  test('groups first, then loose themes, then noise; a group with messages of its own is among its themes', () => {
    const themes = [
      theme(1, { messages: 0 }), theme(2, { parent: 1 }), theme(3, { parent: 1 }),
      theme(4), theme(5, { parent: 4 }),
      theme(6), theme(7, { noise: true }), theme(8, { parent: 1, noise: true }),
    ];
    expect(themeBlocks(themes).map(({ kind, group, themes: own, messages }) => [kind, group?.id, own.map(({ id }) => id), messages])).toEqual([
      ['group', 1, [2, 3], 50],
      ['group', 4, [4, 5], 90],
      ['loose', undefined, [6], 60],
      ['noise', undefined, [7, 8], 150],
    ]);
  });

  test('hold every theme that has messages exactly once', () => {
    const fields = fc.record({ parent: fc.option(fc.integer({ min: 1, max: 12 })), noise: fc.boolean(), messages: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 12 }), (list) => {
        // Parents stand at the top, as the service sees to it.
        const themes = list.map(({ parent, ...each }, index) => theme(index + 1, { ...each, parent: parent !== null && parent !== index + 1 && list[parent - 1]?.parent === null ? parent : null }));
        const shown = themeBlocks(themes).flatMap((block) => block.themes.map(({ id }) => id));
        expect(new Set(shown).size).toBe(shown.length);
        expect(themes.filter(({ id, messages }) => messages > 0 && !shown.includes(id))).toEqual([]);
      }),
    );
  });

  test('the denominator leaves noise out; a bar is full at the next round share', () => {
    expect(countedMessages({ scope: 100, noise: 30 })).toBe(70);
    expect([[], [0.004], [0.096], [0.1], [0.31], [0.9]].map((shares) => fullBar(shares))).toEqual([0.01, 0.01, 0.1, 0.1, 0.5, 1]);
  });
});

describe('the trend', () => {
  test('goes from the first week to the last, the largest at the top', () => {
    expect(sparklinePath([0, 10, 5], 60, 18)).toBe('M1.5 16.5 L30.0 1.5 L58.5 9.0');
  });
  test('is flat at the bottom for none, and no line for a single week', () => {
    expect(sparklinePath([0, 0], 60, 18)).toBe('M1.5 16.5 L58.5 16.5');
    expect([sparklinePath([], 60, 18), sparklinePath([3], 60, 18)]).toEqual(['', '']);
  });
});

describe('the map', () => {
  const size = { width: 900, height: 600 };
  const themes = [theme(1, { messages: 0 }), theme(2, { parent: 1, messages: 400 }), theme(3, { parent: 1, messages: 100 }), theme(4, { messages: 300 }), theme(5, { messages: 50, noise: true })];

  test('has a tile a theme with messages and one for the unmapped, of areas as their messages', () => {
    const blocks = layoutTreemap(themeBlocks(themes), 150, size);
    expect(blocks.map(({ kind }) => kind).sort()).toEqual(['group', 'loose', 'noise', 'unmapped']);
    const tiles = blocks.flatMap((block) => block.tiles);
    expect(new Map(tiles.map((tile) => [tile.theme?.id, tile.messages]))).toEqual(new Map([[2, 400], [3, 100], [4, 300], [5, 50], [undefined, 150]]));
    expect(tiles).toHaveLength(5);
    const perMessage = tiles.map((tile) => (tile.width * tile.height) / tile.messages);
    // Headings and gaps take from each block, from small ones more.
    expect(Math.max(...perMessage) / Math.min(...perMessage)).toBeLessThan(1.6);
  });

  test('has the unmapped last, however many, with and without groups', () => {
    for (const themes of [[theme(1), theme(2)], [theme(1), theme(2, { parent: 1 }), theme(3)]]) {
      const tiles = layoutTreemap(themeBlocks(themes), 5000, { width: 900, height: 600 }).flatMap((block) => block.tiles);
      expect(tiles.findIndex((tile) => tile.theme === undefined)).toBe(tiles.length - 1);
    }
  });

  test('without groups the unmapped share the block of the themes, so that no thin strip is left', () => {
    const blocks = layoutTreemap(themeBlocks([theme(1), theme(2)]), 3, size);
    expect(blocks.map(({ kind, headed, tiles }) => [kind, headed, tiles.map((tile) => tile.theme?.id)])).toEqual([['loose', false, [2, 1, undefined]]]);
  });

  test('tiles stay inside and apart whatever there is to show', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 40 }), fc.nat(3000), fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 900 }), (counts, unmapped, width, height) => {
        const all = counts.map((messages, index) => theme(index + 1, { messages, noise: index % 7 === 6 }));
        const tiles = layoutTreemap(themeBlocks(all), unmapped, { width, height }).flatMap((block) => block.tiles);
        for (const [index, tile] of tiles.entries()) {
          expect(tile.x >= 0 && tile.y >= 0 && tile.x + tile.width <= width + 1 && tile.y + tile.height <= height + 1).toBe(true);
          for (const other of tiles.slice(index + 1)) {
            const apart = tile.x + tile.width <= other.x || other.x + other.width <= tile.x || tile.y + tile.height <= other.y || other.y + other.height <= tile.y;
            expect(apart || tile.width * tile.height === 0 || other.width * other.height === 0).toBe(true);
          }
        }
      }),
    );
  });

  test('arrow keys go to the tile that lies there, and nowhere beyond the edge', () => {
    const box = (x: number, y: number): Tile => ({ x, y, width: 10, height: 10, theme: undefined, messages: 1 });
    const [left, right, below] = [box(0, 0), box(20, 1), box(2, 20)];
    const tiles = [left, right, below];
    expect(nextTile(tiles, left, 'right')).toBe(right);
    expect(nextTile(tiles, left, 'down')).toBe(below);
    expect(nextTile(tiles, below, 'up')).toBe(left);
    expect(nextTile(tiles, left, 'left')).toBeUndefined();
  });

  test('a tile shows the more the larger it is, and never more lines than fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 60 }), (width, height, name) => {
        const { nameLines, sentiment, inline, keywords, keywordCount, quoteLines } = tileContent(width, height, name);
        const lines = nameLines + (sentiment === 'none' || inline ? 0 : 2) + (keywords === 'none' ? 0 : keywords === 'stack' ? keywordCount : 1) + quoteLines;
        if (nameLines > 1 || sentiment !== 'none') expect(12 + lines * 18).toBeLessThanOrEqual(height);
      }),
    );
    expect(tileContent(170, 280, 10)).toMatchObject({ sentiment: 'glyph', keywords: 'stack', quoteLines: 4 });
    expect(tileContent(100, 150, 10)).toMatchObject({ sentiment: 'triangle', quoteLines: 0 });
    expect(tileContent(260, 52, 18)).toMatchObject({ sentiment: 'glyph', inline: true, keywords: 'none' });
    expect(tileContent(30, 30, 10)).toMatchObject({ sentiment: 'none', keywords: 'none' });
  });
});

test('the number of themes offered grows with the messages and stays one that can be looked through', () => {
  expect([10, 400, 2051, 10_000, 1_000_000].map((messages) => suggestNumber(messages))).toEqual([6, 6, 14, 32, 40]);
});
