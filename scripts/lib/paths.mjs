import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where builds go. */
export const out = join(root, 'out');

/** The project's own Node, which `npm rebuild node` puts here on every platform. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * A command-line program of a dependency, as the script to give to Node: `packageScript('vite', 'bin/vite.js')`.
 * @param {string} name
 * @param {string} path
 */
export const packageScript = (name, path) => join(root, 'node_modules', ...name.split('/'), ...path.split('/'));
