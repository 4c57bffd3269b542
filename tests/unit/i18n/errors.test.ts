import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#shared/base/errors.ts';
import type { Method } from '#shared/rpc/define.ts';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { hasMessage } from '#renderer/platform/i18n/translate.ts';
import { messageFolders, messagesOf, sourcesOf } from './files.ts';
import { stem, usesOf, type Messages } from './message-checks.ts';
import { neededSentences, rejectReasons, thrownErrors, unfilledPlaces } from './thrown-errors.ts';

const of = (language: 'en' | 'zh-CN'): Messages => Object.assign({}, ...messageFolders.map((folder) => messagesOf(folder, language)));
const window: Readonly<Record<'en' | 'zh-CN', Messages>> = { en: of('en'), 'zh-CN': of('zh-CN') };
const sources = sourcesOf('electron/service', 'electron/host', 'electron/main', 'shared', 'renderer');
const thrown = thrownErrors(sources);
const needed = neededSentences(thrown);
const lacking = (messages: Messages, keys: Iterable<[string, string]>): string[] => {
  const known = new Set(Object.keys(messages).map(stem));
  return [...keys].filter(([key]) => !known.has(key)).map(([key, place]) => `${key} (${place})`);
};

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test('every code and every reason that can be thrown has a sentence', () => {
    expect(lacking(window[language], needed)).toEqual([]);
  });
  test('no sentence has a place that its error leaves open', () => {
    expect(unfilledPlaces(thrown, window[language])).toEqual([]);
  });
  test('every reason to reject a row has one', () => {
    const reasons = rejectReasons(sourcesOf('electron/service/importers', 'electron/service/features/import'));
    expect(reasons.size).toBeGreaterThan(10);
    expect(lacking(window[language], [...reasons].map(([reason, place]) => [`reject.${reason}`, place]))).toEqual([]);
  });
  test('every command that the history can hold has a name', async () => {
    const contracts = import.meta.glob<Record<string, unknown>>('../../../shared/contracts/*.ts');
    const types = new Map<string, string>();
    for (const [path, load] of Object.entries(contracts)) {
      for (const contract of Object.values(await load())) {
        if (typeof contract !== 'object' || contract === null || !('methods' in contract) || typeof contract.methods !== 'object' || contract.methods === null) continue;
        const methods: Record<string, Method & { name: string }> = { ...contract.methods };
        for (const { kind, name } of Object.values(methods)) if (kind === 'command' && isLogged(name)) types.set(name, path);
      }
    }
    // Jobs and the sample name the commands they write by themselves.
    for (const [path, source] of Object.entries(sourcesOf('electron/service/features'))) {
      for (const [, name = ''] of source.matchAll(/(?:\.command|runCommand|runAs\w*)\(\s*'([a-z]+\.[a-zA-Z]+)'/gu)) if (isLogged(name)) types.set(name, path);
    }
    expect(types.has('import.run')).toBe(true);
    expect(types.size).toBeGreaterThan(30);
    expect(lacking(window[language], [...types].map(([type, path]) => [`history.type.${type}`, path]))).toEqual([]);
  });
  test('the command line has a sentence for every reason its commands can meet', () => {
    const reached = thrownErrors(sourcesOf('electron/cli', 'electron/service/db', 'electron/service/files', 'electron/service/importers', 'electron/service/exporters', 'electron/service/rpc', 'electron/service/threads', 'electron/service/search', 'electron/service/features/import', 'electron/service/features/export', 'electron/service/features/coding', 'electron/service/features/project', 'electron/service/features/sample', 'electron/service/features/messages', 'electron/service/features/sentiment', 'electron/service/features/theme'));
    const cli = messagesOf('electron/cli/messages', language);
    expect(lacking(cli, [...neededSentences(reached)].filter(([key]) => !ofTheWindow.has(key)))).toEqual([]);
    expect(unfilledPlaces(reached, cli)).toEqual([]);
  });
});

/** Contracts whose commands change no meaning and are not in the history: opening and closing, settings, uploads, running jobs. */
const unlogged: ReadonlySet<string> = new Set(['project', 'settings', 'upload', 'jobs']);
const isLogged = (name: string): boolean => !unlogged.has(name.split('.')[0] ?? '');

