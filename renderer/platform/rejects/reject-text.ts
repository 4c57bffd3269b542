import { hasMessage, type MessageParams, type Translate } from '#renderer/platform/i18n/translate.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';

/** A row that was not imported, as far as a sentence about it needs. */
export interface RejectReason {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why a row was rejected, as a sentence. Numbers are grouped; a value of the source stands in quotation marks. */
export function rejectText({ reason, params }: RejectReason, t: Translate, format: Format): string {
  const key = `reject.${reason}`;
  if (!hasMessage(key)) return t('reject.unknown', { reason });
  const shown: MessageParams = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? format.number(value) : value]),
  );
  return t(key, shown);
}
