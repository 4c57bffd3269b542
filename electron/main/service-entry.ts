/**
 * First script of the service's own process. It receives ports from the shell and
 * lets the service, which knows nothing of Electron, answer on them.
 */
import { isAppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { createClient } from '#shared/rpc/client.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import { createPortTransport } from '#shared/rpc/message-port.ts';
import { reportFailure } from './report-failure.ts';
import { serviceInstruction } from './service/service-messages.ts';
import type { MessagePortMain } from 'electron';
import type { Frame } from '#shared/rpc/frames.ts';
import type { PortLike } from '#shared/rpc/message-port.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { ServiceAnnouncement, ServiceInstruction } from './service/service-messages.ts';

/** What this script needs of the service's bundle. */
interface RunningService {
  connect(transport: Transport): unknown;
  close(): unknown;
}

interface ServiceModule {
  startService(options: { userDataFolder: string; appVersion: string }): RunningService | Promise<RunningService>;
}

/** Electron's port as the transport wants it. It transfers ports only, so typed arrays are copied. */
function portLike(port: MessagePortMain): PortLike {
  return {
    post: (frame) => port.postMessage(frame),
    onMessage: (listener: (frame: Frame) => void) => {
      port.on('message', (event) => listener(event.data));
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    start: () => port.start(),
    close: () => port.close(),
  };
}

function isServiceModule(module: unknown): module is ServiceModule {
  return (
    typeof module === 'object' &&
    module !== null &&
    'startService' in module &&
    typeof module.startService === 'function'
  );
}

async function loadService(): Promise<ServiceModule> {
  const address = new URL('../service/service.js', import.meta.url).href;
  const module: unknown = await import(/* @vite-ignore */ address);
  if (!isServiceModule(module)) throw new TypeError('The service bundle has no startService.');
  return module;
}

const { parentPort } = process;
let service: Promise<RunningService> | undefined;

async function start(instruction: Extract<ServiceInstruction, { kind: 'start' }>): Promise<RunningService> {
  const { startService } = await loadService();
  const { userDataFolder, appVersion } = instruction;
  const started = await startService({ userDataFolder, appVersion });
  const ready: ServiceAnnouncement = { kind: 'ready' };
  parentPort.postMessage(ready);
  return started;
}

/** Calls the contract's own command, as any window would; with no project open there is nothing to lock. */
async function lockProject(running: RunningService | undefined): Promise<void> {
  if (running === undefined) return;
  const [ours, theirs] = createMemoryTransports();
  running.connect(theirs);
  const client = createClient(ours);
  try {
    await client.call(projectContract.methods.lock, {});
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'internal') reportFailure('locking', error);
  } finally {
    client.close();
  }
}

async function obey(instruction: ServiceInstruction, ports: readonly MessagePortMain[]): Promise<void> {
  switch (instruction.kind) {
    case 'start':
      service ??= start(instruction);
      await service;
      return;
    case 'connect': {
      const [port] = ports;
      const running = await service;
      if (port !== undefined) running?.connect(createPortTransport(portLike(port), { transfer: false }));
      return;
    }
    case 'lock':
      await lockProject(await service);
      return;
    case 'close': {
      const running = await service;
      await running?.close();
      process.exit(0);
    }
  }
}

parentPort.on('message', (event) => {
  obey(serviceInstruction.parse(event.data), event.ports).catch((error: unknown) => {
    // Ending is the answer: the shell sees it, starts anew and tells the workbench.
    reportFailure('service', error);
    process.exit(1);
  });
});
