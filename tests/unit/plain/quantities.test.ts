import { describe, expect, test } from 'vitest';
import { boundOf } from '../../../electron/service/nlp/plain/faithful/bounds.ts';
import { findQuantities } from '../../../electron/service/nlp/plain/faithful/quantities.ts';
import { foldText } from '../../../electron/service/search/fold.ts';

const keys = (text: string) => findQuantities(foldText(text)).filter(({ weak }) => weak === undefined).map(({ key }) => key);
const bounds = (text: string) => findQuantities(foldText(text)).map((quantity) => `${quantity.key}: ${boundOf(foldText(text), quantity).bound}`);

describe('figures', () => {
  test.each([
    ['1,000万元', '一千万元', 'cny 10000000'],
    ['￥20,000', '两万元', 'cny 20000'],
    ['RMB 1.5 million', '1,500,000 yuan', 'cny 1500000'],
    ['$1.5m', '1,500,000 US dollars', 'usd 1500000'],
    ['0.5%', '百分之零点五', '% 0.5'],
    ['30%', '三成', '% 30'],
    ['50 percent', 'half of it', '% 50'],
    ['25 bps', '0.25 percentage points', 'point 0.25'],
    ['12个月', '一年', 'month 12'],
    ['18 months', '一年半', 'month 18'],
    ['thirty (30) days', '30天', 'day 30'],
    ['2 weeks', '14日', 'day 14'],
    ['十个工作日', 'ten business days', 'working day 10'],
    ['2026年8月3日', 'August 3, 2026', 'date 2026-8-3'],
    ['2026-08-03', '3 August 2026', 'date 2026-8-3'],
    ['15:00', '下午三点', 'time 900'],
    ['3 p.m.', '15时', 'time 900'],
    ['18周岁', '18 years old', 'age 18'],
    ['T+3', 't + 3', 't+ 3'],
  ])('%s and %s are one', (first, second, key) => {
    expect(keys(first)).toEqual([key]);
    expect(keys(second)).toEqual([key]);
  });

  test.each(['一般情况下', '万一发生', '统一办理', '一个产品', 'one of the funds', '（一）故意犯罪', '1. Scope', '下列三种情形', '十分重要', '一旦', '上一日'])('%s holds no figure', (text) => {
    expect(keys(text)).toEqual([]);
  });

  test('a range counts in its second unit, and words in figures keep apart what differs', () => {
    expect(keys('3至5个工作日')).toEqual(['working day 3', 'working day 5']);
    expect(keys('5天')).not.toEqual(keys('5个工作日'));
    expect(keys('2%')).not.toEqual(keys('2个百分点'));
  });
});

describe('bounds', () => {
  test.each([
    ['不低于100元', 'cny 100: at-least'],
    ['100元以上', 'cny 100: at-least'],
    ['at least $100', 'usd 100: at-least'],
    ['不超过5%', '% 5: at-most'],
    ['up to 5%', '% 5: at-most'],
    ['will not exceed 5%', '% 5: at-most'],
    ['超过5%', '% 5: more-than'],
    ['不足7天', 'day 7: less-than'],
    ['10日内', 'day 10: within'],
    ['within 10 days', 'day 10: within'],
    ['约5%', '% 5: about'],
    ['5%', '% 5: exact'],
  ])('%s', (text, expected) => {
    expect(bounds(text)).toEqual([expected]);
  });
});
