import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Environment variable that moves the user data folder, for tests and portable use. */
export const userDataVariable = 'VERBATIM_USER_DATA';

/** The folder of settings, recent projects and logs, the same that the desktop app uses. Made if it is not there. */
export function userDataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const folder = placeOf(environment, platform, home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function placeOf(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const moved = environment[userDataVariable];
  if (moved !== undefined && moved !== '') return moved;
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Verbatim');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Verbatim');
  const configured = environment['XDG_CONFIG_HOME'];
  return join(configured === undefined || configured === '' ? join(home, '.config') : configured, 'Verbatim');
}
