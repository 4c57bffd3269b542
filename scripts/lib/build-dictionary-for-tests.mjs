import { build } from '../build.mjs';

/** Global setup of the suite that runs the sources. VERBATIM_NO_BUILD=1 leaves what is there. */
export async function setup() {
  if (process.env.VERBATIM_NO_BUILD === '1') return;
  await build({ only: ['dictionary'] });
}
