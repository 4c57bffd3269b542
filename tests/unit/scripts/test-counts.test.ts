import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/lib/test-counts.mjs';

const results = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });

test('vitest: passed, failed, and all kinds of not run', () => {
  const testResults = [results('passed', 'passed', 'skipped', 'todo', 'pending'), results('failed', 'failed', 'passed')];
  expect(countVitest({ testResults })).toEqual({ passed: 2, failed: 1, skipped: 3 });
});

test('vitest: a file that failed before its tests were found is not lost', () => {
  expect(countVitest({ testResults: [results('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('playwright: errors outside tests count as failed', () => {
  const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 4 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 4 });
});
