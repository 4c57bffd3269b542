import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/**
 * A deterministic corpus of customer messages for benches: 50% Chinese, 38% English, 12% mixed, 40 to 300
 * characters each, words drawn from vocabularies with Zipf frequencies, a few numbers, emoji and traditional characters.
 * The same rows and seed give the same messages; the first n messages do not depend on how many follow.
 */
export interface CorpusMessage {
  readonly id: string;
  readonly conversation: string;
  /** ISO 8601 with a zone. */
  readonly time: string;
  readonly channel: string;
  readonly brand: string;
  readonly role: 'customer' | 'agent';
  readonly participant: string;
  /** 1 to 5, or empty. */
  readonly rating: string;
  readonly text: string;
}

export const corpusColumns = ['id', 'conversation', 'time', 'channel', 'brand', 'role', 'participant', 'rating', 'text'] as const;

const channels = ['phone', 'app', 'weibo', 'branch', 'email', '微信', '官网'] as const;
const brands = ['北辰银行', 'Harbour Bank', '远山基金', '青禾保险', 'Lakeside Wealth'] as const;

const chineseHead = ('的 了 我 是 你们 不 在 有 这个 就 都 银行 客户 客服 手续费 信用卡 理财 产品 赎回 确认 到账 基金 贷款 利率 收益 账户 余额 转账 密码 '
  + '短信 网点 经理 说明 合同 条款 风险 等级 净值 亏损 本金 利息 提前 还款 额度 冻结 解冻 投诉 处理 时间 工作日 为什么 怎么 没有 什么 已经 还是 可以 '
  + '一直 现在 电话 不能 如果 但是 因为 所以 请问 麻烦 谢谢 服务 态度 问题 解决 系统 页面 操作 登录 验证码 保险 理赔 保单 退保 年化 浮动 封闭期 '
  + '申购 认购 份额 定投 分红 手机 银行卡 扣款 自动 年费 积分 活动 优惠 通知 提醒 信息 查询 明细 流水 发票 证明 资料 审核 通过 失败 成功').split(' ');
const englishHead = ('the to I my is and a of for in it that you was on with not have this but are be your bank card account fee fees money app transfer '
  + 'payment customer service call told branch balance refund charge charged credit debit loan interest rate mortgage fund redemption redeem product risk '
  + 'statement online mobile password login code support manager days weeks waiting still never again please why how when can cannot could would should '
  + 'after before because since month year today yesterday always help issue problem resolved complaint response agent policy claim insurance premium').split(' ');
const emoji = ['😀', '😡', '👍', '🙏', '❤️', '👨‍👩‍👧', '🤷🏽‍♀️', '💸'] as const;
const traditional: ReadonlyMap<string, string> = new Map(
  ['银銀', '费費', '产產', '赎贖', '确確', '账賬', '贷貸', '户戶', '这這', '个個', '为為', '么麼', '经經', '说說', '条條', '风風', '险險', '级級',
    '净淨', '亏虧', '损損', '时時', '间間', '没沒', '过過', '还還', '电電', '话話', '问問', '题題', '务務', '态態', '系系', '统統', '页頁', '码碼', '单單', '应應']
    .map((pair) => [Array.from(pair)[0] ?? '', Array.from(pair)[1] ?? '']),
);

/** Random numbers in [0, 1) from a 32-bit state (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words with Zipf frequencies: the word of rank r is drawn in proportion to 1 / (r + 2). */
class Vocabulary {
  readonly #words: readonly string[];
  readonly #cumulated: Float64Array;
  /** For a fast draw: where in the table to begin, by the first 12 bits of the random number. */
  readonly #begin: Int32Array;

  constructor(words: readonly string[]) {
    this.#words = words;
    const cumulated = new Float64Array(words.length);
    let sum = 0;
    for (let rank = 0; rank < words.length; rank += 1) {
      sum += 1 / (rank + 2);
      cumulated[rank] = sum;
    }
    for (let rank = 0; rank < words.length; rank += 1) cumulated[rank] = (cumulated[rank] ?? 0) / sum;
    this.#cumulated = cumulated;
    this.#begin = new Int32Array(4096);
    let rank = 0;
    for (let slot = 0; slot < 4096; slot += 1) {
      while ((cumulated[rank] ?? 1) < slot / 4096) rank += 1;
      this.#begin[slot] = rank;
    }
  }

  draw(random: () => number): string {
    const value = random();
    let low = this.#begin[Math.floor(value * 4096)] ?? 0;
    let high = Math.min(this.#words.length - 1, (this.#begin[Math.min(4095, Math.floor(value * 4096) + 1)] ?? this.#words.length) + 1);
    if (value * 4096 >= 4095) high = this.#words.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#cumulated[middle] ?? 1) < value) low = middle + 1;
      else high = middle;
    }
    return this.#words[low] ?? '';
  }
}

function chineseVocabulary(random: () => number): Vocabulary {
  // The 3,755 characters of everyday use: level one of GB 2312, shuffled; low ranks are used in many words.
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let high = 0xb0; high <= 0xd7; high += 1) {
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low += 1) characters.push(decoder.decode(Uint8Array.of(high, low)));
  }
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const moved = characters[index] ?? '';
    characters[index] = characters[other] ?? '';
    characters[other] = moved;
  }
  const character = () => characters[Math.floor(random() ** 2 * characters.length)] ?? '';
  const made = Array.from({ length: 40_000 }, () => {
    const kind = random();
    let length = 2;
    if (kind < 0.08) length = 1;
    else if (kind > 0.92) length = 4;
    else if (kind > 0.78) length = 3;
    return Array.from({ length }, character).join('');
  });
  return new Vocabulary([...chineseHead, ...made]);
}

