import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const top = join(import.meta.dirname, '..', '..', '..');

/** A small tree in which nothing is forbidden. */
const clean: Readonly<Record<string, string>> = {
  'shared/base/errors.ts': 'export const error = 1;',
  'shared/contracts/a.ts': "import { error } from '../base/errors.ts'; export const a = error;",
  'electron/service/service.ts': "import { a } from '#shared/contracts/a.ts'; import './db/open.ts'; export const service = a;",
  'electron/service/db/open.ts': "import { readFileSync } from 'node:fs'; export const open = readFileSync;",
  'electron/service/features/a/commands.ts': "import { open } from '#service/db/open.ts'; export const handlers = open;",
  'electron/host/host.ts': "import type { service } from './handle.ts'; export type S = service; export const host = 1;",
  'electron/host/handle.ts': 'export type service = 1;',
  'electron/cli/cli.ts': "import { service } from '#service/service.ts'; import { host } from '../host/host.ts'; export const cli = [service, host];",
  'electron/main/main.ts': "import { app } from 'electron'; import { error } from '#shared/base/errors.ts'; export const main = [app, error];",
  'electron/preload/preload.ts': "import { contextBridge } from 'electron'; export const bridge = contextBridge;",
  'renderer/base/list.ts': 'export const list = 1;',
  'renderer/platform/rpc.ts': "import { a } from '#shared/contracts/a.ts'; export const rpc = a;",
  'renderer/workbench/frame.ts': "import { rpc } from '../platform/rpc.ts'; import { list } from '../base/list.ts'; export const frame = [rpc, list];",
  'renderer/features/a/contribution.ts': "import { frame } from '../../workbench/frame.ts'; export const contribution = frame;",
  'renderer/features/b/contribution.ts': "import { list } from '../../base/list.ts'; export const contribution = list;",
  'tests/helper.ts': 'export const helper = 1;',
};

/** One file per rule that breaks it, and breaks no other. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['shared-only-shared', 'shared/base/x.ts', "import '../../renderer/base/list.ts';"],
  ['shared-no-node', 'shared/base/x.ts', "import 'node:fs';"],
  ['shared-no-platform-packages', 'shared/base/x.ts', "import 'react';"],
  ['service-only-shared', 'electron/service/x.ts', "import '../main/main.ts';"],
  ['service-no-electron', 'electron/service/x.ts', "import 'electron';"],
  ['service-core-not-features', 'electron/service/db/x.ts', "import '../features/a/commands.ts';"],
  ['nlp-no-database', 'electron/service/nlp/x.ts', "import '../db/open.ts';"],
  ['main-only-shared', 'electron/main/x.ts', "import { service } from '#service/service.ts'; export const x = service;"],
  ['preload-only-types', 'electron/preload/x.ts', "import '../main/main.ts';"],
  ['preload-no-node', 'electron/preload/x.ts', "import 'node:fs';"],
  ['host-only-starts', 'electron/host/x.ts', "import '#service/db/open.ts';"],
  ['cli-only-starts', 'electron/cli/x.ts', "import '#service/db/open.ts';"],
  ['electron-in-shell-only', 'renderer/base/x.ts', "import 'electron';"],
  ['renderer-only-shared', 'renderer/base/x.ts', "import '#service/service.ts';"],
  ['renderer-no-node', 'renderer/base/x.ts', "import 'node:path';"],
  ['base-below-all', 'renderer/base/x.ts', "import '../platform/rpc.ts';"],
  ['platform-below-workbench', 'renderer/platform/x.ts', "import '../workbench/frame.ts';"],
  ['workbench-not-features', 'renderer/workbench/x.ts', "import '../features/a/contribution.ts';"],
  ['features-apart', 'renderer/features/a/x.ts', "import '../b/contribution.ts';"],
  ['tests-apart', 'shared/base/x.ts', "import '../../tests/helper.ts';"],
  ['no-cycles', 'shared/base/x.ts', "import './x.ts';"],
  ['no-unresolved', 'shared/base/x.ts', "import './missing.ts';"],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const file of ['package.json', '.dependency-cruiser.mjs']) copyFileSync(join(top, file), join(folder, file));
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function check(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(top, 'scripts', 'check-imports.mjs'), folder], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('a tree in order passes, and all of it was seen', () => {
  write(clean);
  const { status, output } = check();
  expect(output).toContain('0 violations, 0 unseen');
  expect(status).toBe(0);
});

test('a tree in which nothing is seen fails', () => {
  expect(check()).toMatchObject({ status: 1 });
});

test('every rule has a planted violation', async () => {
  const { default: config }: { default: { forbidden: { name: string }[] } } = await import(join(top, '.dependency-cruiser.mjs'));
  expect(planted.map(([rule]) => rule)).toEqual(config.forbidden.map(({ name }) => name));
});

test('each planted violation fails the check, under its own rule', () => {
  const files = planted.map(([rule, file, text]) => ({ rule, file: file.replace('x.ts', `${rule}.ts`), text: text.replace('./x.ts', `./${rule}.ts`) }));
  write({ ...clean, ...Object.fromEntries(files.map(({ file, text }) => [file, text])) });
  const { status, output } = check();
  expect(status).toBe(1);
  for (const { rule, file } of files) expect(output).toContain(`${rule}: ${file} →`);
});
