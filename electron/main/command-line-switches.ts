import type { App } from 'electron';

/** A proxy that nothing answers on: whatever slips past every other measure still leads nowhere. */
export const DEAD_PROXY = '127.0.0.1:9';

/** Chromium features that would look for servers, devices or models of their own accord. */
const disabledFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'OptimizationHints',
  'SegmentationPlatform',
  'Translate',
] as const;

/**
 * Switches that keep Chromium's own services from the network. They only take
 * effect when they are appended before the `ready` event.
 */
export const commandLineSwitches: ReadonlyArray<readonly [name: string, value?: string]> = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', DEAD_PROXY],
  // Without this rule Chromium reaches loopback addresses past the proxy.
  ['proxy-bypass-list', '<-loopback>'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['disable-quic'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-features', disabledFeatures.join(',')],
];

/** Appends every switch of {@link commandLineSwitches}. */
export function applyCommandLineSwitches(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of commandLineSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}
