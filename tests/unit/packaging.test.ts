import { extractFile } from '@electron/asar';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsAbout, requiredFuses } from '../../scripts/lib/packed-application.mjs';
import { packApplication } from '../../scripts/package.mjs';
import { createStandIn } from './packaging-stand-in.ts';
import type { StandIn } from './packaging-stand-in.ts';

const targets = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
] as const;

let standIn: StandIn;

beforeAll(() => {
  standIn = createStandIn();
});

afterAll(() => standIn.dispose());

describe.each(targets)('the application packed for $platform $arch', ({ platform, arch }) => {
  let result: Awaited<ReturnType<typeof packApplication>>;

  beforeAll(async () => {
    result = await packApplication({
      projectDir: standIn.projectDir,
      output: join(standIn.folder, `release-${platform}-${arch}`),
      platform,
      arch,
      unpackedOnly: true,
      electronDist: standIn.electronDist(platform),
      // The stand-in's executable has no resources that could be edited.
      ...(platform === 'win32' ? { config: { win: { signAndEditExecutable: false } } } : {}),
    });
  }, 120_000);

  it('has nothing to complain about', () => {
    expect(result.complaints).toEqual([]);
  });

  it('holds the built parts, the one dependency, and neither sources nor tools', () => {
    const top = new Set(result.packed.archive.map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...top].toSorted()).toEqual([
      'build/icon.png',
      'node_modules/better-sqlite3',
      'out/dictionary',
      'out/main',
      'out/preload',
      'out/renderer',
      'out/service',
      'package.json',
    ]);
    expect(result.packed.archive.filter((path) => /\.(?:ts|tsx|map|md|c|h|gyp)$/.test(path))).toEqual([]);
  });

  it('unpacks the native module of this platform and no other', () => {
    const native = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
    expect(result.packed.unpacked).toEqual([native]);
    expect(result.packed.archive.filter((path) => path.endsWith('.node'))).toEqual([native]);
    const packed = readFileSync(join(`${result.packed.archiveFile}.unpacked`, native));
    expect(packed.equals(readFileSync(join(standIn.projectDir, native)))).toBe(true);
  });

  it('has every fuse as it must be, read back from the executable', () => {
    expect(result.packed.fuses).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  it('carries a hash of every file in the archive', () => {
    expect(result.packed.everyFileHasIntegrity).toBe(true);
  });

  it('has a manifest without scripts or tools', () => {
    const manifest: unknown = JSON.parse(extractFile(result.packed.archiveFile, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'verbatim', main: 'out/main/main.js', type: 'module' });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  it('keeps the languages of the interface only', () => {
    expect(readdirSync(join(result.unpackedFolder, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});

describe('reading a packed application back', () => {
  const sound = {
    archiveFile: 'app.asar',
    archive: [
      'package.json',
      'out/main/main.js',
      'out/main/service-entry.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'out/service/service.js',
      'out/service/thread.js',
      'out/dictionary/words.bin',
      'out/dictionary/NOTICE.txt',
      'node_modules/better-sqlite3/lib/index.js',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ],
    unpacked: ['node_modules/better-sqlite3/prebuilds/linux-x64.node'],
    loose: [],
    everyFileHasIntegrity: true,
    fuses: { ...requiredFuses },
  };
  const target = { platform: 'linux', arch: 'x64' };

  it('finds a sound one sound', () => {
    expect(complaintsAbout(sound, target)).toEqual([]);
  });

  it.each([
    ['a source', { archive: [...sound.archive, 'electron/main/main.ts'] }, 'electron/main/main.ts'],
    ['a source map', { archive: [...sound.archive, 'out/main/main.js.map'] }, 'main.js.map'],
    ['a tool', { archive: [...sound.archive, 'node_modules/vite/index.js'] }, 'node_modules/vite'],
    ['a missing part', { archive: sound.archive.filter((path) => !path.includes('preload')) }, 'preload.cjs'],
    ['words without their licence', { archive: sound.archive.filter((path) => !path.endsWith('NOTICE.txt')) }, 'NOTICE.txt'],
    ['another platform', { unpacked: [...sound.unpacked, 'node_modules/better-sqlite3/prebuilds/win32-x64.node'] }, 'win32'],
    ['no native module', { unpacked: [] }, 'not unpacked'],
    ['code beside the archive', { loose: ['default_app.asar'] }, 'default_app.asar'],
    ['no integrity', { everyFileHasIntegrity: false }, 'integrity'],
  ])('complains about %s', (_what, change, part) => {
    const complaints = complaintsAbout({ ...sound, ...change }, target);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(part);
  });

  it.each(Object.entries(requiredFuses))('complains when the fuse %s is not %s', (name, wanted) => {
    const complaints = complaintsAbout({ ...sound, fuses: { ...sound.fuses, [name]: !wanted } }, target);
    expect(complaints).toEqual([`fuse ${name} is not ${wanted ? 'on' : 'off'}`]);
  });
});