/** Reasons that a command line never meets: there is no undo, no view, no single coding to change, no upload, no sample and no training in it. */
const ofTheWindow: ReadonlySet<string> = new Set([
  'error.not-found.nothing-to-undo', 'error.not-found.nothing-to-redo', 'error.conflict.changed-since', 'error.not-found.no-view', 'error.not-found.no-coding',
  'error.conflict.not-locked', 'error.conflict.import-running', 'error.conflict.already-withdrawn', 'error.not-found.no-such-profile', 'error.invalid-input.bad-upload',
  'error.invalid-input.usage',
  // Themes are found by it, not edited.
  'error.conflict.theme-in-use', 'error.not-found.no-theme-set', 'error.invalid-input.theme-into-itself', 'error.conflict.theme-has-members', 'error.invalid-input.theme-in-scope',
  'error.conflict.theme-too-small', 'error.conflict.theme-has-one-part', 'error.conflict.theme-nested', 'error.not-found.no-themes', 'error.not-found.no-theme', 'error.conflict.nothing-alike',
  // Samples are labelled, and models trained and loaded, in the workbench.
  'error.conflict.nothing-to-draw', 'error.conflict.too-few-labels', 'error.not-found.no-sample', 'error.resource-limit.model-too-large',
  'error.invalid-input.model-not-valid',
]);

test('no sentence is left over for an error that nothing throws', () => {
  const reasons = usesOf(sources).literals;
  const left = [...new Set(Object.keys(window.en).map(stem))].filter((key) => key.startsWith('error.') && !needed.has(key) && !reasons.has(key.split('.')[2] ?? ''));
  expect(left).toEqual([]);
});

describe('an error as a person reads it', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'en', keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false }, resources: { en: { translation: window.en }, 'zh-CN': { translation: window['zh-CN'] } } });
  });
  const read = (error: unknown): string => errorText(error, (key, params) => i18next.t(key, { ...params }));
  test.each([
    ['a reason with params', new AppError('busy', { reason: 'open-elsewhere', holder: 'lin@desk (7)' }), 'lin@desk (7)'],
    ['a reason in plural forms', new AppError('conflict', { reason: 'broken-codings', count: 3 }), '3'],
    ['a reason in the singular', new AppError('conflict', { reason: 'broken-codings', count: 1 }), '1'],
    ['a reason without a sentence', new AppError('io', { reason: 'never-heard-of' }), 'read or written'],
    ['no error of ours', new Error('text of a customer'), 'log'],
  ])('%s', (_what, error, part) => {
    expect(read(error)).toContain(part);
    expect(read(error)).not.toMatch(/\{\{|text of a customer|^error\./u);
  });
  test('the plural is found as a message of its own', () => {
    expect(hasMessage('error.conflict.broken-codings', { count: 2 })).toBe(true);
    expect(hasMessage('error.conflict.never-heard-of')).toBe(false);
  });
});

describe('the scan fails on what it is for', () => {
  const scan = (source: string) => [...neededSentences(thrownErrors({ 'a.ts': source })).keys()];
  test.each([
    ['a literal', "throw new AppError('conflict', { reason: 'planted' })", 'error.conflict.planted'],
    ['a condition', "throw new AppError('io', { reason: full ? 'disk-full' : 'planted' })", 'error.io.planted'],
    ['a table', "const reasons = { ENOSPC: 'planted' }; throw new AppError('io', { reason: reasons[code] ?? 'other' })", 'error.io.planted'],
    ['a variable', "const reason = a ? 'x-y' : reasons[c] ?? 'planted'; return new AppError('io', { reason })", 'error.io.planted'],
    ['a table of codes', "const t = [['SQLITE_FULL', 'io', 'planted']]", 'error.io.planted'],
  ])('a reason of %s', (_what, source, key) => {
    expect(scan(source)).toContain(key);
    expect(lacking({}, neededSentences(thrownErrors({ 'a.ts': source })))).toContainEqual(expect.stringContaining(key));
  });
  test('a place that stays open', () => {
    const source = thrownErrors({ 'a.ts': "throw new AppError('io', { reason: 'planted', name })" });
    expect(unfilledPlaces(source, { 'error.io.planted': '{{name}} {{size}}' })).toEqual(['a.ts:1 gives no size for error.io.planted']);
  });
  test('a reason to reject', () => {
    expect([...rejectReasons({ 'a.ts': "function f() { reject('planted', {}); return { reason: 'other-one', params: {} }; }" }).keys()]).toEqual(['planted', 'other-one']);
  });
});
