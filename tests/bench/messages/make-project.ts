import { derivedGuid, newGuid } from '#shared/base/ids.ts';
import { createColumnBuffer } from '#service/db/columns.ts';
import type { WritableDatabase } from '#service/db/open.ts';

/** Numbers between 0 and 1 that depend on nothing but the seed (xorshift, 32 bits). */
export function randomFrom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const channels = ['在线客服', 'App 评价', '热线', '社交帖子', '邮件', '投诉工单'];
const brands = ['本行', '甲银行', '乙银行', '丙银行'];
const codes = ['费率变动', '告知不足', '到账时间', '登录与刷脸', '安抚有效', '赎回规则不清', '重复来电', '新首页', '要求退费', '自嘲', '转账限额', '积分活动'];
const openings = ['上个月买的稳健添利，', '想问一下，', '昨天打了三次热线，', 'Hello, ', '麻烦帮我查一下，', '作为老客户，', 'I noticed today that ', '刚刚在手机银行里，'];
const bodies = [
  '今天看账单多扣了 38 块钱管理费，之前从来没有这笔', '赎回提交以后礼拜五能不能到账', 'the management fee went up without any notice',
  '刷脸登录第三次才成功，老人家根本用不来', '坐席很耐心，把两种费率给我算了一遍', 'the redemption page says T+3 but your agent said five days',
  '新版首页清爽多了，转账入口一眼就能找到', '第四次打进来了，每次都要从头说一遍', '银行涨费我理解，可是为什么不能提前发条短信说一声',
  '積分換的禮品第二天就到了', 'please refund the difference for July', '转账限额怎么又降了，给孩子交学费都不够',
];
const endings = ['，麻烦解释。', '？', '。Thank you.', '，谢谢！', '，没有一个人能给准话。', ' 😀', '，编号 '];

/** Fills a new project with one complete batch of invented messages, with columns, conversations, codings and tags. */
export function fillProject(db: WritableDatabase, messages: number, seed = 1): void {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const guid = newGuid();
  db.transaction(() => {
    const insertName = (table: string, names: readonly string[]) => {
      for (const [index, name] of names.entries()) db.prepare(`INSERT INTO ${table} (id, name) VALUES (?, ?)`).run(index + 1, name);
    };
    insertName('channel', channels);
    insertName('brand', brands);
    db.prepare(`INSERT INTO batch (id, guid, name, state, file_name, file_size, file_sha256, format, options, coder_id, imported_at, purpose, legal_basis,
      source, first_message, last_message, rows, imported, duplicates, updates, rejected)
      VALUES (1, ?, 'B-01 三季度', 1, 'q3.csv', 0, '', 'csv', '{}', NULL, 0, '', '', '', 1, ?, ?, ?, 0, 0, 0)`).run(guid, messages, messages, messages);
    const participants = Math.ceil(messages / 16);
    const person = db.prepare('INSERT INTO participant (id, batch_id, row, external_id, role) VALUES (?, 1, ?, ?, 1)');
    for (let id = 1; id <= participants; id++) person.run(id, id, `K-${String(id * 7919 % 1_000_003).padStart(4, '0')}-${id % 10}`);
    const conversation = db.prepare('INSERT INTO conversation (id, batch_id, row, external_id) VALUES (?, 1, ?, ?)');
    const message = db.prepare(`INSERT INTO message (id, batch_id, row, external_id, conversation_id, participant_id, role, channel_id, brand_id, sent_at,
      language, rating, text) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    const buffer = createColumnBuffer(1);
    const start = Date.UTC(2026, 6, 1);
    let thread = 0;
    let left = 0;
    let author = 1;
    let channel = 1;
    for (let id = 1; id <= messages; id++) {
      if (left === 0) {
        left = 1 + Math.floor(random() * 7);
        thread++;
        author = 1 + Math.floor(random() * participants);
        channel = 1 + Math.floor(random() * channels.length);
        conversation.run(thread, id, `C-2026-${String(thread).padStart(7, '0')}`);
      }
      left--;
      let text = pick(openings);
      for (let part = Math.floor(random() * 4); part >= 0; part--) text += `${pick(bodies)}，`;
      text += pick(endings);
      if (text.endsWith(' ')) text += String(Math.floor(random() * 1e6));
      const row = {
        batch: 1,
        conversation: thread,
        participant: author,
        role: random() < 0.3 ? 2 : 1,
        channel,
        brand: random() < 0.7 ? 1 : 2 + Math.floor(random() * 3),
        // Nearly in order, as exports are.
        sentAt: random() < 0.01 ? null : start + Math.floor((id / messages) * 92 * 86_400_000 + random() * 3_600_000),
        language: 1 + Math.floor(random() * 3),
        rating: random() < 0.4 ? 1 + Math.floor(random() * 5) : null,
        externalId: `M-${id}`,
        text,
      };
      message.run(id, id, row.externalId, row.conversation, row.participant, row.role, row.channel, row.brand, row.sentAt, row.language, row.rating, row.text);
      buffer.push(row);
      if (buffer.full) buffer.flush(db);
    }
    buffer.flush(db);
    const code = db.prepare(`INSERT INTO code (id, guid, parent_id, position, name, color, definition, inclusion, exclusion, example, retired, created_at)
      VALUES (?, ?, NULL, ?, ?, ?, '', '', '', '', 0, 0)`);
    for (const [index, name] of codes.entries()) code.run(index + 1, newGuid(), index, name, index % 8);
    const coder = db.prepare<[], number>('SELECT min(id) FROM coder').pluck().get() ?? 1;
    const coding = db.prepare("INSERT INTO coding (guid, message_id, code_id, coder_id, created_at, origin) VALUES (?, ?, ?, ?, 0, 'manual')");
    for (let index = 0; index < messages / 25; index++) {
      coding.run(derivedGuid(guid, 'conversation', index + 1), 1 + Math.floor(random() * messages), 1 + Math.floor(random() * codes.length), coder);
    }
    db.prepare("INSERT INTO tag (id, guid, name, color) VALUES (1, ?, '待跟进', 2)").run(newGuid());
    const tag = db.prepare('INSERT OR IGNORE INTO message_tag (message_id, tag_id) VALUES (?, 1)');
    for (let index = 0; index < messages / 200; index++) tag.run(1 + Math.floor(random() * messages));
  }).immediate();
}
