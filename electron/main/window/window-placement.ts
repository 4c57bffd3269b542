import * as z from 'zod/mini';

/** A rectangle in device-independent pixels of the whole desktop. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was left. */
export interface WindowPlacement {
  /** The bounds of the window when it is neither maximised nor full screen; without a position it is centred. */
  readonly bounds: Bounds | { readonly width: number; readonly height: number };
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

const DEFAULT_SIZE = { width: 1440, height: 900 } as const;
export const MINIMUM_WINDOW_SIZE = { width: 800, height: 560 } as const;

/** How much of the title bar must lie on a display for the window to be dragged back by hand. */
const GRIP = { width: 120, height: 36 } as const;

const storedPlacement = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});

/**
 * The placement to open with: the stored one where it is well-formed and its title
 * bar can be reached on one of today's displays, else the default size, never
 * larger than the first display's work area.
 * @param stored Whatever the file held.
 * @param workAreas Work areas of the displays, the primary one first; none where unknown.
 */
export function restorePlacement(stored: unknown, workAreas: readonly Bounds[]): WindowPlacement {
  const parsed = storedPlacement.safeParse(stored);
  const primary = workAreas[0];
  if (!parsed.success) return { bounds: fittedSize(DEFAULT_SIZE, primary), maximised: false, fullScreen: false };
  const { bounds, maximised, fullScreen } = parsed.data;
  const home = workAreas.find((area) => gripIsReachable(bounds, area));
  if (home === undefined) return { bounds: fittedSize(bounds, primary), maximised, fullScreen };
  return { bounds: { x: bounds.x, y: bounds.y, ...fittedSize(bounds, home) }, maximised, fullScreen };
}

function fittedSize(
  wanted: { readonly width: number; readonly height: number },
  area: Bounds | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(MINIMUM_WINDOW_SIZE.width, Math.min(wanted.width, area?.width ?? wanted.width)),
    height: Math.max(MINIMUM_WINDOW_SIZE.height, Math.min(wanted.height, area?.height ?? wanted.height)),
  };
}

function gripIsReachable(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y - 1;
  const bottom = bounds.y + GRIP.height <= area.y + area.height;
  return width >= GRIP.width && top && bottom;
}
