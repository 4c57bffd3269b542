import { hasMessage, type Translate } from '#renderer/platform/i18n/translate.ts';

/** Name of a job for people: `jobs.name.<method>`, else a general word. */
export function jobName(method: string, t: Translate): string {
  const key = `jobs.name.${method}`;
  return hasMessage(key) ? t(key) : t('jobs.name.other');
}
