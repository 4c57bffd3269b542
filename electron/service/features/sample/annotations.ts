import { localTime } from './calendar.ts';
import type { Mark } from './passage.ts';
import type { SampleData, SampleMessage } from './records.ts';
import { starterCodebook } from './starter-codebook.ts';
import type { InterfaceLanguage } from './world.ts';

/** One coding of the sample; null span: the whole message. */
export interface SampleCoding {
  message: string;
  code: string;
  span: { start: number; end: number } | null;
  coder: 0 | 1;
  createdAt: number;
}

export interface SampleMemo {
  target: { kind: 'project' } | { kind: 'code'; code: string } | { kind: 'message'; message: string } | { kind: 'conversation'; conversation: string };
  coder: 0 | 1;
  createdAt: number;
  zh: string;
  en: string;
}

export interface Annotations {
  codings: SampleCoding[];
  memos: SampleMemo[];
  /** The conversation that shows coding best; the walkthrough opens it. */
  showcase: string;
}

/** Conversations coded throughout, and single messages coded beside them. */
const codedConversations = 14;
const codedSingles = 14;
/** Codings that each code has at least, where the phrases mark as many: fewer say little of how well it can be learnt. */
const fewestOfCode = 18;
/** The code that the quarter's story is about, said in more ways than the others. */
const storyCode = { key: 'change', fewest: 40 };
const praised = 12;
const goldenRatio = (Math.sqrt(5) - 1) / 2;
const codes = new Set(starterCodebook.map((code) => code.key));

/** The two coders of the sample. */
export const sampleCoders: Readonly<Record<InterfaceLanguage, readonly [string, string]>> = { zh: ['林', '周'], en: ['Lin', 'Zhou'] };

