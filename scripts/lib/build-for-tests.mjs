import { build } from '../build.mjs';

/** Global setup of the suites that run built bundles. VERBATIM_NO_BUILD=1 leaves what is there. */
export async function setup() {
  if (process.env.VERBATIM_NO_BUILD === '1') return;
  await build({ only: ['service', 'host', 'cli'] });
}
