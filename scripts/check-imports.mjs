/**
 * Checks the rules of .dependency-cruiser.mjs over a tree, this project's unless another is named:
 * `node scripts/check-imports.mjs [folder]`. It also asserts that every source file was seen, since a cruiser that
 * cannot parse the sources finds nothing wrong with none.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { packageScript, root } from './lib/paths.mjs';
import { ensureProjectNode, nodeForScripts, say } from './lib/run.mjs';
import { spawnSync } from 'node:child_process';

await ensureProjectNode();
const top = resolve(process.argv[2] ?? root);
const folders = ['shared', 'electron', 'renderer'].filter((folder) => existsSync(join(top, folder)));
const { stdout, stderr, status } = spawnSync(
  nodeForScripts(),
  [packageScript('dependency-cruiser', 'bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders],
  { cwd: top, encoding: 'utf8', maxBuffer: 1 << 29, windowsHide: true },
);
const report = parse(stdout);
if (report === undefined) {
  say(`dependency-cruiser failed (${status}):\n${stderr}${stdout.slice(0, 2000)}`);
  process.exit(1);
}

const seen = new Set(report.modules.map(({ source }) => source));
const unseen = sources().filter((file) => !seen.has(file));
const imports = report.modules.reduce((total, { dependencies }) => total + dependencies.length, 0);
const { violations } = report.summary;
for (const { rule, from, to, cycle } of violations) {
  const way = cycle === undefined ? `${from} → ${to}` : [from, ...cycle.map(({ name }) => name)].join(' → ');
  console.log(`${rule.name}: ${way}`);
}
for (const file of unseen) console.log(`not seen: ${file}`);
if (seen.size === 0 || imports === 0) console.log('no module was seen');
const failed = violations.length > 0 || unseen.length > 0 || seen.size === 0 || imports === 0;
say(`Imports: ${violations.length} violations, ${unseen.length} unseen, among ${seen.size} modules and ${imports} imports.`);
process.exit(failed ? 1 : 0);

/** Every TypeScript source of the tree, relative, with slashes. */
function sources() {
  return folders.flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

/**
 * What is read of dependency-cruiser's report.
 * @typedef {object} Report
 * @property {{ source: string; dependencies: unknown[] }[]} modules
 * @property {{ violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[] }} summary
 * @param {string} text
 * @returns {Report | undefined}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
