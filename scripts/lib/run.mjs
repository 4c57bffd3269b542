import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { root, projectNode } from './paths.mjs';

/**
 * Chatter: to stderr, so that a command's own stdout stays clean.
 * @param {string} text
 */
export const say = (text) => {
  const shown = process.stderr.isTTY ? text : stripVTControlCharacters(text);
  process.stderr.write(`${shown}\n`);
};

/**
 * Runs a program to its end. Resolves to its exit code (128 + signal number is not told apart from 1) and, with
 * `capture`, its output. Ctrl+C reaches the child through the terminal; this process waits for it. `timeout` is in
 * milliseconds.
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [capture]
 * @property {import('node:child_process').StdioOptions} [stdio]
 * @property {number} [timeout]
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number; output: string }>}
 */
export function run(file, args, { env = process.env, capture = false, stdio = 'inherit', timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env,
      timeout,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : stdio,
      windowsHide: true,
    });
    let output = '';
    /** @param {Buffer} data */
    const take = (data) => (output += String(data));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const ignore = () => undefined;
    process.on('SIGINT', ignore);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGINT', ignore);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/**
 * Runs a script with the project's Node.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export const runNode = (script, args = [], options = {}) => run(nodeForScripts(), [script, ...args], options);

/** The project's Node, or the running one where it is as new. */
export const nodeForScripts = () => (existsSync(projectNode) ? projectNode : process.execPath);

/**
 * Starts the running script again with the project's Node where the one that runs it is older, and does not return
 * then. Scripts that load vite, or TypeScript sources, begin with this.
 */
export async function ensureProjectNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  if (!existsSync(projectNode)) {
    say('The project\'s own Node is missing. Run: node scripts/setup.mjs');
    process.exit(1);
  }
  const { code } = await run(projectNode, process.argv.slice(1));
  process.exit(code);
}
