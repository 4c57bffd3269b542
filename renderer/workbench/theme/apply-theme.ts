import { host } from '#renderer/platform/host/current-host.ts';
import { setLanguage } from '#renderer/platform/i18n/catalogue.ts';
import type { Language } from '#renderer/platform/i18n/translate.ts';
import { getSetting, settingsStore } from '#renderer/platform/settings/settings-store.ts';

/** Names a theme can have on the root element. */
export type Theme = 'dark' | 'light' | 'high-contrast';

const rememberedKey = 'verbatim.appearance';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more), (forced-colors: active)');

/** The theme that a setting means now; `system` follows the operating system, also its wish for contrast. */
export function resolveTheme(setting: unknown): Theme {
  if (setting === 'dark' || setting === 'light' || setting === 'high-contrast') return setting;
  if (contrast.matches) return 'high-contrast';
  return dark.matches ? 'dark' : 'light';
}

/** The language that a setting means; `system` follows the browser or system. */
export function resolveLanguage(setting: unknown): Language {
  if (setting === 'en' || setting === 'zh-CN') return setting;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

interface Appearance {
  readonly theme: string;
  readonly language: string;
}

/** What the window looked like last, so that the first paint is right before the settings arrive. */
export function rememberedAppearance(): Partial<Appearance> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(rememberedKey) ?? '{}');
    if (typeof saved !== 'object' || saved === null) return {};
    const theme = 'theme' in saved && typeof saved.theme === 'string' ? { theme: saved.theme } : {};
    const language = 'language' in saved && typeof saved.language === 'string' ? { language: saved.language } : {};
    return { ...theme, ...language };
  } catch {
    return {};
  }
}

/** Puts a theme on the page at once. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

function apply(): void {
  const root = document.documentElement;
  const theme = getSetting('workbench.theme');
  const language = getSetting('workbench.language');
  showTheme(resolveTheme(theme));
  root.dataset['motion'] = String(getSetting('workbench.motion') ?? 'system');
  root.dataset['density'] = String(getSetting('workbench.density') ?? 'compact');
  void setLanguage(resolveLanguage(language));
  try {
    localStorage.setItem(rememberedKey, JSON.stringify({ theme, language }));
  } catch {
    // Storage may be switched off; then only the first paint is affected.
  }
  const style = getComputedStyle(root);
  host().showTheme(theme === 'light' || theme === 'dark' ? theme : theme === 'high-contrast' ? 'dark' : 'system', {
    background: style.getPropertyValue('--bg-side').trim(),
    symbols: style.getPropertyValue('--fg').trim(),
  });
}

/** Applies theme, language and motion now and whenever the settings or the system change. */
export function followAppearance(): void {
  apply();
  settingsStore.subscribe(apply);
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
}
