/** Many rounds of kill -9 during import and coding: `node tests/bench/crash/run.ts [--rounds 50] [--seed N]`. */
import { parseArgs } from 'node:util';
import { runCrashRounds } from '../../security/storage/crash-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '20261122' } } });
const report = await runCrashRounds(Number(values.rounds), Number(values.seed), (line) => process.stdout.write(`${line}\n`));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.lost.length + report.faults.length === 0 ? 0 : 1;
