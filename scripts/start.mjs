/**
 * `npm start`: builds what is stale and opens the workbench: the desktop app where its binary is there or can be
 * fetched and there is a display, otherwise the same workbench on loopback. What follows `--` is passed on:
 * `npm start -- --sample`, or the path of a project.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { out, packageScript, root } from './lib/paths.mjs';
import { ensureProjectNode, run, runNode, say } from './lib/run.mjs';

await ensureProjectNode();
const args = process.argv.slice(2);
const fetchTime = 60_000;
/** The desktop program inside Electron's folder, where it is not called `electron`. */
const programs = new Map([['win32', 'electron.exe'], ['darwin', 'Electron.app/Contents/MacOS/Electron']]);

try {
  await build();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const obstacle = await whyNoDesktop();
process.exit(obstacle === undefined ? await startDesktop() : await startHost(obstacle));

/** Why the desktop app cannot be opened, as the middle of a sentence; undefined where it can. */
async function whyNoDesktop() {
  if (process.env.VERBATIM_HOST === 'browser') return 'VERBATIM_HOST asks for the browser';
  if (!existsSync(join(out, 'main', 'main.js'))) return 'the desktop shell is not built';
  if (!hasDisplay()) return 'there is no display';
  if (electronBinary() !== undefined || (await fetchElectron())) return undefined;
  return 'Electron\'s program is not installed and could not be fetched (npx install-electron --no tries again)';
}

function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The desktop program where it is installed and whole. */
function electronBinary() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  const path = join(folder, programs.get(process.platform) ?? 'electron');
  return existsSync(path) ? path : undefined;
}

/** Tries once per version: a machine that cannot reach the download must not wait for it at every start. */
async function fetchElectron() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const tried = join(out, '.electron-fetch');
  if (existsSync(tried) && readFileSync(tried, 'utf8') === version) return false;
  say('Fetching Electron (once)…');
  const { code } = await runNode(packageScript('electron', 'install.js'), ['--no'], { capture: true, timeout: fetchTime });
  mkdirSync(out, { recursive: true });
  writeFileSync(tried, version);
  return code === 0 && electronBinary() !== undefined;
}

async function startDesktop() {
  // Without the sandbox only where the system refuses it, which is so for root on Linux.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  return (await run(electronBinary() ?? 'electron', [...sandbox, root, ...args], { env })).code;
}

/** @param {string} why */
async function startHost(why) {
  say(`Opening in a browser instead of the desktop app: ${why}.`);
  const { code } = await runNode(join(out, 'cli', 'cli.js'), ['serve', '--until-closed', ...args]);
  // Ended by Ctrl+C, as is usual here.
  return code === 130 ? 0 : code;
}
