import { newGuid } from '#shared/base/ids.ts';
import { defaultWatch, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { addFilter } from '#shared/query/filters.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { insertTimeline } from '#service/features/timeline/insert-timeline.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { feeChange, feeLetter, formatLocal } from './calendar.ts';
import { brandName } from './labels.ts';
import type { InterfaceLanguage } from './world.ts';

const everyoneButAgents = 'NOT role:agent';

const events = [
  {
    at: feeChange,
    zh: { title: '费率调整生效', note: '静水90天管理费由 0.30% 调至 0.50%，仅在官网公告。' },
    en: { title: 'Fee change', note: 'The management fee of Stillwater 90 rises from 0.30% to 0.50%, with a notice on the website only.' },
  },
  {
    at: feeLetter,
    zh: { title: '说明信与差额退还', note: '致信客户说明调整，退还八月差额，可免费转换。' },
    en: { title: 'Letter and refund', note: 'A letter explains the change, the difference of August is refunded, switching is free.' },
  },
] as const;

const names = { fees: { zh: '费率变动 · 理财', en: 'Fee change, wealth' }, channels: { zh: '全部客户 · 各渠道', en: 'Everyone by channel' } } as const;

/** Notes what happened in the quarter, and keeps two timelines that show it. Sentiment is scored before, so that their recipes hold. */
export function writeTimelines(tx: CommandTransaction, language: InterfaceLanguage, signal: CancelSignal): void {
  for (const { at, ...texts } of events) {
    const day = formatLocal(at).slice(0, 10);
    tx.insert('event', { guid: newGuid(), first_day: day, last_day: day, ...texts[language], color: null, coder_id: tx.coder, created_at: tx.now });
  }
  const week: TimelineSpec = { query: everyoneButAgents, bucket: 'week', split: null, denominator: 'polar', reference: everyoneButAgents };
  const fees = addFilter(everyoneButAgents, { field: 'brand', filter: { type: 'text', value: brandName('wealth', language) } });
  insertTimeline(tx, { name: names.fees[language], spec: { ...week, query: fees }, watch: defaultWatch }, signal);
  insertTimeline(tx, { name: names.channels[language], spec: { ...week, split: { field: 'channel' } }, watch: defaultWatch }, signal);
}
