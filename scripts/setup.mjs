/**
 * Installs what is missing, before `npm start`, `npm test` and `npm run verbatim`. Plain JavaScript without
 * dependencies, for any Node from 20 on, since on a fresh machine nothing else is there.
 *
 * Install scripts stay off except that of the package `node`, which fetches the project's own Node. The database
 * engine ships ready binaries and must not be rebuilt.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { codeOf } from './lib/error-code.mjs';
import { projectNode, root } from './lib/paths.mjs';
import { run, say } from './lib/run.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.verbatim-setup.json');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const stamp = JSON.stringify({
  lock: createHash('sha256').update(lockText).digest('hex'),
  platform: process.platform,
  arch: process.arch,
});

if (!isReady()) await install();

/** Whether the modules are those of the lock file, for this machine, and complete. */
function isReady() {
  if (!existsSync(projectNode)) return false;
  if (readOr(stampFile, '') === stamp) return true;
  if (!installedMatchesLock() || !projectNodeRuns()) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

/** Whether what npm says it installed (it says so last, so an interrupted install has no such file) is the lock's. */
function installedMatchesLock() {
  const installed = parse(readOr(join(modules, '.package-lock.json'), '{}')).packages ?? {};
  const wanted = Object.entries(parse(lockText).packages ?? {}).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional }]) => (installed[path]?.version ?? (optional ? version : '')) === version);
}

function projectNodeRuns() {
  return spawnSync(projectNode, ['--version'], { windowsHide: true }).status === 0;
}

async function install() {
  const began = Date.now();
  say('Installing the parts Verbatim is built from (once; 1 to 2 minutes)…');
  releaseRunningNode();
  rmSync(stampFile, { force: true });
  if (!installedMatchesLock()) await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  // npm rebuild runs the one install script that is wanted.
  await npm('rebuild', 'node', '--loglevel=error');
  if (!projectNodeRuns()) fail(`The project's own Node does not run: ${projectNode}`);
  writeFileSync(stampFile, stamp);
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** @param {string[]} args */
async function npm(...args) {
  // npm's own JavaScript under the Node that npm itself runs on: `npm` on the PATH may lead into node_modules.
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const direct = script !== undefined && /\.c?js$/.test(script) && node !== undefined && existsSync(node);
  const { code, output } = direct
    ? await run(node, [script, ...args], { capture: true, env: outsideEnvironment() })
    : await run(...shellNpm(args), { capture: true, env: outsideEnvironment() });
  if (code === 0) return;
  const interrupted = code === 130;
  fail(
    interrupted ? 'Interrupted; run the command again to finish installing.' : `npm ${args.join(' ')} failed:\n${output.trim()}`,
    interrupted ? 130 : 1,
  );
}

/**
 * @param {string[]} args
 * @returns {[file: string, args: string[]]}
 */
function shellNpm(args) {
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm', ...args]] : ['npm', args];
}

/** The environment without npm's settings for the running script and without the modules that are being replaced. */
function outsideEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const [key, value] of Object.entries(process.env)) {
    if (/^npm_(package|lifecycle|command|config_(allow_scripts|ignore_scripts))/i.test(key)) continue;
    env[key] = value !== undefined && /^path$/i.test(key)
      ? value.split(delimiter).filter((folder) => !folder.startsWith(modules)).join(delimiter)
      : value;
  }
  return env;
}

/** Windows cannot delete a running program, and this one may run on the Node that is about to be replaced. */
function releaseRunningNode() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(modules)) return;
  renameSync(process.execPath, join(tmpdir(), `verbatim-old-node-${process.pid}.exe`));
}

/**
 * @param {string} file
 * @param {string} fallback
 */
function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return fallback;
    throw error;
  }
}

/**
 * JSON of a lock file, or an empty object where an interrupted write left none.
 * @param {string} text
 * @returns {{ packages?: Record<string, { version?: string; optional?: boolean }> }}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * @param {string} text
 * @param {number} code
 */
function fail(text, code = 1) {
  say(text);
  process.exit(code);
}
