import { MessageChannelMain } from 'electron';
import { isTrustedSender } from '../security/ipc-sender.ts';
import type { IpcMain, IpcMainEvent, WebFrameMain } from 'electron';
import type { ServiceProcess } from './service-process.ts';

const NONCE_PATTERN = /^[A-Za-z0-9]{16,128}$/;

/** How many nonces are remembered so that none is answered twice. */
const REMEMBERED_NONCES = 256;

interface WaitingRequest {
  readonly frame: WebFrameMain;
  readonly nonce: string;
}

export interface PortBroker {
  /** Answers the requests that came while no service was running. */
  serviceIsReady(): void;
}

/**
 * Gives the workbench a port straight to the service, so that the shell relays no
 * frame. A port goes out only to the top frame of the exact origin, once per nonce,
 * and the nonce goes with it, so that the page can tell its port from any other.
 */
export function createPortBroker(ipcMain: Pick<IpcMain, 'on'>, service: Pick<ServiceProcess, 'connect' | 'state'>): PortBroker {
  const usedNonces = new Set<string>();
  let waiting: WaitingRequest[] = [];

  const answer = ({ frame, nonce }: WaitingRequest): void => {
    const { port1, port2 } = new MessageChannelMain();
    if (service.connect(port1)) frame.postMessage('service:port', nonce, [port2]);
  };

  ipcMain.on('service:request-port', (event: IpcMainEvent, nonce: unknown) => {
    const frame = event.senderFrame;
    if (frame === null || !isTrustedSender(event)) return;
    if (typeof nonce !== 'string' || !NONCE_PATTERN.test(nonce) || usedNonces.has(nonce)) return;
    remember(usedNonces, nonce);
    if (service.state() === 'ready') answer({ frame, nonce });
    else waiting.push({ frame, nonce });
  });

  return {
    serviceIsReady() {
      const served = waiting;
      waiting = [];
      for (const request of served) {
        // A page that was reloaded meanwhile has asked again from its new frame.
        if (!request.frame.isDestroyed() && isTrustedSender({ senderFrame: request.frame })) answer(request);
      }
    },
  };
}

function remember(nonces: Set<string>, nonce: string): void {
  nonces.add(nonce);
  const oldest = nonces.values().next();
  if (nonces.size > REMEMBERED_NONCES && oldest.done !== true) nonces.delete(oldest.value);
}
