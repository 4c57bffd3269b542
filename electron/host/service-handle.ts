import type { Transport } from '#shared/rpc/transport.ts';

/** What the host needs of a running service. */
export interface ServiceHandle {
  connect(transport: Transport): void;
}
