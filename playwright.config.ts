import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/host/browser/find-browser.ts';

const browser = findBrowser();
if (browser === undefined) throw new Error('No Chromium, Chrome or Edge found. Install one, or name it in VERBATIM_BROWSER.');

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // One browser at a time: argon2 and imports take both cores of a small machine.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // A shared machine can stall for seconds; what passes only the second time is reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  outputDir: 'test-results',
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? 'line' : [['line'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      // Chromium refuses to run as root with its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
