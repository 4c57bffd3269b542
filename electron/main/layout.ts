import { join } from 'node:path';

/** Where the built parts lie; the same in the source tree's `out` and inside `app.asar`. */
export interface ApplicationLayout {
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly serviceEntryFile: string;
  readonly iconFile: string;
}

/** @param mainFolder The folder of the bundled main script, `out/main`. */
export function applicationLayout(mainFolder: string): ApplicationLayout {
  return {
    rendererFolder: join(mainFolder, '..', 'renderer'),
    preloadFile: join(mainFolder, '..', 'preload', 'preload.cjs'),
    serviceEntryFile: join(mainFolder, 'service-entry.js'),
    iconFile: join(mainFolder, '..', '..', 'build', 'icon.png'),
  };
}
