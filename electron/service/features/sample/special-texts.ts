import { localTime } from './calendar.ts';
import type { ChannelKey, Language, Topic } from './world.ts';

/** A text that tries what software likes to break: rare Han, joined emoji, combining marks, CRLF, a foreign script. */
export interface SpecialText {
  channel: ChannelKey;
  topic: Topic;
  language: Language;
  time: number;
  rating: number | null;
  text: string;
}

/** Written out, not generated: each has one character or line end beyond the ordinary, where a person would use it. */
export const specialTexts: readonly SpecialText[] = [
  {
    channel: 'complaint',
    topic: 'branch',
    language: 'zh',
    time: localTime(7, 9, 10, 21),
    rating: null,
    text: '本人姓名中有“\u{20BB7}”字和“\u{2CC56}”字，属于规范汉字。\r\n贵行柜面系统打印成方框，导致开户证明与身份证不一致。\r\n请尽快升级字库，而不是让客户改名。',
  },
  {
    channel: 'complaint',
    topic: 'login',
    language: 'zh',
    time: localTime(8, 13, 15, 4),
    rating: null,
    text: '人脸核验提示“姓名与公安信息不符”，原因是我名字里的“\u{2B372}”被显示成“？”。\r\n\r\n已经打过两次热线，请技术部门处理。',
  },
  {
    channel: 'post',
    topic: 'praise',
    language: 'zh',
    time: localTime(7, 18, 20, 40),
    rating: null,
    text: '一家三口\u{1F468}\u200D\u{1F469}\u200D\u{1F467}去开儿童账户，柜员姐姐还送了小存钱罐\u{1F437} 孩子高兴了一路\u{1F9D1}\u{1F3FB}\u200D\u{1F91D}\u200D\u{1F9D1}\u{1F3FD}',
  },
  {
    channel: 'post',
    topic: 'fee',
    language: 'en',
    time: localTime(8, 8, 21, 12),
    rating: null,
    text: 'Paid the new fee, bought a cafe\u0301 cre\u0300me to recover, realised the coffee has a better return \u2615\uFE0F\u{1F937}\u{1F3FE}\u200D\u2640\uFE0F',
  },
  {
    channel: 'review',
    topic: 'login',
    language: 'en',
    time: localTime(9, 3, 8, 55),
    rating: 2,
    text: 'My name is Zoe\u0308 Nguye\u0302\u0303n. The app accepts it, the face check says "invalid character", and the card arrived as Zoe? Nguy?n.',
  },
  {
    channel: 'survey',
    topic: 'praise',
    language: 'en',
    time: localTime(9, 17, 11, 30),
    rating: 4,
    text: 'Staff greeted my father in Arabic (\u0645\u0631\u062D\u0628\u0627), which made his day.\r\nThe queue was still long.',
  },
  {
    channel: 'review',
    topic: 'redemption',
    language: 'hant',
    time: localTime(9, 22, 22, 5),
    rating: 3,
    text: '贖回到帳那天剛好是阿公\u{1F474}\u{1F3FB}生日，名字裡的「\u{21C2A}」終於沒有變成問號。\r\n希望下次快一點。',
  },
];
