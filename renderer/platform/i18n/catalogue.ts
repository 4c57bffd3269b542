import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './translate.ts';

/** Messages of one JSON file: flat keys, plural forms by i18next's suffixes (`_one`, `_other`). */
export type MessageFile = Readonly<Record<string, string>>;

const namespace = 'translation';

/**
 * Joins message files into one catalogue.
 * @throws Error when two files define the same key, since one would silently win.
 */
export function mergeMessages(files: Readonly<Record<string, MessageFile>>): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const [path, messages] of Object.entries(files)) {
    for (const [key, message] of Object.entries(messages)) {
      if (key in merged) throw new Error(`Message key ${key} of ${path} exists already`);
      merged[key] = message;
    }
  }
  return merged;
}

/** Starts i18next with both catalogues, so that a switch of language needs no loading. */
export async function startTranslations(
  language: Language,
  catalogues: Readonly<Record<Language, Record<string, string>>>,
): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {
      en: { [namespace]: catalogues.en },
      'zh-CN': { [namespace]: catalogues['zh-CN'] },
    },
  });
  document.documentElement.lang = language;
}

/** Switches the language of the whole window at once. */
export async function setLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
