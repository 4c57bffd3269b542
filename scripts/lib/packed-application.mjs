import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The byte of a fuse that is on. */
const FUSE_ON = '1'.charCodeAt(0);

/** The state in which every fuse must leave the build. */
export const requiredFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
};

const fuseNames = /** @type {(keyof typeof requiredFuses)[]} */ (Object.keys(requiredFuses));

/** What may lie in the archive; anything else is a source, a test or a tool that slipped in. */
const expectedInArchive = [
  /^package\.json$/,
  /^build\/icon\.png$/,
  /^out\/dictionary\/(?:words\.bin|NOTICE\.txt)$/,
  /^out\/(?:main|preload|renderer|service)\/.+(?<!\.map)$/,
  /^node_modules\/better-sqlite3\/(?:LICENSE|package\.json|lib\/.+\.js|prebuilds\/[a-z0-9]+-[a-z0-9]+\.node)$/,
];

const indispensable = [
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
];

/**
 * Reads a packed application back: `{archiveFile, archive, unpacked, loose, everyFileHasIntegrity, fuses}`, all paths relative with slashes.
 * `folder` is electron-builder's unpacked folder (`linux-unpacked`, `win-unpacked`, or the one that holds the `.app`).
 * @typedef {object} PackedApplication
 * @property {string} archiveFile
 * @property {string[]} archive
 * @property {string[]} unpacked
 * @property {string[]} loose
 * @property {boolean} everyFileHasIntegrity
 * @property {Record<string, boolean>} fuses
 * @param {string} folder
 * @param {{ platform: string; executable: string }} build
 * @returns {Promise<PackedApplication>}
 */
export async function readPackedApplication(folder, { platform, executable }) {
  const resources =
    platform === 'darwin' ? join(folder, 'Verbatim.app', 'Contents', 'Resources') : join(folder, 'resources');
  const archiveFile = join(resources, 'app.asar');
  const { header } = getRawHeader(archiveFile);
  const archive = listPackage(archiveFile, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => entryOf(header, path)?.files === undefined);
  const unpackedFolder = `${archiveFile}.unpacked`;
  const wire = await getCurrentFuseWire(platform === 'darwin' ? join(folder, 'Verbatim.app') : join(folder, executable));
  return {
    archiveFile,
    archive,
    unpacked: existsSync(unpackedFolder) ? filesUnder(unpackedFolder) : [],
    loose: filesUnder(resources).filter((path) => path !== 'app.asar' && !path.startsWith('app.asar.unpacked/')),
    everyFileHasIntegrity: archive.every((path) => entryOf(header, path)?.integrity !== undefined),
    fuses: Object.fromEntries(fuseNames.map((name) => [name, Number(wire[FuseV1Options[name]]) === FUSE_ON])),
  };
}

/**
 * What is wrong with a packed application, one line each; nothing where it is as it should be.
 * @param {PackedApplication} packed
 * @param {{ platform: string; arch: string }} target
 */
export function complaintsAbout(packed, { platform, arch }) {
  const native = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
  return [
    ...packed.archive
      .filter((path) => !expectedInArchive.some((pattern) => pattern.test(path)))
      .map((path) => `does not belong into the archive: ${path}`),
    ...indispensable.filter((path) => !packed.archive.includes(path)).map((path) => `missing in the archive: ${path}`),
    ...packed.unpacked.filter((path) => path !== native).map((path) => `unpacked without need: ${path}`),
    ...(packed.unpacked.includes(native) ? [] : [`not unpacked: ${native}`]),
    ...packed.loose.filter((path) => /\.(?:m?js|cjs|node|asar)$/.test(path)).map((path) => `code outside the archive: ${path}`),
    ...(packed.everyFileHasIntegrity ? [] : ['files without an integrity hash']),
    ...Object.entries(requiredFuses)
      .filter(([name, wanted]) => packed.fuses[name] !== wanted)
      .map(([name, wanted]) => `fuse ${name} is not ${wanted ? 'on' : 'off'}`),
  ];
}

/**
 * A file or folder of an archive's header.
 * @typedef {{ files?: Record<string, Entry>; integrity?: unknown }} Entry
 * @param {Entry} header
 * @param {string} path
 */
const entryOf = (header, path) => path.split('/').reduce((node, name) => node?.files?.[name], /** @type {Entry | undefined} */ (header));

/**
 * @param {string} folder
 * @param {string} top
 * @returns {string[]}
 */
function filesUnder(folder, top = folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path, top) : [relative(top, path).replaceAll('\\', '/')];
  });
}
