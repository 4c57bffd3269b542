import { mergeMessages, type MessageFile } from '#renderer/platform/i18n/catalogue.ts';
import type { Language } from '#renderer/platform/i18n/translate.ts';

const english = import.meta.glob<MessageFile>(
  ['./features/*/en.json', './workbench/en.json', './base/en.json', './platform/en.json'],
  { eager: true, import: 'default' },
);
const chinese = import.meta.glob<MessageFile>(
  ['./features/*/zh-CN.json', './workbench/zh-CN.json', './base/zh-CN.json', './platform/zh-CN.json'],
  { eager: true, import: 'default' },
);

/** The catalogues of both languages, joined from the file beside each feature. */
export const catalogues: Readonly<Record<Language, Record<string, string>>> = {
  en: mergeMessages(english),
  'zh-CN': mergeMessages(chinese),
};
