/** Type-checks each part with its own tsconfig, two at a time: `node scripts/typecheck.mjs [part…]`. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { out, packageScript, root } from './lib/paths.mjs';
import { ensureProjectNode, runNode, say } from './lib/run.mjs';

await ensureProjectNode();
const parts = ['shared', 'electron/service', 'electron/host', 'electron/cli', 'electron/main', 'electron/preload', 'renderer', 'tests', 'scripts'];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  say(`No such part: ${unknown.join(', ')}. There are: ${parts.join(', ')}`);
  process.exit(2);
}
const state = join(out, '.types');
mkdirSync(state, { recursive: true });
const queue = (asked.length > 0 ? asked : parts).filter((part) => existsSync(join(root, part, 'tsconfig.json')));
/** @type {string[]} */
const failed = [];
await Promise.all([worker(), worker()]);
if (failed.length > 0) {
  say(`Types: errors in ${failed.join(', ')}.`);
  process.exit(1);
}
say('Types: clean.');

async function worker() {
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    const { code, output } = await runNode(
      packageScript('typescript', 'bin/tsc'),
      ['-p', part, '--incremental', '--tsBuildInfoFile', join(state, `${part.replaceAll('/', '-')}.json`), '--pretty', 'false'],
      { capture: true },
    );
    if (code === 0) continue;
    failed.push(part);
    process.stdout.write(output);
  }
}
