import i18next from 'i18next';

/** Languages of the interface, each with its own name for itself. */
export const LANGUAGES = [
  { id: 'zh-CN', name: '简体中文' },
  { id: 'en', name: 'English' },
] as const;

export type Language = (typeof LANGUAGES)[number]['id'];

/** Values for the `{{name}}` places of a message; `count` picks the plural form. */
export type MessageParams = Readonly<Record<string, string | number | boolean>>;

/** Looks a message up. Keys are flat: `codebook.command.create`. */
export type Translate = (key: string, params?: MessageParams) => string;

/** The translation of a key in the present language; outside React. Components use {@link useT}. */
export const translate: Translate = (key, params) => i18next.t(key, { ...params });

/** Whether a message exists, for keys made from data such as `error.io.disk-full`; a `count` finds one of plural forms only. */
export function hasMessage(key: string, params?: MessageParams): boolean {
  return i18next.exists(key, { ...params });
}

/** The present language. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}
