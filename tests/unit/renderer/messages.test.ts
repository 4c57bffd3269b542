import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { mergeMessages } from '#renderer/platform/i18n/catalogue.ts';

const root = join(import.meta.dirname, '../../../renderer');
const folders = [join(root, 'platform'), join(root, 'workbench'), ...readdirSync(join(root, 'features')).map((name) => join(root, 'features', name))].filter(
  (folder) => existsSync(join(folder, 'en.json')) || existsSync(join(folder, 'zh-CN.json')),
);

function messages(folder: string, language: string): Record<string, string> {
  const path = join(folder, `${language}.json`);
  if (!existsSync(path)) return {};
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(Object.entries(Object(parsed)).map(([key, value]) => [key, String(value)]));
}

/** Plural forms differ between languages; the key without its form must not. */
const stem = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
const stems = (of: Record<string, string>) => [...new Set(Object.keys(of).map(stem))].toSorted();
const places = (message: string) => [...message.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1] ?? '').toSorted((a, b) => a.localeCompare(b));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const english = mergeMessages(Object.fromEntries(folders.map((folder) => [folder, messages(folder, 'en')])));
const known = new Set(Object.keys(english).map(stem));

describe.each(folders.map((folder) => [folder.slice(root.length + 1), folder] as const))('messages of %s', (_, folder) => {
  const en = messages(folder, 'en');
  const zh = messages(folder, 'zh-CN');
  it('are the same keys in both languages', () => {
    expect(stems(zh)).toEqual(stems(en));
  });
  it('have no empty text, and the same places to fill', () => {
    for (const [key, message] of Object.entries(zh)) {
      expect(message.trim(), key).not.toBe('');
      const other = en[key] ?? en[`${stem(key)}_other`];
      expect(places(message), key).toEqual(places(other ?? ''));
    }
  });
  it('have every plural form that their language needs', () => {
    for (const [messagesOf, language] of [[en, 'en'], [zh, 'zh-CN']] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const key of Object.keys(messagesOf).filter((candidate) => candidate !== stem(candidate))) {
        for (const form of forms) expect(Object.keys(messagesOf)).toContain(`${stem(key)}_${form}`);
      }
    }
  });
});

/** Attributes that a person reads or hears. */
const spoken = new Set(['title', 'label', 'placeholder', 'aria-label', 'alt', 'removeLabel', 'hint']);
/** Words of a language; names in capitals such as SHA-256 are the same in all. */
const hasWords = (text: string) => /\p{Ll}{2,}|\p{Script=Han}/u.test(text);

describe('sources', () => {
  const problems = { missing: [] as string[], raw: [] as string[] };
  for (const path of sources(root)) {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const place = (node: ts.Node) => `${path.slice(root.length + 1)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const callee = ts.isIdentifier(node.expression) ? node.expression.text : ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
        const first = node.arguments[0];
        if ((callee === 't' || callee === 'translate') && first !== undefined) {
          const keys = ts.isConditionalExpression(first) ? [first.whenTrue, first.whenFalse] : [first];
          for (const key of keys) if (ts.isStringLiteral(key) && !known.has(key.text)) problems.missing.push(`${place(key)} ${key.text}`);
        }
      }
      if (ts.isJsxText(node) && hasWords(node.text)) problems.raw.push(`${place(node)} ${node.text.trim()}`);
      if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && spoken.has(node.name.text) && node.initializer !== undefined && ts.isStringLiteral(node.initializer) && hasWords(node.initializer.text)) {
        problems.raw.push(`${place(node)} ${node.initializer.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  it('use only messages that exist', () => {
    expect(problems.missing).toEqual([]);
  });
  it('hold no words for people outside the message files', () => {
    expect(problems.raw).toEqual([]);
  });
});

describe('merging', () => {
  it('refuses a key that two files define', () => {
    expect(() => mergeMessages({ a: { 'x.y': '1' }, b: { 'x.y': '2' } })).toThrow('x.y');
  });
});

describe('jobs', () => {
  const contracts = join(root, '../shared/contracts');
  const methods = readdirSync(contracts).flatMap((file) => {
    const source = readFileSync(join(contracts, file), 'utf8');
    const feature = /defineContract\(\s*'(\w+)'/u.exec(source)?.[1] ?? file.replace(/\.ts$/u, '');
    return [...source.matchAll(/^ {2,4}(\w+): job\(/gmu)].map((match) => `${feature}.${match[1] ?? ''}`);
  });
  it('are found', () => expect(methods.length).toBeGreaterThan(20));
  it.each(methods)('%s has a name in the list of jobs', (method) => {
    expect(known).toContain(`jobs.name.${method}`);
  });
});
