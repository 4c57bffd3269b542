import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/base/errors.ts';

/** The files of the user data folder that this feature keeps. */
export type SettingsFileName = 'settings.json' | 'keybindings.json' | 'recent-projects.json' | 'window-state.json';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * Reads a JSON file. A missing one is undefined; a damaged one too, after it was set
 * aside as `<name>.damaged`, so that a bad edit never keeps the workbench from starting.
 * @throws AppError `io` when the file is there but cannot be read.
 */
export function readJsonFile(folder: string, name: SettingsFileName): unknown {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new AppError('io', { reason: 'settings-unreadable', name }, { cause: error });
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    rmSync(`${path}.damaged`, { force: true });
    renameSync(path, `${path}.damaged`);
    return undefined;
  }
}

/**
 * Writes a JSON file by a temporary name and a rename, readable by its owner only.
 * @throws AppError `io` when the folder cannot be written.
 */
export function writeJsonFile(folder: string, name: SettingsFileName, value: unknown): void {
  const path = join(folder, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw new AppError('io', { reason: 'settings-unwritable', name }, { cause: error, retryable: true });
  }
}