function englishVocabulary(random: () => number): Vocabulary {
  const starts = ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w', 'st', 'tr', 'ch', 'pr', 'sh', 'th', 'cl', 're', 'con', 'in', 'un'];
  const middles = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'ai', 'io', 'ee'];
  const ends = ['t', 'n', 's', 'r', 'd', 'l', 'ng', 'nt', 'st', 'ck', 'ble', 'tion', 'ment', 'er', 'ly', 'y', 'e', ''];
  const pick = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)] ?? '';
  const made = Array.from({ length: 30_000 }, () => {
    const syllables = 1 + Math.floor(random() * 3);
    let word = '';
    for (let index = 0; index < syllables; index += 1) word += pick(starts) + pick(middles);
    return word + pick(ends);
  });
  return new Vocabulary([...englishHead, ...made]);
}

function number(random: () => number): string {
  const kind = random();
  if (kind < 0.4) return String(Math.floor(random() * 100));
  if (kind < 0.6) return `${(random() * 10).toFixed(2)}%`;
  if (kind < 0.75) return `T+${Math.floor(random() * 4)}`;
  if (kind < 0.9) return `${Math.floor(random() * 500) * 100}`;
  return `2026${String(Math.floor(random() * 1e10)).padStart(10, '0')}`;
}

/** The messages of a corpus, one after the other. */
export function* generateMessages(rows: number, seed = 1): Generator<CorpusMessage> {
  const vocabularyRandom = randomSource(seed);
  const chinese = chineseVocabulary(vocabularyRandom);
  const english = englishVocabulary(vocabularyRandom);
  const random = randomSource(seed ^ 0x5bd1e995);
  const firstTime = Date.UTC(2026, 0, 1);
  let conversation = 0;
  let left = 0;
  let channel: string = channels[0];
  let brand: string = brands[0];
  let customer = '';
  for (let row = 1; row <= rows; row += 1) {
    if (left === 0) {
      conversation += 1;
      left = 1 + Math.floor(random() ** 2 * 8);
      channel = channels[Math.floor(random() ** 1.5 * channels.length)] ?? channels[0];
      brand = brands[Math.floor(random() ** 1.5 * brands.length)] ?? brands[0];
      customer = `u${Math.floor(random() ** 1.3 * 200_000)}`;
    }
    left -= 1;
    const isAgent = channel === 'phone' && left % 2 === 1;
    yield {
      id: `m${row}`,
      conversation: `c${conversation}`,
      time: new Date(firstTime + row * 23_000 + Math.floor(random() * 20_000)).toISOString(),
      channel,
      brand,
      role: isAgent ? 'agent' : 'customer',
      participant: isAgent ? `agent${Math.floor(random() * 300)}` : customer,
      rating: random() < 0.2 ? String(1 + Math.floor(random() * 5)) : '',
      text: messageText(random, chinese, english),
    };
  }
}

function messageText(random: () => number, chinese: Vocabulary, english: Vocabulary): string {
  const kind = random();
  const target = 40 + Math.floor(random() * 261);
  let englishShare = 0.02;
  if (kind >= 0.88) englishShare = 0.3;
  else if (kind >= 0.5) englishShare = 1;
  const isTraditional = kind < 0.04;
  let text = '';
  let lastLatin = false;
  let sincePunctuation = 0;
  while (text.length < target) {
    const choice = random();
    const latin = random() < englishShare;
    let word: string;
    if (choice < 0.03) word = number(random);
    else if (choice < 0.033) word = emoji[Math.floor(random() * emoji.length)] ?? '';
    else word = latin ? english.draw(random) : chinese.draw(random);
    if (isTraditional && !latin) word = Array.from(word, (character) => traditional.get(character) ?? character).join('');
    if (latin && (text === '' || sincePunctuation === 0) && choice > 0.3) word = word.charAt(0).toUpperCase() + word.slice(1);
    if (text !== '' && (latin || lastLatin) && englishShare > 0.2) text += ' ';
    text += word;
    lastLatin = latin;
    sincePunctuation += 1;
    if (sincePunctuation > 4 && random() < 0.2) {
      text += englishShare === 1 ? (random() < 0.5 ? ',' : '.') : (random() < 0.7 ? '，' : '。');
      sincePunctuation = 0;
    }
  }
  // Cut by code points so that no emoji is halved; the last one may make the text a little shorter.
  return text.length <= 300 ? text : Array.from(text).slice(0, 300).join('').slice(0, 300).replace(/[\ud800-\udbff]$/, '');
}

function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Writes a corpus as CSV (UTF-8, header row, LF) and gives the number of bytes. */
export async function writeCorpusCsv(path: string, rows: number, seed = 1): Promise<number> {
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  let chunk = `${corpusColumns.join(',')}\n`;
  let bytes = 0;
  const flush = async () => {
    const data = Buffer.from(chunk, 'utf8');
    bytes += data.length;
    chunk = '';
    if (!stream.write(data)) await once(stream, 'drain');
  };
  for (const message of generateMessages(rows, seed)) {
    chunk += `${corpusColumns.map((column) => csvField(message[column])).join(',')}\n`;
    if (chunk.length > 1 << 19) await flush();
  }
  await flush();
  stream.end();
  await once(stream, 'finish');
  return bytes;
}
