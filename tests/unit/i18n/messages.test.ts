import { describe, expect, test } from 'vitest';
import { messageFolders, messagesOf, sourcesOf } from './files.ts';
import { keyDifferences, missingKeys, placeDifferences, rawStrings, stem, unusedKeys, untranslated, usesOf, type Messages } from './message-checks.ts';

/** What both languages write alike: the product, formats, encodings, line ends, each language's name for itself, its sign, and n. */
const alike: ReadonlySet<string> = new Set([
  'Verbatim', 'CSV', 'TSV', 'JSON', 'JSON Lines', 'Excel (XLSX)', 'Excel（XLSX）', 'UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'GB18030 (GBK)', 'GB18030（GBK）',
  'Big5', 'Windows-1252', 'CRLF', 'LF', 'CR', 'English', '简体中文', '中文', 'zh', 'n = {{n}}',
]);

/** Words in the code that are no message: a digest's name, queries shown as examples, a language's name for itself. */
const allowedInCode: ReadonlySet<string> = new Set(['SHA-256', '管理费', '赎回 到账', 'fee OR 费用', '(fee OR 费用) channel:App', '简体中文']);

const folders = [...messageFolders, 'electron/cli/messages'];
const english: Messages = Object.assign({}, ...messageFolders.map((folder) => messagesOf(folder, 'en')));
const known = new Set(Object.keys(english).map(stem));
const sources = sourcesOf('renderer');
const uses = usesOf(sources);

describe.each(folders)('messages of %s', (folder) => {
  const en = messagesOf(folder, 'en');
  const zh = messagesOf(folder, 'zh-CN');
  test('have the same keys in both languages, with the plural forms of each', () => expect(keyDifferences(en, zh)).toEqual([]));
  test('are neither empty nor left untranslated', () => expect(untranslated(en, zh, alike)).toEqual([]));
  test('have the same places to fill', () => expect(placeDifferences(en, zh)).toEqual([]));
});

describe('the sources of the renderer', () => {
  test('ask for no message that does not exist', () => expect(missingKeys(uses, known)).toEqual([]));
  test('use every message', () => expect(unusedKeys(uses, known)).toEqual([]));
  test('hold no words for people', () => expect(rawStrings(sources, allowedInCode)).toEqual([]));
  test('were found', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(100);
    expect(uses.keys.length).toBeGreaterThan(300);
    expect(known.size).toBeGreaterThan(700);
  });
});

describe('each check fails on what it is for', () => {
  const en = { 'a.title': 'Import {{name}}', 'a.rows_one': '{{count}} row', 'a.rows_other': '{{count}} rows' };
  const zh = { 'a.title': '导入 {{name}}', 'a.rows_other': '{{count}} 行' };
  test('and on nothing else', () => {
    expect([keyDifferences(en, zh), untranslated(en, zh, alike), placeDifferences(en, zh)]).toEqual([[], [], []]);
  });
  test.each([
    ['missing in Chinese', en, { 'a.rows_other': zh['a.rows_other'] }],
    ['extra in Chinese', en, { ...zh, 'a.more': '更多' }],
    ['a plural form too few', { 'a.title': en['a.title'], 'a.rows_other': en['a.rows_other'] }, zh],
    ['a plural form too many', en, { ...zh, 'a.rows_one': '{{count}} 行' }],
  ])('a key %s', (_what, one, other) => expect(keyDifferences(one, other)).toHaveLength(1));
  test.each([
    ['empty', { ...zh, 'a.title': ' ' }],
    ['the English one', { ...zh, 'a.title': 'Import {{name}}' }],
    ['in Latin letters', { ...zh, 'a.title': 'Importieren {{name}}' }],
  ])('a Chinese text that is %s', (_what, other) => expect(untranslated(en, other, alike)).not.toEqual([]));
  test('an English text in Chinese', () => expect(untranslated({ ...en, 'a.title': '导入 {{name}}' }, zh, alike)).not.toEqual([]));
  test.each([['of another name', '导入 {{file}}'], ['missing', '导入'], ['too many', '导入 {{name}} {{size}}']])('a place that is %s', (_what, message) =>
    expect(placeDifferences(en, { ...zh, 'a.title': message })).toHaveLength(1),
  );

  const keys = new Set(['a.title', 'a.rows', 'a.state.done']);
  const used = (source: string) => usesOf({ 'a.tsx': source });
  const sound = "t('a.title'); t(`a.state.${state}`); const x = { title: 'a.rows' };";
  test('keys: nothing on sound sources', () => expect([missingKeys(used(sound), keys), unusedKeys(used(sound), keys)]).toEqual([[], []]));
  test.each([
    ['t', "t('a.gone')"],
    ['a condition', "t(open ? 'a.title' : 'a.gone')"],
    ['a template', 't(`a.gone.${state}`)'],
    ['a contribution', "const c = { title: 'a.gone' }"],
    ['hasMessage', "hasMessage('a.gone')"],
  ])('a key of %s that does not exist', (_what, source) => expect(missingKeys(used(source), keys)).toHaveLength(1));
  test('a key nobody uses', () => expect(unusedKeys(used("t('a.title'); t(`a.state.${s}`)"), keys)).toEqual(['a.rows']));

  test.each([
    ['JSX text', '<p>Import a file</p>'],
    ['one Chinese character', '<p>行</p>'],
    ['an expression', "<p>{busy ? 'Working' : done}</p>"],
    ['a title', '<b title="Close it" />'],
    ['an aria-label in braces', "<b aria-label={'Close'} />"],
    ['a placeholder by template', '<input placeholder={`Find in ${name}`} />'],
    ['the label of an object', "const item = { label: 'Undo to here' };"],
    ['Chinese in a constant', "const unit = '行';"],
    ['a fallback', "<p>{name ?? 'Nobody'}</p>"],
  ])('raw words: %s', (_what, source) => expect(rawStrings({ 'a.tsx': `const a = ${source.startsWith('<') ? source : '0;'}\n${source.startsWith('<') ? '' : source}` })).toHaveLength(1));
  test('raw words: none in what is no text', () => {
    expect(rawStrings({ 'a.tsx': "const a = <p className=\"row wide\" data-kind=\"message\" title={t('a.title')}>{t('a.rows')} · {n}%</p>; const b = { label: 'a.rows', id: 'no words here' };" })).toEqual([]);
  });
});
