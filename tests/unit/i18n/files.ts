import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Messages, Sources } from './message-checks.ts';

const root = join(import.meta.dirname, '../../..');

/** The TypeScript sources below folders of the project, by path from its root. */
export function sourcesOf(...folders: readonly string[]): Sources {
  const found: Record<string, string> = {};
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.tsx?$/u.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
      const path = join(entry.parentPath, entry.name);
      found[relative(root, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
    }
  }
  return found;
}

/** One file of messages; empty where there is none. */
export function messagesOf(folder: string, language: 'en' | 'zh-CN'): Messages {
  const path = join(root, folder, `${language}.json`);
  if (!existsSync(path)) return {};
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(Object.entries(Object(parsed)).map(([key, value]) => [key, String(value)]));
}

/** The folders of the renderer that hold messages. */
export const messageFolders: readonly string[] = [
  'renderer/base',
  'renderer/platform',
  'renderer/workbench',
  ...readdirSync(join(root, 'renderer/features')).map((name) => `renderer/features/${name}`),
].filter((folder) => ['en', 'zh-CN'].some((language) => existsSync(join(root, folder, `${language}.json`))));
