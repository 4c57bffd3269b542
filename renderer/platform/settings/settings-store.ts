import { createStore } from 'zustand/vanilla';
import { settingsContract, type SettingValues } from '#shared/contracts/settings.ts';
import { setUserKeybindings } from '#renderer/platform/keybindings/keybinding-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import type { JsonValue } from '#renderer/platform/services.ts';

/** A value of a setting. */
export type SettingValue = string | number | boolean;

interface SettingsState {
  /** Only what the user set; defaults come from the contributions. */
  readonly values: SettingValues;
  readonly folder: string;
  readonly accountName: string;
  readonly appVersion: string;
}

export const settingsStore = createStore<SettingsState>(() => ({ values: {}, folder: '', accountName: '', appVersion: '' }));

/** Default of a contributed setting. */
export function settingDefault(key: string): SettingValue | undefined {
  return contributed().settings.find((setting) => setting.key === key)?.default;
}

/** The value that holds: the user's, else the default. */
export function getSetting(key: string): SettingValue | undefined {
  return settingsStore.getState().values[key] ?? settingDefault(key);
}

/** Sets a setting at once on screen and then on disk; undefined goes back to the default. */
export async function setSetting(key: string, value: JsonValue | undefined): Promise<void> {
  const stored = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  settingsStore.setState(({ values }) => {
    const { [key]: _, ...rest } = values;
    return { values: stored === null ? rest : { ...rest, [key]: stored } };
  });
  await rpc().call(settingsContract.methods.set, { key, value: stored });
}

/** Reads everything from the service; called after each connection. */
export async function loadSettings(): Promise<void> {
  const { keybindings, ...state } = await rpc().call(settingsContract.methods.get, {});
  settingsStore.setState(state);
  setUserKeybindings(keybindings);
}

/** Follows changes made in another window; called once by the entry. */
export function followSettings(): void {
  rpc().on(settingsContract.topics.changed, ({ values, keybindings }) => {
    settingsStore.setState({ values });
    setUserKeybindings(keybindings);
  });
}
