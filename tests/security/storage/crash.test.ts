import { expect, test } from 'vitest';
import { runCrashRounds } from './crash-rounds.ts';

const seed = Number(process.env['VERBATIM_SEED'] ?? 20261122);

test(`kill -9 in the middle of imports and codings loses nothing that was acknowledged (seed ${seed})`, { timeout: 300_000 }, async () => {
  const report = await runCrashRounds(8, seed);
  expect(report.lost).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.acknowledgedCodings).toBeGreaterThan(0);
});
