/** `npm run -s verbatim -- COMMAND`: the command line, built first where it is stale. stdout is the command's alone. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { out } from './lib/paths.mjs';
import { ensureProjectNode, runNode, say } from './lib/run.mjs';

await ensureProjectNode();
const args = process.argv.slice(2);
try {
  await build({ only: args[0] === 'serve' ? ['service', 'host', 'cli', 'renderer'] : ['service', 'host', 'cli'] });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const { code } = await runNode(join(out, 'cli', 'cli.js'), args);
process.exit(code);
