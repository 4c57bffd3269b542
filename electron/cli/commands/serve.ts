import { basename, join, resolve } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import type { Host, OpenedWindow } from '../../host/host.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { hasDisplay } from '../session/display.ts';

const highestPort = 65_535;

export const command: CliCommand = {
  name: 'serve',
  order: 10,
  summary: 'command.serve',
  spec: {
    positionals: [{ name: 'PROJECT', optional: true }],
    options: [
      { name: 'port', value: 'N', kind: 'count', help: 'option.port' },
      { name: 'no-open', help: 'option.no-open' },
      { name: 'sample', help: 'option.sample' },
      { name: 'until-closed', help: 'option.until-closed' },
    ],
  },
  run: async (context) => {
    const { findBrowser, openInBrowser } = await import('../../host/host.ts');
    const host = await start(context);
    const browser = context.args.flag('no-open') || !hasDisplay() ? undefined : findBrowser();
    const window = browser === undefined ? undefined : openInBrowser(browser, host, context.userData);
    try {
      announce(context, host);
      await ended(context, window);
    } finally {
      process.stdin.destroy();
      window?.close();
      await host.close();
    }
    return undefined;
  },
};

async function start(context: CommandContext): Promise<Host> {
  const { args, service } = context;
  const port = args.count('port') ?? 0;
  if (port > highestPort) throw new UsageError('usage.not-a-count', { option: '--port', given: port });
  const [given] = args.positionals;
  const path = given === undefined ? null : resolve(given);
  const alreadyOpen = path !== null && (await openWherePossible(context, path));
  const { startHost } = await import('../../host/host.ts');
  try {
    return await startHost({
      service,
      pageFolder: join(import.meta.dirname, '..', 'renderer'),
      port,
      open: alreadyOpen ? null : path,
      sample: args.flag('sample'),
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new AppError('io', { reason: 'port-taken', port }, { cause });
    throw cause;
  }
}

/** Opens a plain project, or one whose passphrase was given; else the workbench asks for it. */
async function openWherePossible({ client, passphrase }: CommandContext, path: string): Promise<boolean> {
  const { exists, encrypted } = await client.call(projectContract.methods.inspect, { path });
  if (!exists) throw new AppError('not-found', { reason: 'no-such-file', name: path });
  if (encrypted && !passphrase.given) return false;
  await client.call(projectContract.methods.open, { path, passphrase: encrypted ? await passphrase.toUnlock(basename(path)) : null });
  return true;
}

function announce({ args, messages, output }: CommandContext, host: Host): void {
  const show = () => {
    const url = host.link();
    output.line(messages.text('serve.ready', { url }));
    output.result({ url });
  };
  show();
  if (args.flag('until-closed')) return;
  if (process.stdin.isTTY) output.note(messages.text('serve.hint'));
  process.stdin.on('data', show);
}

/** Resolves on Ctrl+C, or when the window is closed where that was asked for. */
function ended({ args, signal }: CommandContext, window: OpenedWindow | undefined): Promise<void> {
  return new Promise((settle, fail) => {
    signal.addEventListener('abort', () => settle());
    if (signal.aborted) settle();
    window?.closed.then(() => (args.flag('until-closed') ? settle() : undefined), fail);
  });
}
