import { describe, expect, it } from 'vitest';
import { isBlank, parseFigure, roleOfWord } from '#service/features/import/mapping/cell-values.ts';
import { guessMapping } from '#service/features/import/mapping/guess.ts';

const fieldsOf = (columns: string[], rows: string[][], header = true) => guessMapping(columns, rows, header).map(({ field }) => field);

describe('mapping guess', () => {
  it('reads simplified Chinese headers', () => {
    const rows = [
      ['M-1', 'C-1', '2026/8/5 10:42:06', '客户', 'K-1', '上个月买的产品多扣了钱', '微信', '北辰银行', '3', '120', '310'],
      ['M-2', 'C-1', '2026/8/5 10:42:31', '坐席', '—', '您好，费率已经调整', '微信', '北辰银行', '', '1.2万', '310'],
    ];
    expect(fieldsOf(['消息编号', '会话号', '时间', '发言方', '客户号', '内容', '渠道', '品牌', '评分', '点赞数', '地区码'], rows)).toEqual([
      'id', 'conversation', 'time', 'role', 'participant', 'text', 'channel', 'brand', 'rating', 'likes', 'attribute',
    ]);
  });

  it('reads traditional Chinese headers', () => {
    const rows = [['1', '2026-08-05', '王小明', '為什麼贖回要等三個工作天', '熱線', '5']];
    expect(fieldsOf(['訊息編號', '發送時間', '客戶姓名', '訊息內容', '渠道', '評分'], rows)).toEqual(['id', 'time', 'participant', 'text', 'channel', 'rating']);
  });

  it('reads English headers in the styles of programs', () => {
    const rows = [['t1', '2026-08-05T10:00:00Z', 'ann', 'The redemption page says three days', 'twitter', '10', '2', '3', '900', '55']];
    expect(fieldsOf(['tweet_id', 'createdAt', 'user.screen_name', 'Full Text', 'source', 'like_count', 'Retweets', 'replyCount', 'views', 'followers_count'], rows)).toEqual([
      'id', 'time', 'participant', 'text', 'channel', 'likes', 'shares', 'comments', 'views', 'followers',
    ]);
  });

  it('reads values where headers say nothing', () => {
    const rows = [
      ['2026-08-05 10:00', '客户', '我想问一下为什么手续费又涨了', 'x1'],
      ['2026-08-05 10:01', '坐席', '您好，这边帮您查询一下账单', 'x2'],
    ];
    const guesses = guessMapping(['A', 'B', 'C', 'D'], rows, false);
    expect(guesses.map(({ field }) => field)).toEqual(['time', 'role', 'text', 'attribute']);
    expect(guesses.map(({ from }) => from)).toEqual(['values', 'values', 'values', 'none']);
  });

  it('does not believe a header against the values', () => {
    const rows = [['12', 'good product but the delivery took too long', 'neg'], ['15', 'the agent was kind and solved it', 'pos']];
    expect(fieldsOf(['comment', 'review', 'label'], rows)).toEqual(['attribute', 'text', 'attribute']);
  });

  it('gives one column only to a field and skips empty columns', () => {
    const rows = [['one text with some words', 'another text with some words', '']];
    expect(fieldsOf(['text', 'content', 'note'], rows)).toEqual(['text', 'attribute', 'skip']);
  });

  it.each([
    ['a ticket is the conversation where nothing else is', ['Ticket ID', 'Text'], ['conversation', 'text']],
    ['beside a thread a ticket of each row is the message', ['Ticket ID', 'Thread', 'Text'], ['id', 'conversation', 'text']],
    ['in any order', ['Text', 'Conversation ID', 'Ticket number'], ['text', 'conversation', 'id']],
    ['beside a column of message ids it is kept as it is', ['Case No', 'Message ID', 'Thread', 'Text'], ['attribute', 'id', 'conversation', 'text']],
    ['中文也一样', ['工单号', '会话号', '内容'], ['id', 'conversation', 'text']],
  ])('%s', (_name, columns, fields) => {
    const rows = [1, 2, 3].map((row) => columns.map((column) => (column === 'Text' || column === '内容' ? `the fee went up ${row} times` : `${column} ${row}`)));
    expect(fieldsOf(columns, rows)).toEqual(fields);
  });

  it('a ticket of several rows is no message id', () => {
    const rows = [['T1', 'C1', 'the fee went up'], ['T1', 'C2', 'it was announced'], ['T2', 'C3', 'nobody told me']];
    expect(fieldsOf(['Ticket ID', 'Thread', 'Text'], rows)).toEqual(['attribute', 'conversation', 'text']);
  });

  it('keeps what was decided', () => {
    const guesses = guessMapping(['text', 'label'], [['some words in a row', 'x']], true, [{ column: 'label', field: 'text', attribute: null }]);
    expect(guesses.map(({ field, from }) => [field, from])).toEqual([['attribute', 'none'], ['text', 'profile']]);
  });
});

describe('cell values', () => {
  it.each([['客户', 1], ['客戶', 1], ['Customer', 1], ['坐席', 2], ['坐席1083', 2], ['客户经理', 2], ['AGENT_7', 2], ['system', 2], ['K-4471', null], ['', null]])(
    'takes %s for role %s',
    (word, role) => {
      expect(roleOfWord(word)).toBe(role);
    },
  );

  it.each([['5', 5], ['4.5', 4.5], ['1,204', 1204], ['1.2万', 12_000], ['3k', 3000], ['5星', 5], ['★★★★☆', 4], ['4/5', 4], ['-1', -1], ['abc', null], ['', null], ['1e', null]])(
    'reads the figure %s as %s',
    (text, figure) => {
      expect(parseFigure(text)).toBe(figure);
    },
  );

  it.each([['', true], ['—', true], ['N/A', true], ['null', true], ['无', true], ['K-1', false], ['no', false], ['0', false]])('%j blank: %s', (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});
