/** Thousands of hostile files against the built service: `node tests/bench/hostile/run.ts [--files 10000] [--seed N] [--case NAME]`. */
import { parseArgs } from 'node:util';
import { runHostileImports } from './hostile-run.ts';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20261122' }, case: { type: 'string' } },
});
const report = await runHostileImports({
  mutated: Number(values.files),
  seed: Number(values.seed),
  long: true,
  memory: 1_000_000_000,
  only: values.case,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.faults.length === 0 ? 0 : 1;
