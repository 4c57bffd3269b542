import { formatLocal } from './calendar.ts';
import type { Person } from './people.ts';
import type { SampleMessage } from './records.ts';
import { brands, channels, regions, segments, type BrandKey, type ChannelKey, type InterfaceLanguage } from './world.ts';

/** The names of things as the chosen interface language writes them. */
export const channelName = (key: ChannelKey, language: InterfaceLanguage): string => channels[key][language];
export const brandName = (key: BrandKey, language: InterfaceLanguage): string => brands[key][language];

const keys = {
  zh: { product: '产品', region: '地区', segment: '客群', tenure: '持有年数', age: '年龄段', desk: '组别' },
  en: { product: 'product', region: 'region', segment: 'segment', tenure: 'tenureYears', age: 'ageBand', desk: 'desk' },
} as const;

/** Attributes of a message, or null where it has none. */
export function messageAttributes(message: SampleMessage, language: InterfaceLanguage): Record<string, string> | null {
  const attributes: Record<string, string> = {};
  if (message.product) attributes[keys[language].product] = message.product[language];
  if (message.region) attributes[keys[language].region] = regions[message.region][language];
  return Object.keys(attributes).length > 0 ? attributes : null;
}

/** Attributes of a person: segment, region and such for customers, the desk for agents. */
export function personAttributes(person: Person, language: InterfaceLanguage): Record<string, string | number> {
  const names = keys[language];
  if (person.role === 'agent') {
    const desk = { zh: { zh: '中文组', en: 'Chinese desk' }, hant: { zh: '中文组', en: 'Chinese desk' }, en: { zh: '英文组', en: 'English desk' } };
    return { [names.desk]: desk[person.language][language] };
  }
  const decade = Math.floor((2026 - person.birthYear) / 10) * 10;
  return {
    [names.segment]: segments[person.segment][language],
    [names.region]: regions[person.city.region][language],
    [names.tenure]: person.tenureYears,
    [names.age]: `${decade}–${decade + 9}`,
  };
}

/** Agents have a name to show; customers are known by their number. */
export function personName(person: Person, language: InterfaceLanguage): string | null {
  if (person.role === 'customer') return null;
  return language === 'zh' ? `坐席 ${person.id.slice(2)}` : `Agent ${person.id.slice(2)}`;
}

const roleNames = { zh: { customer: '客户', agent: '坐席' }, en: { customer: 'customer', agent: 'agent' } } as const;

/** The header of the sample as CSV; the names are ones that the import editor's guesses know. */
export const csvHeader = {
  zh: ['消息编号', '会话号', '时间', '渠道', '品牌', '客户号', '发言方', '评分', '内容', '点赞', '评论数', '转发', '浏览量', '产品', '地区'],
  en: ['message id', 'conversation', 'time', 'channel', 'brand', 'participant', 'role', 'rating', 'text', 'likes', 'comments', 'shares', 'views', 'product', 'region'],
} as const;

/** One message as cells under {@link csvHeader}; times are local to UTC+8 without saying so, as exports do. */
export function csvCells(message: SampleMessage, language: InterfaceLanguage): string[] {
  const count = (key: string): string => String(message.engagement?.[key] ?? '');
  return [
    message.id,
    message.conversation ?? '',
    formatLocal(message.sentAt),
    channelName(message.channel, language),
    brandName(message.brand, language),
    message.participant,
    roleNames[language][message.role],
    message.rating === null ? '' : String(message.rating),
    message.text,
    count('likes'),
    count('comments'),
    count('shares'),
    count('views'),
    message.product?.[language] ?? '',
    message.region ? regions[message.region][language] : '',
  ];
}
