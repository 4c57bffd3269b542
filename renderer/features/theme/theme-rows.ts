import type { RowModel } from '#renderer/base/virtual-rows.tsx';
import type { CurrentThemes, Theme } from '#shared/contracts/theme.ts';
import { themeBlocks, type ThemeBlock } from './theme-tree.ts';
import type { Place } from './theme-state.ts';

/** One row of the list. */
export interface ListRow {
  readonly model: RowModel;
  readonly kind: 'theme' | 'group' | 'block' | 'unmapped';
  readonly theme: Theme | undefined;
  readonly block: ThemeBlock | undefined;
}

/** Names of the headings that are no themes. */
export interface BlockNames {
  readonly loose: string;
  readonly noise: string;
  readonly unmapped: string;
}

/** The rows of the list: groups with what is under them, themes in none, noise, and the messages in no theme. */
export function listRows({ themes, unmapped }: Pick<CurrentThemes, 'themes' | 'unmapped'>, closed: ReadonlySet<string>, names: BlockNames): readonly ListRow[] {
  const blocks = themeBlocks(themes);
  const headed = blocks.length > 1 || blocks[0]?.kind !== 'loose';
  const tops = headed ? blocks.length + (unmapped > 0 ? 1 : 0) : (blocks[0]?.themes.length ?? 0) + (unmapped > 0 ? 1 : 0);
  const rows: ListRow[] = [];
  for (const [index, block] of blocks.entries()) {
    const id = block.group === undefined ? block.kind : String(block.group.id);
    const open = !headed || !closed.has(id);
    if (headed) {
      const text = block.group?.name ?? (block.kind === 'noise' ? names.noise : names.loose);
      rows.push({
        model: { id, depth: 0, expanded: open, position: index + 1, setSize: tops, text },
        kind: block.group === undefined ? 'block' : 'group',
        theme: block.group,
        block,
      });
    }
    if (!open) continue;
    for (const [place, theme] of block.themes.entries()) {
      const own = theme === block.group ? `own:${theme.id}` : String(theme.id);
      const model = headed
        ? { id: own, depth: 1, position: place + 1, setSize: block.themes.length, text: theme.name }
        : { id: own, depth: 0, position: place + 1, setSize: tops, text: theme.name };
      rows.push({ model, kind: 'theme', theme, block });
    }
  }
  if (unmapped > 0) rows.push({ model: { id: 'unmapped', depth: 0, position: tops, setSize: tops, text: names.unmapped }, kind: 'unmapped', theme: undefined, block: undefined });
  return rows;
}

/** What a row stands for; undefined for the heading of themes in no group, and of noise. */
export function placeOfRow(id: string): Place | undefined {
  if (id === 'unmapped') return 'unmapped';
  const theme = Number(id.replace('own:', ''));
  return Number.isInteger(theme) ? theme : undefined;
}
