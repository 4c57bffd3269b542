import type { CurrentThemes, Theme } from '#shared/contracts/theme.ts';
import { sumSentiment } from './net-sentiment.ts';

/** Themes that stand together: an analyst's group, those in none, noise. */
export interface ThemeBlock {
  readonly kind: 'group' | 'loose' | 'noise';
  /** The theme that is the group; undefined for the others. */
  readonly group: Theme | undefined;
  /** Members that have a tile or a row; a group with messages of its own is among them. */
  readonly themes: readonly Theme[];
  readonly messages: number;
  readonly sentiment: Theme['sentiment'];
}

/**
 * The themes by group, in the order of the list; those in no group and noise follow. A theme counts as a group once
 * something is under it, or once it was made empty for that.
 */
export function themeBlocks(themes: readonly Theme[]): readonly ThemeBlock[] {
  const members = Map.groupBy(themes.filter(({ noise }) => !noise), ({ parent }) => parent);
  const blocks: ThemeBlock[] = [];
  const loose: Theme[] = [];
  for (const theme of members.get(null) ?? []) {
    const below = members.get(theme.id) ?? [];
    if (below.length === 0) loose.push(theme);
    else blocks.push(block('group', theme, theme.messages > 0 ? [theme, ...below] : below));
  }
  const noise = themes.filter((theme) => theme.noise);
  // Members of a group that is itself noise stand for themselves.
  const kept = new Set(themes.filter((theme) => !theme.noise).map(({ id }) => id));
  loose.push(...themes.filter(({ noise: isNoise, parent }) => !isNoise && parent !== null && !kept.has(parent)));
  if (loose.length > 0) blocks.push(block('loose', undefined, loose));
  if (noise.length > 0) blocks.push(block('noise', undefined, noise));
  return blocks;
}

function block(kind: ThemeBlock['kind'], group: Theme | undefined, themes: readonly Theme[]): ThemeBlock {
  return { kind, group, themes, messages: themes.reduce((sum, { messages }) => sum + messages, 0), sentiment: sumSentiment(themes) };
}

/** The keywords that its name does not say already: a machine's name is made of the first ones. */
export function furtherKeywords({ name, keywords }: Pick<Theme, 'name' | 'keywords'>): readonly string[] {
  return keywords.filter((keyword) => !name.includes(keyword));
}

/** The denominator of shares: the messages of the set without noise. */
export function countedMessages({ scope, noise }: Pick<CurrentThemes, 'scope' | 'noise'>): number {
  return scope - noise;
}

/** The share at which a bar is full: the next round one above the largest share. */
export function fullBar(shares: readonly number[]): number {
  const largest = Math.max(0, ...shares);
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((step) => largest <= step) ?? 1;
}
