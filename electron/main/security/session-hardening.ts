import { DESKTOP_ORIGIN } from '#shared/base/desktop-api.ts';
import { DEAD_PROXY } from '../command-line-switches.ts';
import { isAllowedRequest } from './own-urls.ts';
import type { Session } from 'electron';

export type HardenedSession = Pick<
  Session,
  | 'on'
  | 'setBluetoothPairingHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'webRequest'
>;

/** Proxy settings under which no connection succeeds, loopback included. */
export const deadProxy = {
  mode: 'fixed_servers',
  proxyRules: DEAD_PROXY,
  proxyBypassRules: '<-loopback>',
} as const;

/**
 * Shuts a session: no scheme but the workbench's own, no permission, no device, no
 * download, no spelling dictionary, and a proxy that leads nowhere.
 * @throws when the proxy cannot be set; the caller must then not open a window.
 */
export async function hardenSession(session: HardenedSession, options: { development: boolean }): Promise<void> {
  session.webRequest.onBeforeRequest((details, respond) => {
    respond({ cancel: !isAllowedRequest(details.url, details.resourceType, options.development) });
  });
  session.setPermissionRequestHandler((_contents, _permission, respond) => respond(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, respond) => respond(null));
  session.setBluetoothPairingHandler((_details, respond) => respond({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  // An address of our own that does not exist: nothing is fetched even if a language is asked for.
  session.setSpellCheckerDictionaryDownloadURL(`${DESKTOP_ORIGIN}/no-dictionaries/`);
  await session.setProxy(deadProxy);
}
