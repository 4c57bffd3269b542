import type { Transport } from '#shared/rpc/transport.ts';
import { accountName } from './account-name.ts';
import { openLog } from './log.ts';
import { createRouter, type ServiceOptions } from './router.ts';
import { serveConnection } from './rpc/connection.ts';

/** The running service: one per process, any number of windows. */
export interface Service {
  /** Serves a window until its transport closes. */
  connect(transport: Transport): void;
  /** Cancels jobs, closes the project and all connections. */
  close(): Promise<void>;
}

/** Starts the service. It never imports electron: the desktop, the loopback host and the command line start the same. */
export function startService(options: ServiceOptions): Service {
  const transports = new Set<Transport>();
  const router = createRouter({ accountName: accountName(), ...options }, openLog(options.userDataFolder), (topic, payload) => {
    for (const transport of transports) transport.send({ type: 'event', topic, payload });
  });
  return {
    connect(transport) {
      transports.add(transport);
      transport.onClose(() => transports.delete(transport));
      serveConnection(router, transport);
    },
    async close() {
      await router.close();
      for (const transport of transports) transport.close();
      transports.clear();
    },
  };
}

export type { ServiceOptions };
