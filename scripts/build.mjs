/**
 * Builds what is stale into out/: `node scripts/build.mjs [--only service,host] [--force]`. A target is stale when
 * its sources, the lock file or the build itself changed; out/.build.json remembers. Each is built beside the old
 * one and swapped in whole, so that a running program never meets half a build.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf } from './lib/error-code.mjs';
import { fingerprint } from './lib/fingerprint.mjs';
import { withLockFolder } from './lib/lock-folder.mjs';
import { out } from './lib/paths.mjs';
import { ensureProjectNode, say } from './lib/run.mjs';
import { hasSources, targetOf, targets } from './lib/targets.mjs';

const memory = join(out, '.build.json');
const common = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'scripts/lib/targets.mjs'];

/**
 * Builds the given targets where they are stale, all of them unless told otherwise. Resolves to the names built.
 * Throws what the bundler throws.
 * @param {{ only?: string[] | undefined; force?: boolean }} [options]
 */
export async function build({ only: asked = Object.keys(targets), force = false } = {}) {
  const only = [...new Set(asked.flatMap((name) => [...(targetOf(name).needs ?? []), name]))];
  if (!force && staleOf(only).length === 0) return [];
  return withLockFolder(join(out, '.build.lock'), async () => {
    // Another build may have done the work while this one waited.
    const stale = force ? only.filter((name) => hasSources(targetOf(name))) : staleOf(only).map(([name]) => name);
    // All come to their end before the lock is given up, whether or not one fails.
    const failure = (await Promise.allSettled(stale.map(buildOne))).find((ended) => ended.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return stale;
  });
}

/**
 * The names of stale targets, each with its fingerprint.
 * @param {readonly string[]} names
 */
function staleOf(names) {
  const known = remembered();
  return names
    .filter((name) => hasSources(targetOf(name)))
    .map((name) => /** @type {const} */ ([name, fingerprintOf(name)]))
    .filter(([name, print]) => known[name] !== print || !existsSync(join(out, name)));
}

/** @param {string} name */
const fingerprintOf = (name) => fingerprint([...common, ...targetOf(name).inputs]);

/** @param {string} name */
async function buildOne(name) {
  const began = Date.now();
  const print = fingerprintOf(name);
  const next = join(out, '.next', name);
  await make(name, next);
  const place = join(out, name);
  const old = join(out, '.next', `${name}.old`);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(next, place);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(memory, JSON.stringify({ ...remembered(), [name]: print }, null, 2));
  say(`built ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function make(name, folder) {
  const target = targetOf(name);
  if (target.make !== undefined) {
    await target.make(folder);
    return;
  }
  const { build: viteBuild } = await import('vite');
  await viteBuild(await target.config?.(name, target, folder));
}

/** @returns {Record<string, string>} */
function remembered() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureProjectNode();
  mkdirSync(out, { recursive: true });
  const option = process.argv.indexOf('--only');
  const only = option === -1 ? undefined : (process.argv[option + 1] ?? '').split(',');
  try {
    await build({ only, force: process.argv.includes('--force') });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
