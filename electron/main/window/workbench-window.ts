import { BrowserWindow, screen } from 'electron';
import { readFileSync } from 'node:fs';
import { sendEvent } from '../ipc/send-event.ts';
import { writeJsonFile } from '../json-file.ts';
import { reportFailure } from '../report-failure.ts';
import { SHELL_URL } from '../security/own-urls.ts';
import { windowOptions } from './window-options.ts';
import { restorePlacement } from './window-placement.ts';
import type { Bounds, WindowPlacement } from './window-placement.ts';
import type { WindowOptionsInput } from './window-options.ts';
import type { WindowFrameState } from '#shared/base/desktop-api.ts';

/** Moving and sizing come in bursts; the placement is written once they have ended. */
const SAVE_DELAY_MS = 500;

/** A page that keeps crashing is not loaded again for ever. */
const MOST_PAGE_CRASHES = 3;

export interface WorkbenchWindowInput extends Omit<WindowOptionsInput, 'placement'> {
  /** Keeps bounds and state between starts. */
  readonly placementFile: string;
}

/** Opens the one window, where it was left, and keeps its placement from then on. */
export function openWorkbenchWindow(input: WorkbenchWindowInput): BrowserWindow {
  const placement = restorePlacement(storedPlacement(input.placementFile), workAreas());
  const window = new BrowserWindow(windowOptions({ ...input, placement }));
  if (placement.maximised) window.maximize();
  if (placement.fullScreen) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  keepPlacement(window, input.placementFile);
  announceFrameState(window);
  reloadAfterCrash(window);
  load(window);
  return window;
}

/** State that the workbench's own title bar shows. */
export function windowFrameState(window: BrowserWindow): WindowFrameState {
  return { maximised: window.isMaximized(), fullScreen: window.isFullScreen(), focused: window.isFocused() };
}

function load(window: BrowserWindow): void {
  window.loadURL(SHELL_URL).catch((error: unknown) => {
    // The window may close before the page is there; anything else shows as an empty window and in the log.
    if (!window.isDestroyed()) reportFailure('loading the page', error);
  });
}

function workAreas(): Bounds[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function storedPlacement(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keepPlacement(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    const placement: WindowPlacement = {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    writeJsonFile(file, placement).catch((error: unknown) => reportFailure('window placement', error));
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
}

function announceFrameState(window: BrowserWindow): void {
  const announce = (): void => sendEvent(window, 'window:changed', windowFrameState(window));
  window.on('maximize', announce);
  window.on('unmaximize', announce);
  window.on('enter-full-screen', announce);
  window.on('leave-full-screen', announce);
  window.on('focus', announce);
  window.on('blur', announce);
}

/** The data are safe in the service; a page that died is simply loaded again. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    crashes += 1;
    if (crashes <= MOST_PAGE_CRASHES) load(window);
  });
}
