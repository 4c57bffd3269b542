export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}
export function countVitest(report: { testResults: { status: string; assertionResults: { status: string }[] }[] }): TestCounts;
export function countPlaywright(report: {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  errors: unknown[];
}): TestCounts;
