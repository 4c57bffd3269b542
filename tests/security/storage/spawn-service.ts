import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEmitter } from '#shared/base/events.ts';
import { createClient, type Client } from '#shared/rpc/client.ts';
import { decodeFrame } from '#shared/rpc/codec.ts';
import type { Frame } from '#shared/rpc/frames.ts';

/** A service that can be killed. Typed arrays in answers arrive as plain arrays. */
export interface ServiceProcess {
  client: Client;
  process: ChildProcess;
  /** kill -9, as the operating system or a power cut would. */
  kill(): Promise<void>;
  /** Lets it close in order. */
  end(): Promise<void>;
}

/** JSON leaves two line ends as they are at which a line reader splits. */
const oneLine = (json: string): string => json.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`);

/** Whom a process runs as, where that is not who runs the tests. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

const script = join(import.meta.dirname, 'service-process.ts');

/**
 * Somebody whom permissions bind: undefined (ourselves), or where root runs the tests the user `nobody`. Null where that
 * user may not read this checkout, so that nothing of it can be run as them.
 */
export function unprivilegedUser(): User | undefined | null {
  return process.getuid?.() === 0 ? asUser(65_534) : undefined;
}

/** The user of a number; null where they may not read this checkout. Only root may run anything as somebody else. */
export function asUser(number: number): User | null {
  const user = { uid: number, gid: number };
  const { status } = spawnSync(process.execPath, ['--check', script], { ...user, stdio: 'ignore' });
  return status === 0 ? user : null;
}

/** Starts the service in a process of its own; `nodeArguments` go before the script. */
export function spawnService(userDataFolder: string, nodeArguments: readonly string[] = [], user?: User, env: NodeJS.ProcessEnv = process.env): ServiceProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeArguments, script, userDataFolder], {
    ...user,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const frames = createEmitter<Frame>();
  const closed = createEmitter<void>();
  createInterface({ input: child.stdout }).on('line', (line) => frames.emit(decodeFrame(line)));
  child.stdin.on('error', () => undefined);
  const exited = once(child, 'exit').then(() => closed.emit());
  const client = createClient({
    send: (frame) => void child.stdin.write(`${oneLine(JSON.stringify(frame))}\n`),
    onFrame: (listener) => frames.on(listener),
    onClose: (listener) => closed.on(listener),
    close: () => child.stdin.end(),
  });
  return {
    client,
    process: child,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    end: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
