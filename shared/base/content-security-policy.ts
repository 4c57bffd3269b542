/**
 * The one content security policy of the workbench, sent as a header by the
 * desktop's `app://` protocol and by the loopback host alike.
 */

/**
 * Text that stands in the built `index.html` wherever the nonce of a response
 * belongs (`<meta property="csp-nonce" nonce="…">`). Whoever serves the page
 * replaces it, once per response.
 */
export const CSP_NONCE_PLACEHOLDER = '__VERBATIM_CSP_NONCE__';

const NONCE_PATTERN = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;

export interface ContentSecurityPolicyOptions {
  /**
   * Base64 nonce of this response, at least 96 bits, allowing the style
   * elements that a library injects. Without one no inline style is allowed.
   */
  readonly nonce?: string;
}

/**
 * Directives in a fixed order, each with its sources.
 * @throws RangeError when the nonce is not base64 or too short, since a nonce
 *   with other characters could close the directive and open another.
 */
export function contentSecurityPolicyDirectives(
  options: ContentSecurityPolicyOptions = {},
): ReadonlyArray<readonly [directive: string, sources: readonly string[]]> {
  const { nonce } = options;
  if (nonce !== undefined && !NONCE_PATTERN.test(nonce)) {
    throw new RangeError('The nonce must be base64 of at least 16 characters.');
  }
  return [
    ['default-src', ["'none'"]],
    ['script-src', ["'self'"]],
    ['style-src', nonce === undefined ? ["'self'"] : ["'self'", `'nonce-${nonce}'`]],
    ['img-src', ["'self'", 'data:', 'blob:']],
    ['font-src', ["'self'"]],
    ['connect-src', ["'self'"]],
    ['worker-src', ["'self'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
    ['frame-ancestors', ["'none'"]],
    ['require-trusted-types-for', ["'script'"]],
  ];
}

/**
 * Value of the `Content-Security-Policy` header.
 * @throws RangeError for a malformed nonce.
 */
export function contentSecurityPolicy(options: ContentSecurityPolicyOptions = {}): string {
  return contentSecurityPolicyDirectives(options)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

/** The page's HTML with the nonce of this response in every marked place. */
export function withContentSecurityPolicyNonce(html: string, nonce: string): string {
  // A function, because `$` in a replacement text has a meaning of its own.
  return html.replaceAll(CSP_NONCE_PLACEHOLDER, () => nonce);
}