const scriptOf = (messages: readonly SampleMessage[]): InterfaceLanguage => (messages.some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en');
const usable = (mark: Mark): boolean => codes.has(mark.code);

/** Single messages that nobody has coded, spread over the quarter, until every code has enough codings. */
function messagesToFill(messages: readonly SampleMessage[], codings: readonly SampleCoding[]): SampleMessage[] {
  const coded = new Set(codings.map(({ message }) => message));
  const counts = new Map([...codes].map((code) => [code, codings.filter((coding) => coding.code === code).length]));
  const singles = messages.filter(({ id, conversation, marks }) => conversation === null && !coded.has(id) && marks.some(usable));
  const found: SampleMessage[] = [];
  // Steps of the golden ratio leave no week out, however many are taken.
  const spread = singles.map((message, index) => ({ message, place: (index * goldenRatio) % 1 })).toSorted((left, right) => left.place - right.place);
  for (const { message } of spread) {
    const own = message.marks.filter(usable);
    if (own.every(({ code }) => (counts.get(code) ?? 0) >= (code === storyCode.key ? storyCode.fewest : fewestOfCode))) continue;
    for (const { code } of own) counts.set(code, (counts.get(code) ?? 0) + 1);
    found.push(message);
  }
  return found;
}

/**
 * Some hundred codings of what the phrases mark, spread over the loud weeks and the calm ones: the richest conversations
 * of each topic first, so that stripes and overlaps can be seen at once, then single messages until every code has
 * enough to be learnt from and measured.
 */
export function annotate(data: SampleData, language: InterfaceLanguage): Annotations {
  const byConversation = new Map<string, SampleMessage[]>();
  for (const message of data.messages) {
    if (message.conversation === null || message.channel === 'post') continue;
    byConversation.set(message.conversation, [...(byConversation.get(message.conversation) ?? []), message]);
  }
  const richness = (messages: readonly SampleMessage[]): number => messages.reduce((sum, message) => sum + message.marks.filter(usable).length, 0);
  const ranked = [...byConversation].map(([id, messages]) => ({ id, messages, marks: richness(messages), topic: messages[0]?.topic ?? 'praise', script: scriptOf(messages) }));
  ranked.sort((left, right) => right.marks - left.marks || left.id.localeCompare(right.id, 'en'));
  // Its memo speaks of a recited notice and of what calmed the customer, so it must show both, in the reader's language.
  const tells = (messages: readonly SampleMessage[], key: string): boolean => messages.some(({ marks }) => marks.some((mark) => mark.code === key));
  const showcase = ranked.find(
    ({ topic, script, messages }) => topic === 'fee' && script === language && tells(messages, 'script') && tells(messages.filter(({ role }) => role === 'customer'), 'soothe'),
  );
  const chosen = showcase ? [showcase] : [];
  const perTopic = new Map<string, number>();
  for (const conversation of ranked) {
    const kind = `${conversation.topic} ${conversation.script}`;
    const taken = perTopic.get(kind) ?? 0;
    if (conversation === showcase || chosen.length >= codedConversations || taken >= (conversation.topic === 'fee' ? 3 : 1)) continue;
    perTopic.set(kind, taken + 1);
    chosen.push(conversation);
  }
  const singles = data.messages
    .filter((message) => message.conversation === null && message.marks.some(usable))
    .filter((_, index) => index % 29 === 3)
    .slice(0, codedSingles);

  const codings: SampleCoding[] = [];
  let at = localTime(10, 9, 14, 2);
  const add = (message: SampleMessage, code: string, span: SampleCoding['span'], coder: 0 | 1): void => {
    at += 47_000;
    codings.push({ message: message.id, code, span, coder, createdAt: at });
  };
  for (const [index, { messages }] of chosen.entries()) {
    for (const message of messages) {
      for (const { code, start, end } of message.marks.filter(usable)) add(message, code, { start, end }, index % 3 === 2 ? 1 : 0);
    }
  }
  for (const message of singles) for (const { code, start, end } of message.marks.filter(usable)) add(message, code, { start, end }, 0);
  for (const message of data.messages.filter(({ topic, channel, conversation }) => topic === 'praise' && channel === 'survey' && conversation === null).slice(0, praised)) {
    add(message, 'service', null, 1);
  }

  for (const [index, message] of messagesToFill(data.messages, codings).entries()) {
    for (const { code, start, end } of message.marks.filter(usable)) add(message, code, { start, end }, index % 3 === 2 ? 1 : 0);
  }

  const firstCoded = codings[0];
  if (!showcase || !firstCoded) throw new Error('the sample has nothing to code');
  const memos: SampleMemo[] = [
    {
      target: { kind: 'project' },
      coder: 0,
      createdAt: localTime(10, 9, 9, 30),
      zh: '示例项目：虚构的澄屿银行 2026 年三季度客户之声。8 月 3 日管理费由 0.30% 调至 0.50%（第六周），8 月 24 日发出说明信并退还八月差额。人名、证件号、卡号均为虚构。',
      en: 'Sample project: the invented Clarisle Bank, third quarter of 2026. The management fee rose from 0.30% to 0.50% on 3 August (week six); a letter and a refund of the August difference followed on 24 August. All names, identity and card numbers are made up.',
    },
    {
      target: { kind: 'code', code: 'notice' },
      coder: 0,
      createdAt: localTime(10, 9, 15, 10),
      zh: '与“费率变动”常同时出现：一个说“涨了”，一个说“没告诉我”。只说涨价的不编本码。',
      en: 'Often beside “Fee change”: one says it rose, the other that nobody said so. Do not use for the rise alone.',
    },
    {
      target: { kind: 'code', code: 'liquidity' },
      coder: 1,
      createdAt: localTime(10, 10, 10, 5),
      zh: '反复问“哪天能用”，问的往往是钱会不会被锁，不是流程。编码时看语气，不看字面。',
      en: 'Asking again and again for a date is often about being locked in, not about procedure. Listen for the tone.',
    },
    {
      target: { kind: 'conversation', conversation: showcase.id },
      coder: 0,
      createdAt: localTime(10, 9, 14, 40),
      zh: '坐席先念公告，客户情绪上来；改口算账之后才缓和。可作培训案例。',
      en: 'The agent recites the notice and the customer heats up; it calms once figures are given. Good for training.',
    },
    {
      target: { kind: 'message', message: firstCoded.message },
      coder: 1,
      createdAt: localTime(10, 10, 11, 20),
      zh: '金额不大，在意的是没有提前说。',
      en: 'A small sum; what stings is not having been told.',
    },
  ];
  return { codings, memos, showcase: showcase.id };
}
