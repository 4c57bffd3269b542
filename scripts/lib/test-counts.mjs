/**
 * Counts of vitest's JSON report. A file that failed before its tests were found (a syntax error, say) counts as one
 * failed test.
 * @typedef {{ passed: number; failed: number; skipped: number }} TestCounts
 * @param {{ testResults: { status: string; assertionResults: { status: string }[] }[] }} report
 * @returns {TestCounts}
 */
export function countVitest({ testResults }) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) count.failed += 1;
    for (const test of assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
  }
  return count;
}

/**
 * Counts of Playwright's JSON report. What passed at a second try counts as passed; errors outside tests as failed.
 * @param {{ stats: { expected: number; flaky: number; unexpected: number; skipped: number }; errors: unknown[] }} report
 * @returns {TestCounts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}
