import { describe, expect, test } from 'vitest';
import { errorCodes } from '#shared/base/errors.ts';
import chinese from '../../../electron/cli/messages/zh-CN.json';
import english from '../../../electron/cli/messages/en.json';
import { messagesFor, messagesOf } from '../../../electron/cli/messages/messages.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();

describe('messages of the command line', () => {
  test('both languages have the same keys, with the same placeholders', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    const texts = new Map(Object.entries(chinese));
    for (const [key, text] of Object.entries(english)) expect([key, placeholders(texts.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  test('every error code has a sentence in both', () => {
    for (const code of errorCodes) {
      expect(Object.keys(english)).toContain(`error.${code}`);
      expect(Object.keys(chinese)).toContain(`error.${code}`);
    }
  });

  test('a reason without a sentence of its own is still told', () => {
    expect(messagesOf(english).error('conflict', { reason: 'name-taken', name: 'Fees' })).toBe(
      'This contradicts what is there already (reason: name-taken, name: Fees)',
    );
  });

  test.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_HK' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  ])('%o speaks %s', (environment, language) => {
    expect(messagesFor(environment).text('sample.language')).toBe(language);
  });
});
