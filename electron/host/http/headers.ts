import { contentSecurityPolicy } from '#shared/base/content-security-policy.ts';

/** Headers of every answer, refusals included. `nonce` allows the styles that a library injects into the page. */
export function answerHeaders(nonce?: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce === undefined ? {} : { nonce }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
