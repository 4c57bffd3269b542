/**
 * `npm test`: everything, in the order that fails soonest. `npm test -- --only unit,service` runs a part; the steps
 * are lint, types, imports, build, unit, service, security, migrations, e2e. Ends with one line that counts the tests.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { packageScript, root } from './lib/paths.mjs';
import { ensureProjectNode, runNode, say } from './lib/run.mjs';
import { countPlaywright, countVitest } from './lib/test-counts.mjs';

await ensureProjectNode();
const suites = ['unit', 'service', 'security', 'migrations'];
const steps = ['lint', 'types', 'imports', 'build', ...suites, 'e2e'];
const only = askedFor();
const reports = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
const count = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const broken = [];

await step('lint', () => succeeds(packageScript('oxlint', 'bin/oxlint'), ['--deny-warnings']));
await step('types', () => succeeds(join(root, 'scripts', 'typecheck.mjs')));
await step('imports', () => succeeds(join(root, 'scripts', 'check-imports.mjs')));
const asked = suites.filter((name) => only.includes(name));
const needsBuild = asked.length > 0 || only.includes('e2e') || only.includes('build');
// What runs built bundles must not run old ones; the unit tests run the sources.
const built = !needsBuild || (await step('build', buildAll, true));
await runSuites(asked.filter((name) => built || name === 'unit'));
if (built) await step('e2e', runEndToEnd);
finish();

function askedFor() {
  const place = process.argv.indexOf('--only');
  const asked = place === -1 ? steps : (process.argv[place + 1] ?? '').split(',');
  const unknown = asked.filter((name) => !steps.includes(name));
  if (unknown.length === 0) return asked;
  say(`No such step: ${unknown.join(', ')}. There are: ${steps.join(', ')}`);
  process.exit(2);
}

/**
 * @param {string} name
 * @param {() => boolean | Promise<boolean>} action
 * @param {boolean} always
 */
async function step(name, action, always = false) {
  if (!always && !only.includes(name)) return true;
  const began = Date.now();
  say(`— ${name}`);
  const ok = await action();
  say(`— ${name}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  if (!ok) broken.push(name);
  return ok;
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {import('./lib/run.mjs').RunOptions} options
 */
async function succeeds(script, args = [], options = {}) {
  return (await runNode(script, args, options)).code === 0;
}

async function buildAll() {
  try {
    await build();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** @param {readonly string[]} names */
async function runSuites(names) {
  if (names.length === 0) return;
  await step(
    names.join(', '),
    async () => {
      const file = join(reports, 'vitest.json');
      const projects = names.flatMap((name) => ['--project', name]);
      const args = ['run', ...projects, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const ok = await succeeds(packageScript('vitest', 'vitest.mjs'), args, { env: { ...process.env, VERBATIM_NO_BUILD: '1' } });
      return add(file, countVitest) && ok;
    },
    true,
  );
}

async function runEndToEnd() {
  const folder = join(root, 'tests', 'e2e');
  const specs = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.spec.ts'));
  if (specs.length === 0) {
    say('There are no end-to-end specs.');
    return true;
  }
  const { testBrowser } = await import('./lib/test-browser.mjs');
  const browser = await testBrowser();
  if (browser === undefined) return false;
  const file = join(reports, 'playwright.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, VERBATIM_BROWSER: browser };
  const ok = await succeeds(packageScript('@playwright/test', 'cli.js'), ['test'], { env });
  return add(file, countPlaywright) && ok;
}

/**
 * Adds a report's counts. A runner that wrote none did not come to its end.
 * @template R
 * @param {string} file
 * @param {(report: R) => import('./lib/test-counts.mjs').TestCounts} counter
 */
function add(file, counter) {
  if (!existsSync(file)) return false;
  const counted = counter(JSON.parse(readFileSync(file, 'utf8')));
  count.passed += counted.passed;
  count.failed += counted.failed;
  count.skipped += counted.skipped;
  return counted.failed === 0;
}

function finish() {
  if (broken.length > 0) say(`Failed: ${broken.join(', ')}.`);
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exit(broken.length > 0 || count.failed > 0 ? 1 : 0);
}
