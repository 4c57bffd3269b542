/**
 * Packs the desktop application: `npm run package -- [--dir] [--linux] [--win] [--mac] [--x64] [--arm64]
 * [--out FOLDER] [--electron-dist FOLDER]`. Without a platform or an architecture it is this machine's; `--dir`
 * stops at the unpacked folder; `--electron-dist` takes Electron from a folder instead of fetching it. What was
 * packed is read back, and the command fails where a file or a fuse is not as it must be.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { ensureProjectNode, say } from './lib/run.mjs';

const packedPlatforms = /** @type {const} */ (['linux', 'win32', 'darwin']);
const packedArchs = /** @type {const} */ (['x64', 'arm64']);
/** @typedef {(typeof packedPlatforms)[number]} PackedPlatform */
/** @typedef {(typeof packedArchs)[number]} PackedArch */

/**
 * Electron-builder's name of each platform, its installers and its unpacked folder before the architecture.
 * @type {Record<PackedPlatform, { builder: 'LINUX' | 'WINDOWS' | 'MAC'; targets: string[]; folder(arch: PackedArch): string }>}
 */
const platforms = {
  linux: { builder: 'LINUX', targets: ['AppImage', 'deb'], folder: (arch) => `linux${suffix(arch)}-unpacked` },
  win32: { builder: 'WINDOWS', targets: ['nsis'], folder: (arch) => `win${suffix(arch)}-unpacked` },
  darwin: { builder: 'MAC', targets: ['dmg'], folder: (arch) => `mac${suffix(arch)}` },
};

/** @param {PackedArch} arch */
const suffix = (arch) => (arch === 'x64' ? '' : `-${arch}`);

const executables = { linux: 'verbatim', win32: 'Verbatim.exe', darwin: 'Verbatim' };

/**
 * Packs one platform and architecture from a project folder whose `out/` is built, and resolves to the folder of the
 * unpacked application, what was read back from it, and what is wrong with it. Throws what electron-builder throws.
 * @param {object} options
 * @param {string} options.projectDir
 * @param {string} options.output
 * @param {PackedPlatform} options.platform
 * @param {PackedArch} options.arch
 * @param {boolean} options.unpackedOnly
 * @param {string} [options.electronDist]
 * @param {import('electron-builder').Configuration} [options.config]
 */
export async function packApplication({ projectDir, output, platform, arch, unpackedOnly, electronDist, config = {} }) {
  const { Arch, Platform, build } = await import('electron-builder');
  const { complaintsAbout, readPackedApplication } = await import('./lib/packed-application.mjs');
  const { builder, targets, folder } = platforms[platform];
  const unpackedFolder = join(output, folder(arch));
  rmSync(unpackedFolder, { recursive: true, force: true });
  const artifacts = await build({
    projectDir,
    targets: Platform[builder].createTarget(unpackedOnly ? ['dir'] : targets, Arch[arch]),
    publish: 'never',
    config: { ...config, directories: { output }, ...(electronDist === undefined ? {} : { electronDist }) },
  });
  const packed = await readPackedApplication(unpackedFolder, { platform, executable: executables[platform] });
  return { artifacts, unpackedFolder, packed, complaints: complaintsAbout(packed, { platform, arch }) };
}

function ownPlatform() {
  const own = packedPlatforms.find((platform) => platform === process.platform);
  if (own === undefined) throw new Error(`There is no package for ${process.platform}: name one by --linux, --win or --mac.`);
  return own;
}

function ownArch() {
  const own = packedArchs.find((arch) => arch === process.arch);
  if (own === undefined) throw new Error(`There is no package for ${process.arch}: name one by --x64 or --arm64.`);
  return own;
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      linux: { type: 'boolean', default: false },
      win: { type: 'boolean', default: false },
      mac: { type: 'boolean', default: false },
      x64: { type: 'boolean', default: false },
      arm64: { type: 'boolean', default: false },
      out: { type: 'string', default: 'release' },
      'electron-dist': { type: 'string' },
    },
  });
  const named = packedPlatforms.filter((platform) => values[platform === 'win32' ? 'win' : platform === 'darwin' ? 'mac' : platform]);
  const architectures = packedArchs.filter((arch) => values[arch]);
  const { build } = await import('./build.mjs');
  await build({ only: ['main', 'preload', 'service', 'renderer'] });
  let failed = false;
  for (const platform of named.length > 0 ? named : [ownPlatform()]) {
    for (const arch of architectures.length > 0 ? architectures : [ownArch()]) {
      const { unpackedFolder, artifacts, complaints } = await packApplication({
        projectDir: root,
        output: resolve(root, values.out),
        platform,
        arch,
        unpackedOnly: values.dir,
        electronDist: values['electron-dist'] === undefined ? undefined : resolve(values['electron-dist']),
      });
      for (const complaint of complaints) say(`packed ${platform} ${arch}: ${complaint}`);
      for (const artifact of artifacts.length > 0 ? artifacts : [unpackedFolder]) say(`packed ${artifact}`);
      failed ||= complaints.length > 0;
    }
  }
  if (failed) process.exitCode = 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureProjectNode();
  await main();
}
