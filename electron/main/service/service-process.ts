import { decideRestart } from './restart-policy.ts';
import { serviceAnnouncement } from './service-messages.ts';
import type { MessagePortMain, UtilityProcess } from 'electron';
import type { ServiceState } from '#shared/base/desktop-api.ts';
import type { ServiceInstruction } from './service-messages.ts';

/** How long the service may take to close its project when the application quits. */
const CLOSE_TIMEOUT_MS = 10_000;

export type ServiceChild = Pick<UtilityProcess, 'kill' | 'on' | 'postMessage'>;

export interface ServiceProcessOptions {
  /** Starts the process. */
  fork(): ServiceChild;
  /** Sent first to every process that is started. */
  readonly start: Extract<ServiceInstruction, { kind: 'start' }>;
  onStateChange(state: ServiceState): void;
  /** Milliseconds of any steady clock. */
  now(): number;
}

export interface ServiceProcess {
  state(): ServiceState;
  start(): void;
  /** Hands a port to the running service. False where none runs; the port is then left to the caller. */
  connect(port: MessagePortMain): boolean;
  /** Has the service forget the key of its project, whether a window is there or not. */
  lock(): void;
  /** Lets the service close its project, then ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Keeps the service running: a process that ends unasked is started again after a
 * growing pause, until it has crashed too often in too short a time.
 */
export function createServiceProcess(options: ServiceProcessOptions): ServiceProcess {
  const crashes: number[] = [];
  let child: ServiceChild | undefined;
  let state: ServiceState = 'starting';
  let restart: NodeJS.Timeout | undefined;
  let whenGone: (() => void) | undefined;

  const setState = (next: ServiceState): void => {
    if (state === next) return;
    state = next;
    options.onStateChange(next);
  };

  const post = (target: ServiceChild, instruction: ServiceInstruction, ports: MessagePortMain[] = []): void =>
    target.postMessage(instruction, ports);

  const launch = (): void => {
    restart = undefined;
    const started = options.fork();
    child = started;
    started.on('message', (message: unknown) => {
      if (child === started && serviceAnnouncement.safeParse(message).success) setState('ready');
    });
    started.on('exit', () => {
      if (child !== started) return;
      child = undefined;
      if (whenGone === undefined) recover();
      else whenGone();
    });
    post(started, options.start);
  };

  const recover = (): void => {
    crashes.push(options.now());
    const decision = decideRestart(crashes);
    if (decision.action === 'give-up') {
      setState('failed');
      return;
    }
    setState('restarting');
    restart = setTimeout(launch, decision.delay);
  };

  return {
    state: () => state,
    start: () => {
      if (child === undefined && restart === undefined) launch();
    },
    connect: (port) => {
      if (child === undefined || state !== 'ready') return false;
      post(child, { kind: 'connect' }, [port]);
      return true;
    },
    lock: () => {
      if (child !== undefined) post(child, { kind: 'lock' });
    },
    stop: async () => {
      clearTimeout(restart);
      const stopping = child;
      if (stopping === undefined) return;
      const gone = new Promise<void>((resolve) => {
        whenGone = resolve;
      });
      post(stopping, { kind: 'close' });
      const timer = setTimeout(() => stopping.kill(), CLOSE_TIMEOUT_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
