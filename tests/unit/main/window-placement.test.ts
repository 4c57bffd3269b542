import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINIMUM_WINDOW_SIZE, restorePlacement } from '../../../electron/main/window/window-placement.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 0, width: 1280, height: 984 };
const stored = (bounds: object, maximised = false): object => ({ bounds, maximised, fullScreen: false });

describe('where the window opens', () => {
  it('is where it was left', () => {
    const bounds = { x: 100, y: 50, width: 1300, height: 900 };
    expect(restorePlacement(stored(bounds, true), [primary])).toEqual({ bounds, maximised: true, fullScreen: false });
  });

  it('may be another display', () => {
    const bounds = { x: -1200, y: 40, width: 1000, height: 700 };
    expect(restorePlacement(stored(bounds), [primary, left]).bounds).toEqual(bounds);
  });

  it.each([
    ['a display that is gone', { x: -1200, y: 40, width: 1000, height: 700 }],
    ['too far to the right to grip', { x: 1850, y: 40, width: 1000, height: 700 }],
    ['above the screen', { x: 100, y: -300, width: 1000, height: 700 }],
    ['below the screen', { x: 100, y: 1030, width: 1000, height: 700 }],
  ])('is the middle instead of %s, in the same size', (_where, bounds) => {
    expect(restorePlacement(stored(bounds), [primary]).bounds).toEqual({ width: 1000, height: 700 });
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    stored({ x: 0, y: 0, width: 'wide', height: 1 }),
    stored({ x: 0.5, y: 0, width: 900, height: 700 }),
    stored({ x: null, y: 0, width: 900, height: 700 }),
  ])('is the default for a file that holds %j', (value) => {
    expect(restorePlacement(value, [primary])).toEqual({
      bounds: { width: 1440, height: 900 },
      maximised: false,
      fullScreen: false,
    });
  });

  it('is never larger than the display nor smaller than can be worked in', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), fc.integer(), (x, y, width, height) => {
        const { bounds } = restorePlacement(stored({ x, y, width, height }), [primary, left]);
        return (
          bounds.width >= MINIMUM_WINDOW_SIZE.width &&
          bounds.height >= MINIMUM_WINDOW_SIZE.height &&
          bounds.width <= primary.width &&
          bounds.height <= primary.height
        );
      }),
      { seed: 20_261_122 },
    );
  });
});
