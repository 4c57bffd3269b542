import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decideRestart } from '../../../electron/main/service/restart-policy.ts';
import { createServiceProcess } from '../../../electron/main/service/service-process.ts';
import { startShell } from './start-shell.ts';
import { StandInChild, StandInPort, frame } from './electron-stand-in.ts';
import type { ServiceState } from '../../../shared/base/desktop-api.ts';
import type { RunningShell } from './start-shell.ts';

const start = { kind: 'start', userDataFolder: '/data', appVersion: '1.2.3' } as const;

describe('after a crash', () => {
  it('the pause grows and then it is given up', () => {
    const delays: unknown[] = [];
    const crashes: number[] = [];
    for (let crash = 0; crash < 6; crash += 1) {
      crashes.push(crash * 1_000);
      const decision = decideRestart(crashes);
      delays.push(decision.action === 'restart' ? decision.delay : decision.action);
    }
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 'give-up']);
  });

  it('old crashes are forgiven', () => {
    const crashes = [0, 1, 2, 3, 4, 5, 600_000];
    expect(decideRestart(crashes)).toEqual({ action: 'restart', delay: 250 });
  });
});

describe('the service process', () => {
  let children: StandInChild[];
  let states: ServiceState[];
  let time: number;
  const make = () =>
    createServiceProcess({
      fork: () => {
        const child = new StandInChild();
        children.push(child);
        return child as never;
      },
      start,
      onStateChange: (state) => states.push(state),
      now: () => time,
    });

  beforeEach(() => {
    vi.useFakeTimers();
    children = [];
    states = [];
    time = 0;
  });

  afterEach(() => void vi.useRealTimers());

  it('is told where to work, and is ready when it says so', () => {
    const service = make();
    service.start();
    expect(children[0]?.posted[0]?.message).toEqual(start);
    expect(service.state()).toBe('starting');
    children[0]?.emit('message', { kind: 'something else' });
    expect(service.state()).toBe('starting');
    children[0]?.emit('message', { kind: 'ready' });
    expect(states).toEqual(['ready']);
  });

  it('takes a port only while it is ready', () => {
    const service = make();
    service.start();
    const port = new StandInPort();
    expect(service.connect(port as never)).toBe(false);
    children[0]?.emit('message', { kind: 'ready' });
    expect(service.connect(port as never)).toBe(true);
    expect(children[0]?.posted.at(-1)).toEqual({ message: { kind: 'connect' }, ports: [port] });
  });

  it('is started again after a crash, and not a second time meanwhile', () => {
    const service = make();
    service.start();
    children[0]?.emit('message', { kind: 'ready' });
    children[0]?.emit('exit', 11);
    expect(service.state()).toBe('restarting');
    service.start();
    expect(children).toHaveLength(1);
    vi.advanceTimersByTime(250);
    expect(children).toHaveLength(2);
    children[1]?.emit('message', { kind: 'ready' });
    expect(states).toEqual(['ready', 'restarting', 'ready']);
  });

  it('does not mistake a late word of a dead process for the new one', () => {
    const service = make();
    service.start();
    children[0]?.emit('exit', 1);
    vi.advanceTimersByTime(250);
    children[0]?.emit('message', { kind: 'ready' });
    expect(service.state()).toBe('restarting');
  });

  it('is given up when it crashes again and again', () => {
    const service = make();
    service.start();
    for (let crash = 0; crash < 6; crash += 1) {
      children.at(-1)?.emit('exit', 1);
      vi.advanceTimersByTime(10_000);
      time += 1_000;
    }
    expect(children).toHaveLength(6);
    expect(states.at(-1)).toBe('failed');
  });

  it('may close its project before it ends', async () => {
    const service = make();
    service.start();
    const stopped = service.stop();
    expect(children[0]?.posted.at(-1)?.message).toEqual({ kind: 'close' });
    children[0]?.emit('exit', 0);
    await stopped;
    expect(children[0]?.killed).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(children).toHaveLength(1);
  });

  it('is ended when it does not close', async () => {
    const service = make();
    service.start();
    const stopped = service.stop();
    vi.advanceTimersByTime(10_000);
    await stopped;
    expect(children[0]?.killed).toBe(true);
  });
});

describe('the port to the service', () => {
  const NONCE = 'a1b2c3d4e5f60718';
  let shell: RunningShell;
  const ask = (senderFrame: unknown, nonce: unknown): void =>
    void shell.module.ipcMain.emit('service:request-port', { senderFrame }, nonce);

  beforeEach(async () => {
    shell = await startShell();
  });

  afterEach(() => shell.dispose());

  const becomeReady = (): void => void shell.children[0]?.emit('message', { kind: 'ready' });
  const portsGiven = (): number => shell.children[0]?.posted.filter(({ ports }) => ports.length > 0).length ?? 0;

  it('goes straight to the page, with its nonce', () => {
    becomeReady();
    const page = frame();
    ask(page, NONCE);
    expect(page.posted).toEqual([['service:port', NONCE, [expect.any(StandInPort)]]]);
    expect(portsGiven()).toBe(1);
  });

  it('comes once the service is ready', () => {
    const page = frame();
    ask(page, NONCE);
    expect(page.posted).toEqual([]);
    becomeReady();
    expect(page.posted).toHaveLength(1);
  });

  it('does not go to a page that is gone by then', () => {
    const page = frame({ isDestroyed: () => true });
    ask(page, NONCE);
    becomeReady();
    expect(page.posted).toEqual([]);
    expect(portsGiven()).toBe(0);
  });

  it('is given once for a nonce', () => {
    becomeReady();
    const page = frame();
    ask(page, NONCE);
    ask(page, NONCE);
    expect(page.posted).toHaveLength(1);
    ask(page, `${NONCE}2`);
    expect(page.posted).toHaveLength(2);
  });

  it.each([undefined, null, 7, '', 'short', 'with spaces and more', 'a'.repeat(129), { nonce: NONCE }])(
    'is not given for the nonce %j',
    (nonce) => {
      becomeReady();
      const page = frame();
      ask(page, nonce);
      expect(page.posted).toEqual([]);
    },
  );

  it.each([
    ['another origin', { origin: 'https://example.com' }],
    ['a frame inside the page', { parent: frame() }],
    ['a detached frame', { detached: true }],
  ])('is not given to %s', (_what, change) => {
    becomeReady();
    const page = frame(change);
    ask(page, NONCE);
    expect(page.posted).toEqual([]);
    expect(portsGiven()).toBe(0);
  });

  it('belongs to a process without arguments and without our Node settings', () => {
    const [file, args, options] = shell.forks[0] ?? [];
    expect(file).toBe('/opt/verbatim/out/main/service-entry.js');
    expect(args).toEqual([]);
    expect(options).toMatchObject({ execArgv: [], stdio: 'ignore' });
    const environment = Object.keys((options as { env: object }).env);
    expect(environment.filter((name) => /^(?:NODE_|ELECTRON_|npm_)/i.test(name))).toEqual([]);
  });
});
