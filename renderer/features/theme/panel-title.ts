import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useStore } from 'zustand';
import { themeStore, useShownPlace } from './theme-state.ts';
import { useThemes } from './use-themes.ts';

/** "Passages: Fee change". */
export function usePassagesTitle(): string | undefined {
  const t = useT();
  const place = useShownPlace();
  const { data } = useThemes();
  if (place === undefined || data?.current === undefined || data.current === null) return undefined;
  const name = place === 'unmapped' ? t('theme.unmapped') : data.current.themes.find(({ id }) => id === place)?.name;
  return name === undefined ? undefined : t('theme.passages.title', { name });
}

/** How many messages are listed. */
export function usePassagesBadge(): number | undefined {
  const place = useShownPlace();
  const sample = useStore(themeStore, (state) => state.sample);
  const current = useThemes().data?.current;
  if (current === undefined || current === null || place === undefined) return undefined;
  if (place === 'unmapped') return Math.min(sample ?? current.unmapped, current.unmapped);
  return current.themes.reduce((sum, theme) => sum + (theme.id === place || theme.parent === place ? theme.messages : 0), 0);
}
