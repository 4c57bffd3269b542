import type { SettingValues, UserKeybindingView } from '#shared/contracts/settings.ts';
import { readJsonFile, writeJsonFile } from './settings-file.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The person's settings: only values of a kind that settings can have; the rest of a hand-edited file is left out. */
export function readSettings(folder: string): SettingValues {
  const stored = readJsonFile(folder, 'settings.json');
  if (!isRecord(stored)) return {};
  const values: SettingValues = {};
  for (const [key, value] of Object.entries(stored)) {
    if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) values[key] = value;
  }
  return values;
}

/** Sets one setting, or takes it away so that its default holds again. */
export function writeSetting(folder: string, key: string, value: string | number | boolean | null): SettingValues {
  const values = readSettings(folder);
  if (value === null) delete values[key];
  else values[key] = value;
  writeJsonFile(folder, 'settings.json', values);
  return values;
}

/** The person's own keybindings, in the order of the file; later ones win. */
export function readKeybindings(folder: string): UserKeybindingView[] {
  const stored = readJsonFile(folder, 'keybindings.json');
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((rule: unknown): UserKeybindingView[] => {
    if (!isRecord(rule) || typeof rule['key'] !== 'string' || typeof rule['command'] !== 'string') return [];
    const when = rule['when'];
    return [{ key: rule['key'], command: rule['command'], ...(typeof when === 'string' ? { when } : {}) }];
  });
}

/** Replaces the person's own keybindings. */
export function writeKeybindings(folder: string, keybindings: readonly UserKeybindingView[]): void {
  writeJsonFile(folder, 'keybindings.json', keybindings);
}

/** The name that codings are made under: the setting `coder.name`, else the account's. */
export function coderName(folder: string, accountName: string): string {
  const chosen = readSettings(folder)['coder.name'];
  return typeof chosen === 'string' && chosen.trim() !== '' ? chosen.trim() : accountName;
}

/** Window state kept for the person; text that only the workbench understands. */
export function readWindowState(folder: string, key: string): string | null {
  const stored = readJsonFile(folder, 'window-state.json');
  const value = isRecord(stored) ? stored[key] : undefined;
  return typeof value === 'string' ? value : null;
}

/** Keeps one piece of window state. */
export function writeWindowState(folder: string, key: string, value: string): void {
  const stored = readJsonFile(folder, 'window-state.json');
  writeJsonFile(folder, 'window-state.json', { ...(isRecord(stored) ? stored : {}), [key]: value });
}
