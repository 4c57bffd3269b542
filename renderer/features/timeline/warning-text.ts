import type { RuleStatement, TimelineBucket, TimelineWarning } from '#shared/contracts/timeline.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import type { Language, Translate } from '#renderer/platform/i18n/translate.ts';
import { bucketText } from './day-text.ts';

/** A name that a warning keeps while nothing changes. */
export function warningId({ rule, series, from, peak }: TimelineWarning): string {
  return `${rule} ${series} ${from} ${peak}`;
}

/** What was found in one line, and by which rule, with its parameters and how often it is wrong, in another. */
export function warningLines(
  warning: TimelineWarning,
  statements: readonly RuleStatement[],
  bucket: TimelineBucket,
  { t, format, language }: { readonly t: Translate; readonly format: Format; readonly language: Language },
): [string, string] {
  const { rule, direction, peak, net, before, messages, expected } = warning;
  const found = t(`timeline.warning.${rule}.${direction}`, {
    day: bucketText(peak, bucket, language),
    net: net === null ? t('timeline.none') : format.signed(net),
    before: before === null ? t('timeline.none') : format.signed(before),
    messages: format.number(messages),
    expected: expected === null ? '' : format.number(Math.round(expected)),
  });
  const statement = statements.find((own) => own.rule === rule);
  return [found, statement === undefined ? t(`timeline.rule.${rule}`) : statedText(statement, bucket, t, format)];
}

/** A rule with its parameters and the false alarms it states. */
export function statedText({ rule, runLength }: RuleStatement, bucket: TimelineBucket, t: Translate, format: Format): string {
  return t('timeline.rule.stated', {
    rule: t(`timeline.rule.${rule}`),
    count: Math.floor(runLength),
    length: t(`timeline.buckets.${bucket}`, { count: Math.floor(runLength), number: format.number(Math.floor(runLength)) }),
  });
}
