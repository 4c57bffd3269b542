import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy';
import type { Theme } from '#shared/contracts/theme.ts';
import type { ThemeBlock } from './theme-tree.ts';

/** A rectangle in px from the map's top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Tile extends Box {
  /** Undefined: the messages in no theme. */
  readonly theme: Theme | undefined;
  readonly messages: number;
}

export interface TileBlock extends Box {
  readonly kind: ThemeBlock['kind'] | 'unmapped';
  readonly block: ThemeBlock | undefined;
  readonly messages: number;
  /** Whether there is room above the tiles for a heading. */
  readonly headed: boolean;
  readonly tiles: readonly Tile[];
}

/** Height of a block's heading, of the lowest block that has one, and the gaps between blocks and between tiles, in px. */
const heading = 20;
const leastHeaded = 56;
const blockGap = 6;
const tileGap = 2;
/** Tiles rather wider than high, so that names fit. */
const ratio = 1.25;

interface Node {
  readonly block?: ThemeBlock;
  readonly kind?: TileBlock['kind'];
  readonly theme?: Theme;
  readonly messages?: number;
  readonly children?: readonly Node[];
}

/**
 * Lays themes out as tiles whose area is their messages, group by group, the unmapped messages as a block or at least a
 * tile of their own, and the last, however many: themes are read first (d3-hierarchy's squarified treemap: M. Bruls, K.
 * Huizing and J. van Wijk, Squarified Treemaps, 2000). Themes without messages have no tile. Blocks are left out their
 * heading where there is only one.
 */
export function layoutTreemap(blocks: readonly ThemeBlock[], unmapped: number, size: { readonly width: number; readonly height: number }): readonly TileBlock[] {
  const shown = blocks.flatMap((block): Node[] => {
    const children = block.themes.filter(({ messages }) => messages > 0).map((theme): Node => ({ theme, messages: theme.messages }));
    return children.length === 0 ? [] : [{ block, kind: block.kind, children }];
  });
  const rest: Node[] = unmapped > 0 ? [{ messages: unmapped }] : [];
  const [only] = shown;
  // Themes without groups share their block with what is in none: a thin strip of its own would tell less.
  if (shown.length === 1 && only?.kind === 'loose') shown.splice(0, 1, { ...only, children: [...(only.children ?? []), ...rest] });
  else if (rest.length > 0) shown.push({ kind: 'unmapped', children: rest });
  if (shown.length === 0 || size.width < 40 || size.height < 40) return [];
  const plain = shown.length === 1;
  const root = hierarchy<Node>({ children: shown }, ({ children }) => children)
    .sum(({ messages }) => messages ?? 0)
    .sort((left, right) => Number(isRest(left.data)) - Number(isRest(right.data)) || (right.value ?? 0) - (left.value ?? 0));
  const laid = treemap<Node>()
    .tile(treemapSquarify.ratio(ratio))
    .size([size.width, size.height])
    .paddingInner((node) => (node.depth === 0 ? blockGap : tileGap))
    // A block that is hardly higher than its heading goes without.
    .paddingTop((node) => (node.depth === 1 && !plain && node.y1 - node.y0 >= leastHeaded ? heading : 0))
    .round(true)(root);
  return (laid.children ?? []).map((node) => ({
    ...boxOf(node),
    kind: node.data.kind ?? 'loose',
    block: node.data.block,
    messages: node.value ?? 0,
    headed: !plain && node.y1 - node.y0 >= leastHeaded,
    tiles: (node.children ?? [])
      .map((tile): Tile => ({ ...boxOf(tile), theme: tile.data.theme, messages: tile.value ?? 0 }))
      .filter(({ width, height }) => width > 0 && height > 0),
  }));
}

/** The messages in no theme, or the block that holds them. */
function isRest({ kind, theme, children }: Node): boolean {
  return kind === 'unmapped' || (theme === undefined && children === undefined);
}

function boxOf({ x0, y0, x1, y1 }: HierarchyRectangularNode<Node>): Box {
  return { x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0) };
}

/** The tile nearest in a direction from another one, by the distance of their middles; the sideways part counts double. */
export function nextTile<T extends Box>(tiles: readonly T[], from: T, direction: 'left' | 'right' | 'up' | 'down'): T | undefined {
  const [x, y] = middle(from);
  let best: { readonly tile: T; readonly distance: number } | undefined;
  for (const tile of tiles) {
    if (tile === from) continue;
    const [otherX, otherY] = middle(tile);
    const [along, across] = direction === 'left' || direction === 'right' ? [otherX - x, otherY - y] : [otherY - y, otherX - x];
    const ahead = direction === 'left' || direction === 'up' ? -along : along;
    if (ahead <= 1) continue;
    const distance = ahead + 2 * Math.abs(across);
    if (best === undefined || distance < best.distance) best = { tile, distance };
  }
  return best?.tile;
}

function middle({ x, y, width, height }: Box): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}
