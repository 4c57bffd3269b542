import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language, type Translate } from './translate.ts';

/** The translator for components: re-renders when the language changes. */
export function useT(): Translate {
  const { t } = useTranslation();
  return useCallback<Translate>((key, params) => t(key, { ...params }), [t]);
}

/** The present language, followed. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}
