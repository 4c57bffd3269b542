import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { writeJsonFile } from './json-file.ts';
import type { NativeTheme } from 'electron';
import type { ThemeSource, ThemeState } from '#shared/base/desktop-api.ts';

const storedTheme = z.object({ source: z.enum(['system', 'light', 'dark']) });

export interface Theme {
  state(): ThemeState;
  /** Follows the system, or holds to one side; kept for the next start. */
  choose(source: ThemeSource): Promise<ThemeState>;
}

/**
 * Light or dark as the system has it, unless the person chose.
 * @param file Keeps the choice, so that the window opens in its colours.
 * @param announce Called on every change, the system's own included.
 */
export function createTheme(
  nativeTheme: Pick<
    NativeTheme,
    'on' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'
  >,
  file: string,
  announce: (state: ThemeState) => void,
): Theme {
  nativeTheme.themeSource = storedSource(file);
  const state = (): ThemeState => ({
    source: nativeTheme.themeSource,
    dark: nativeTheme.shouldUseDarkColors,
    highContrast: nativeTheme.shouldUseHighContrastColors,
  });
  nativeTheme.on('updated', () => announce(state()));
  return {
    state,
    async choose(source) {
      nativeTheme.themeSource = source;
      await writeJsonFile(file, { source });
      return state();
    },
  };
}

/** Read synchronously, once, because the first window needs it. */
function storedSource(file: string): ThemeSource {
  try {
    const parsed = storedTheme.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data.source : 'system';
  } catch {
    return 'system';
  }
}
