import { DESKTOP_HOST, DESKTOP_ORIGIN, DESKTOP_SCHEME } from '#shared/base/desktop-api.ts';

/** Address of the workbench's page. */
export const SHELL_URL = `${DESKTOP_ORIGIN}/index.html`;

/** Whether the address is of the workbench's own origin. */
export function isOwnUrl(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${DESKTOP_SCHEME}:` &&
    url.host === DESKTOP_HOST &&
    url.username === '' &&
    url.password === ''
  );
}

/**
 * Whether a session may load the address at all: the workbench's own files, the
 * blobs it made itself, and images written out in the address, neither of which
 * reaches a network. Developer tools load themselves, in development only.
 */
export function isAllowedRequest(address: string, resourceType: string, development: boolean): boolean {
  if (isOwnUrl(address)) return true;
  if (address.startsWith('blob:')) return isOwnUrl(address.slice('blob:'.length));
  if (address.startsWith('data:')) return resourceType === 'image';
  return development && address.startsWith('devtools://devtools/');
}
