/** Roles as stored: 0 other, 1 customer, 2 agent. */
export const roleCodes = { other: 0, customer: 1, agent: 2 } as const;

const agentWords =
  '坐席 座席 客服 人工客服 在线客服 客服人员 客服代表 机器人 智能客服 客户经理 理财经理 经理 专员 柜员 员工 话务员 商家 商家回复 官方 银行 系统 回复 ' +
  '客服人員 客服代表 機器人 智能客服 客戶經理 理財經理 經理 專員 櫃員 員工 話務員 商家回覆 官方 銀行 系統 服务人员 服務人員 店家 ' +
  'agent staff operator bot chatbot robot representative rep advisor adviser support supportagent employee service customerservice clerk assistant admin system seller merchant bank ' +
  'company outbound outgoing out team csr officer 发出 呼出 發出';
const customerWords =
  '客户 客戶 用户 用戶 顾客 顧客 访客 訪客 来电者 來電者 来电人 投诉人 投訴人 会员 會員 消费者 消費者 买家 買家 持卡人 储户 投保人 网友 網友 咨询人 ' +
  'customer client user visitor caller consumer member guest buyer enduser cardholder policyholder complainant respondent patient inbound incoming in cust 收到 呼入';

const roles = new Map<string, number>([
  ...words(agentWords).map((word): [string, number] => [word, roleCodes.agent]),
  ...words(customerWords).map((word): [string, number] => [word, roleCodes.customer]),
]);

function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/** The role a word stands for, or null for a word that names none. A number or name may follow it: 坐席 1083, Agent_7. */
export function roleOfWord(value: string): number | null {
  const word = value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const exact = roles.get(word);
  if (exact !== undefined) return exact;
  const stem = word.replace(/[\p{N}]+[a-z]?$/u, '').replace(/(方|人|端|侧|一|二|三|[a-c])$/u, '');
  return roles.get(stem) ?? null;
}

/** Whether a cell of an id, a name or a figure stands for nothing: empty, a dash, or what programs write for null. */
export function isBlank(value: string): boolean {
  if (value === '') return true;
  // Nearly every cell starts with a digit or a letter that no such word starts with.
  const first = value.charCodeAt(0) | 0x20;
  if ((first >= 0x61 && first <= 0x7a && first !== 0x6e) || (first >= 0x30 && first <= 0x39)) return false;
  if (value.length > 6) return value.trim() === '';
  return /^\s*(?:[-–—―/\\.]{1,3}|n\/?a|null|none|nan|nil|\\n|#n\/a|无|無|空|未知)?\s*$/i.test(value);
}

/** A figure as people and platforms write it: 1,204, 3.5万, 12k, 4星, ★★★★; null for anything else. */
export function parseFigure(value: string): number | null {
  const plain = Number(value);
  if (value !== '' && Number.isFinite(plain) && /^[\s\d.+-]/.test(value) && !/x/i.test(value)) return plain;
  const text = value.normalize('NFKC').trim();
  if (/^[★⭐☆]+$/u.test(text)) return [...text].filter((star) => star !== '☆').length;
  const match = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(万|萬|亿|億|千|k|m|w|星|分|级|級|次|stars?|points?|%|\/\s*\d+)?$/i.exec(text);
  if (match === null) return null;
  const figure = Number((match[1] ?? '').replaceAll(',', ''));
  return figure * (scales[(match[2] ?? '').toLowerCase()] ?? 1);
}

const scales: Record<string, number> = { 万: 1e4, 萬: 1e4, w: 1e4, 亿: 1e8, 億: 1e8, 千: 1e3, k: 1e3, m: 1e6 };

const channelWords = new Set(
  words(
    '电话 热线 在线 在线客服 微信 公众号 小程序 微博 抖音 快手 小红书 知乎 贴吧 短信 邮件 邮箱 网点 柜台 柜面 网站 官网 论坛 手机银行 網點 電話 熱線 線上 簡訊 郵件 分行 ' +
      'app web website email mail phone call hotline chat livechat sms wechat weibo twitter x facebook instagram youtube tiktok linkedin reddit branch social forum survey store appstore googleplay whatsapp line',
  ),
);

/** Whether the word names a channel. */
export function isChannelWord(value: string): boolean {
  return channelWords.has(value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
}
