import { defineConfig } from 'vitest/config';

/** Suites that run the built bundle of the service, which is built first where it is stale. */
const withBundle = { globalSetup: ['scripts/lib/build-for-tests.mjs'] };
/** The unit tests run the sources, which read the compiled dictionary from where the build leaves it. */
const withDictionary = { globalSetup: ['scripts/lib/build-dictionary-for-tests.mjs'] };

const suite = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
});

export default defineConfig({
  envDir: false,
  test: {
    environment: 'node',
    pool: 'forks',
    // Argon2 and worker threads of several suites at once take more than the two cores of a small machine.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      suite('unit', withDictionary),
      suite('service', withBundle),
      suite('security', withBundle),
      suite('migrations', withBundle),
    ],
  },
});
