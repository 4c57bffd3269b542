import type { TimelineSeries, TimelineSpec } from '#shared/contracts/timeline.ts';
import { splitQuery } from '#renderer/platform/query/query-chips.ts';
import { valueLabel } from '#renderer/platform/query/chip-label.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { everyoneButAgents } from './timeline-params.ts';

/** The name of a series for people. */
export function seriesName(series: TimelineSeries, spec: TimelineSpec, t: Translate): string {
  switch (series.kind) {
    case 'all': return queryName(spec.query, t);
    case 'reference': return spec.reference === everyoneButAgents ? t('timeline.everyone') : queryName(spec.reference ?? '', t);
    case 'none': return t(`timeline.without.${spec.split?.field ?? 'brand'}`);
    case 'value': return spec.split?.field === 'role' ? t(`timeline.role.${series.key}`) : (series.name ?? series.key);
  }
}

/** A query in a word or two: the values of its filters, or its text. */
export function queryName(query: string, t: Translate): string {
  if (query === '') return t('timeline.all');
  if (query === everyoneButAgents) return t('timeline.everyone');
  const { chips, text } = splitQuery(query);
  const values = chips.filter(({ negated }) => !negated).flatMap(({ field, filters }) => filters.map((filter) => valueLabel(field, filter, t)));
  const name = [...values, ...(text === '' ? [] : [text])].join(t('timeline.nameSeparator'));
  return name === '' ? t('timeline.filtered') : name;
}
