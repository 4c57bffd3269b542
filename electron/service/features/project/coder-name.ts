import type { Router } from '#service/router.ts';

/** Who codes: the name in the user's settings, else the account's. */
export function coderNameOf(router: Router): string {
  return router.options.accountName;
}
