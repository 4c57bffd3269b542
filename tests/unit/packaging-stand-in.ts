import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { PackedPlatform } from '../../scripts/package.mjs';

const root = join(import.meta.dirname, '..', '..');

/** What marks the fuse wire in Electron's executable; then come its version, its length and one byte a fuse. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Every fuse in the state that a packed application must not have, so that a forgotten one is seen. */
const OPPOSITE_FUSES = '10110011';

/** Files that a build makes, and files of every kind that must stay behind. */
const projectFiles = {
  built: [
    'out/main/main.js',
    'out/main/service-entry.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/assets/index-1.js',
    'out/service/service.js',
    'out/service/thread.js',
    'out/dictionary/words.bin',
    'out/dictionary/NOTICE.txt',
  ],
  leftBehind: [
    'out/.build.json',
    'out/host/host.js',
    'out/cli/cli.js',
    'out/main/main.js.map',
    'out/renderer/assets/index-1.js.map',
    'electron/main/main.ts',
    'renderer/index.html',
    'renderer/features/codebook/contribution.ts',
    'shared/base/errors.ts',
    'tests/unit/errors.test.ts',
    'scripts/build.mjs',
    'docs/decision.md',
    'tsconfig.json',
    '.env',
    'customers.verbatim',
    'release/old.js',
  ],
};

/** A project folder that is packed instead of the real one, so that the test needs no build. */
export interface StandIn {
  readonly folder: string;
  readonly projectDir: string;
  electronDist(platform: PackedPlatform): string;
  dispose(): void;
}

/** Makes the project with the real configuration, manifest and dependencies. */
export function createStandIn(): StandIn {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-packaging-'));
  const projectDir = join(folder, 'project');
  for (const path of [...projectFiles.built, ...projectFiles.leftBehind]) write(join(projectDir, path), `// ${path}\n`);
  for (const path of ['package.json', 'package-lock.json', 'electron-builder.yml', 'build']) {
    cpSync(join(root, path), join(projectDir, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(projectDir, 'node_modules'), 'junction');
  return {
    folder,
    projectDir,
    electronDist: (platform) => standInElectron(join(folder, `electron-${platform}`), platform),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The shape of an unpacked Electron with an executable that has nothing but a fuse wire. */
function standInElectron(folder: string, platform: PackedPlatform): string {
  const executable = Buffer.concat([
    platform === 'win32' ? windowsExecutable() : Buffer.alloc(0),
    Buffer.from(`stand-in ${FUSE_SENTINEL}`, 'latin1'),
    Buffer.from([1, OPPOSITE_FUSES.length]),
    Buffer.from(`${OPPOSITE_FUSES} end`, 'latin1'),
  ]);
  const name = platform === 'win32' ? 'electron.exe' : 'electron';
  write(join(folder, name), executable);
  chmodSync(join(folder, name), 0o755);
  for (const path of ['version', 'LICENSE', 'LICENSES.chromium.html', 'resources/.keep']) write(join(folder, path), '');
  for (const language of ['en-US', 'zh-CN', 'fr']) write(join(folder, 'locales', `${language}.pak`), '');
  return folder;
}

/** Windows keeps the hash of the archive in the executable's resources, beside its version, so there must be some. */
function windowsExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'stand-in' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
