import { useStore } from 'zustand';
import { settingDefault, settingsStore, type SettingValue } from './settings-store.ts';

/** The value of a setting, followed: the user's, else the contributed default. */
export function useSetting(key: string): SettingValue | undefined {
  return useStore(settingsStore, (state) => state.values[key] ?? settingDefault(key));
}
