import type { HistoryEntry } from '#shared/contracts/history.ts';
import { hasMessage, type Translate } from '#renderer/platform/i18n/translate.ts';

/** What a command did, in words: `history.type.<type>` with the facts it recorded. */
export function historyText(entry: Pick<HistoryEntry, 'type' | 'summary'>, t: Translate): string {
  const key = `history.type.${entry.type}`;
  return hasMessage(key) ? t(key) : t('history.type.other');
}

/** The facts beside it: a name, or how many. */
export function historyFacts(entry: Pick<HistoryEntry, 'summary'>): string {
  const { name, code, into, before } = entry.summary;
  const renamed = typeof before === 'string' && typeof name === 'string' && before !== name ? `${before} → ${name}` : undefined;
  const merged = typeof into === 'string' && typeof name === 'string' ? `${name} → ${into}` : undefined;
  const found = renamed ?? merged ?? code ?? name;
  return found === undefined ? '' : String(found);
}
