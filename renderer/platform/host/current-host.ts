import type { Host } from './host.ts';

let current: Host | undefined;

/** Called once by the entry. */
export function setHost(host: Host): void {
  current = host;
}

/** The surroundings this window runs in. */
export function host(): Host {
  if (current === undefined) throw new Error('The host is not set');
  return current;
}
