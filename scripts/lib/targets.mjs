import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, normalize } from 'node:path';
import { root } from './paths.mjs';

/**
 * What is built, each into its own folder of out/. `inputs` are the folders and files whose change makes it stale;
 * `entries` become out/<name>/<entry>.js. A target that `needs` others is built with them. What is no bundle has
 * `make`, which fills a folder, instead of a configuration for the bundler.
 * @typedef {object} Target
 * @property {string[]} [needs]
 * @property {string[]} inputs
 * @property {Record<string, string>} entries
 * @property {(folder: string) => Promise<void>} [make]
 * @property {(name: string, target: Target, outDir: string) => BundlerConfig | Promise<BundlerConfig>} [config]
 *
 * @typedef {import('vite').InlineConfig} BundlerConfig
 *
 * @type {Record<string, Target>}
 */
export const targets = {
  dictionary: {
    inputs: ['electron/service/nlp/segment', 'electron/service/search/fold.ts', 'scripts/lib/compile-dictionary.mjs'],
    entries: { words: 'electron/service/nlp/segment/compile-dictionary.ts' },
    make: async (folder) => (await import('./compile-dictionary.mjs')).compileDictionaryInto(folder),
  },
  service: {
    needs: ['dictionary'],
    inputs: ['electron/service', 'shared'],
    entries: {
      service: 'electron/service/service.ts',
      thread: 'electron/service/thread.ts',
      'row-thread': 'electron/service/features/import/rows/row-thread.ts',
      'score-thread': 'electron/service/features/sentiment/score-thread.ts',
    },
    config: nodeConfig,
  },
  host: {
    inputs: ['electron/host', 'shared'],
    entries: { host: 'electron/host/host.ts' },
    config: nodeConfig,
  },
  cli: {
    needs: ['dictionary'],
    inputs: ['electron/cli', 'electron/service/nlp', 'electron/service/search/fold.ts', 'shared'],
    entries: { cli: 'electron/cli/cli.ts' },
    config: nodeConfig,
  },
  main: {
    inputs: ['electron/main', 'shared'],
    entries: { main: 'electron/main/main.ts', 'service-entry': 'electron/main/service-entry.ts' },
    config: nodeConfig,
  },
  preload: {
    inputs: ['electron/preload', 'shared'],
    entries: { preload: 'electron/preload/preload.ts' },
    config: preloadConfig,
  },
  renderer: {
    inputs: ['renderer', 'shared'],
    entries: { index: 'renderer/index.html' },
    config: rendererConfig,
  },
};

/**
 * The target of a name. Throws where there is none.
 * @param {string} name
 * @returns {Target}
 */
export function targetOf(name) {
  const target = targets[name];
  if (target === undefined) throw new Error(`No such target: ${name}. There are: ${Object.keys(targets).join(', ')}`);
  return target;
}

/**
 * Whether the sources of a target are there.
 * @param {Target} target
 */
export const hasSources = ({ entries }) => Object.values(entries).every((entry) => existsSync(join(root, entry)));

const neverBundled = /^(electron|better-sqlite3)(\/|$)/;
const builtins = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** Entries that others load as a neighbour in out/ instead of bundling them once more. */
const neighbours = new Map([
  [join(root, 'electron', 'service', 'service.ts'), '../service/service.js'],
  [join(root, 'electron', 'host', 'host.ts'), '../host/host.js'],
]);

/**
 * @param {string} outDir
 * @returns {BundlerConfig}
 */
function base(outDir) {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    clearScreen: false,
    build: { outDir, emptyOutDir: true, reportCompressedSize: false, sourcemap: false, minify: false },
  };
}

/**
 * ESM for the project's Node or Electron's, with everything bundled but the database engine and Electron itself.
 * @param {string} name
 * @param {Target} target
 * @param {string} outDir
 */
function nodeConfig(name, { entries }, outDir) {
  return nodeConfigWith(name, entries, outDir, { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
}

/**
 * @param {string} name
 * @param {Record<string, string>} entries
 * @param {string} outDir
 * @param {import('rolldown').OutputOptions} output
 * @returns {BundlerConfig}
 */
function nodeConfigWith(name, entries, outDir, output) {
  const config = base(outDir);
  return {
    ...config,
    plugins: name === 'service' || name === 'host' ? [] : [leaveNeighbours()],
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'], target: 'node' },
    build: {
      ...config.build,
      ssr: true,
      target: 'node22',
      rolldownOptions: {
        input: inputs(entries),
        external: (id) => neverBundled.test(id) || builtins.has(id) || id.startsWith('node:'),
        output,
      },
    },
  };
}

/**
 * One CommonJS file, as a sandboxed preload must be.
 * @param {string} name
 * @param {Target} target
 * @param {string} outDir
 */
function preloadConfig(name, { entries }, outDir) {
  return nodeConfigWith(name, entries, outDir, { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false });
}

/**
 * The page: relative addresses, no inline script or style, no eval.
 * @param {string} _name
 * @param {Target} _target
 * @param {string} outDir
 * @returns {Promise<BundlerConfig>}
 */
async function rendererConfig(_name, _target, outDir) {
  const { default: react } = await import('@vitejs/plugin-react');
  const config = base(outDir);
  return {
    ...config,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...config.build,
      minify: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4096,
      // What every screen needs comes in few files: some sixty small ones would cost the first paint a request each.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'libraries', test: /[\\/]node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|zustand|zod|use-sync-external-store|@tanstack[\\/](query-core|react-query|virtual-core|react-virtual))[\\/]/ },
              { name: 'workbench', test: /[\\/](shared|renderer[\\/](base|platform|workbench(?![\\/]editor-area[\\/]editor-(area|panel|tab|watermark))))[\\/][^?]*\.(ts|tsx)$/ },
            ],
          },
        },
      },
    },
  };
}

/** @param {Record<string, string>} entries */
const inputs = (entries) => Object.fromEntries(Object.entries(entries).map(([key, file]) => [key, join(root, file)]));

/**
 * Leaves the import of a neighbour's entry as such: the service's threads, for one, start from its own folder.
 * @returns {import('vite').Plugin}
 */
function leaveNeighbours() {
  return {
    name: 'leave-neighbours',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || !/\/(service|host)\.ts$/.test(id)) return null;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      const neighbour = neighbours.get(normalize(resolved?.id ?? ''));
      return neighbour === undefined ? null : { id: neighbour, external: true };
    },
  };
}
