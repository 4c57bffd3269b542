import type { BrowserWindowConstructorOptions } from 'electron';
import { MINIMUM_WINDOW_SIZE } from './window-placement.ts';
import type { WindowPlacement } from './window-placement.ts';

/** Height of the workbench's own title bar in CSS pixels, over which the native buttons lie. */
export const TITLE_BAR_HEIGHT = 36;

/** Colours until the workbench has sent its theme's, equal to its two standard themes, so that nothing flashes. */
const bootColors = {
  light: { ground: '#ffffff', titleBar: '#f5f6f7', symbols: '#565c67' },
  dark: { ground: '#1e1f22', titleBar: '#18191b', symbols: '#a6abb4' },
} as const;

export interface WindowOptionsInput {
  readonly platform: NodeJS.Platform;
  readonly placement: WindowPlacement;
  readonly dark: boolean;
  readonly preloadFile: string;
  readonly iconFile: string;
  /** True only when run from the source tree; a packed application has no developer tools. */
  readonly development: boolean;
}

/** Options of the one window. The page gets no Node, no developer tools, no spelling service. */
export function windowOptions(input: WindowOptionsInput): BrowserWindowConstructorOptions {
  const theme = input.dark ? 'dark' : 'light';
  return {
    ...input.placement.bounds,
    minWidth: MINIMUM_WINDOW_SIZE.width,
    minHeight: MINIMUM_WINDOW_SIZE.height,
    title: 'Verbatim',
    show: false,
    backgroundColor: bootColors[theme].ground,
    autoHideMenuBar: true,
    ...titleBarOptions(input.platform, theme),
    ...(input.platform === 'linux' ? { icon: input.iconFile } : {}),
    webPreferences: {
      preload: input.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: input.development,
    },
  };
}

function titleBarOptions(
  platform: NodeJS.Platform,
  theme: keyof typeof bootColors,
): BrowserWindowConstructorOptions {
  if (platform === 'darwin') {
    return { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 12, y: (TITLE_BAR_HEIGHT - 14) / 2 } };
  }
  return {
    titleBarStyle: 'hidden',
    titleBarOverlay: {
      color: bootColors[theme].titleBar,
      symbolColor: bootColors[theme].symbols,
      height: TITLE_BAR_HEIGHT - 1,
    },
  };
}
