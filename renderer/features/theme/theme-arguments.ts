import type { DropPosition } from '#renderer/base/use-row-drag.ts';
import type { Theme } from '#shared/contracts/theme.ts';
import { themeStore } from './theme-state.ts';
import { readThemes } from './use-themes.ts';

function member(args: unknown, name: string): unknown {
  return typeof args === 'object' && args !== null ? Object.entries(args).find(([key]) => key === name)?.[1] : undefined;
}

function numbers(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'number') ? value : undefined;
}

/** The themes a command is about: those in its arguments (`themes`), else the selected ones. */
export async function theThemes(args: unknown): Promise<readonly Theme[]> {
  const ids = numbers(member(args, 'themes')) ?? themeStore.getState().selected.filter((place) => place !== 'unmapped');
  const { current } = await readThemes();
  const known = new Map(current?.themes.map((theme) => [theme.id, theme]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** What is moved where: messages and a theme (null: none; undefined: to be asked for). */
export function moveOf(args: unknown): { readonly messages: readonly number[] | undefined; readonly theme: number | null | undefined } {
  const theme = member(args, 'theme');
  return { messages: numbers(member(args, 'messages')), theme: typeof theme === 'number' ? theme : theme === null || theme === 'unmapped' ? null : undefined };
}

/** Themes dropped on a row of the list. */
export function dropOf(args: unknown): { readonly themes: readonly number[]; readonly target: number; readonly position: DropPosition; readonly ontoGroup: boolean } | undefined {
  const [themes, target, position] = [numbers(member(args, 'themes')), member(args, 'target'), member(args, 'position')];
  if (themes === undefined || themes.length === 0 || typeof target !== 'number') return undefined;
  if (position !== 'before' && position !== 'into' && position !== 'after') return undefined;
  return { themes, target, position, ontoGroup: member(args, 'onto') === 'group' };
}

/** Which view of the map is meant. */
export function viewOf(args: unknown): string | undefined {
  const view = member(args, 'view');
  return typeof view === 'string' ? view : undefined;
}
