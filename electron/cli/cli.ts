import process from 'node:process';
import { isAppError, type AppError } from '#shared/base/errors.ts';
import { createClient } from '#shared/rpc/client.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import packageJson from '../../package.json';
import { commandHelp, programHelp, usageLine } from './arguments/help.ts';
import { parseArguments } from './arguments/parse.ts';
import { generalOptions, type ParsedArguments } from './arguments/spec.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { CliCommand, CommandHead } from './command.ts';
import { FailedResult } from './failed-result.ts';
import { messagesFor } from './messages/messages.ts';
import { createOutput } from './output/output.ts';
import type { Pipe } from './pipe/pipe.ts';
import { runPipe } from './pipe/run-pipe.ts';
import { interruption } from './session/interruption.ts';
import { passphraseSource } from './session/passphrase.ts';

/** Entry of the command line; docs in the README. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled. */

const exitCodes = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;

type Output = ReturnType<typeof createOutput>;
type Runnable = CommandHead & { run(args: ParsedArguments, output: Output): Promise<number> };

const byOrder = (left: { order: number }, right: { order: number }) => left.order - right.order;
const commands: Runnable[] = Object.values(import.meta.glob<{ command: CliCommand }>('./commands/*.ts', { eager: true }))
  .map(({ command }) => command)
  .toSorted(byOrder)
  .map((command) => ({ ...command, run: (args, output) => runCommand(command, args, output) }));
const pipes: Runnable[] = Object.values(import.meta.glob<{ pipe: Pipe }>('./pipes/*.ts', { eager: true }))
  .map(({ pipe }) => pipe)
  .toSorted(byOrder)
  .map((pipe) => ({
    name: `pipe ${pipe.task}`,
    summary: pipe.summary,
    spec: { positionals: [], options: pipe.options },
    run: (args, output) => pipeThrough(pipe, args, output),
  }));
const runnables = [...commands, ...pipes];
const messages = messagesFor(process.env);

process.exitCode = await main(process.argv.slice(2));

async function main([word, ...rest]: string[]): Promise<number> {
  // A pipe's name is two words, so that each has options and help of its own.
  const [task] = rest;
  const isPipe = word === 'pipe' && task !== undefined && !task.startsWith('-');
  const name = isPipe ? `pipe ${task}` : word;
  const args = isPipe ? rest.slice(1) : rest;
  if (name === undefined || name === '--help' || name === 'help') {
    const asked = name !== undefined;
    (asked ? process.stdout : process.stderr).write(`${programHelp(runnables, messages)}\n`);
    return asked ? exitCodes.done : exitCodes.usage;
  }
  if (name === 'pipe' && args.includes('--help')) {
    process.stdout.write(`${programHelp(pipes, messages)}\n`);
    return exitCodes.done;
  }
  if (name === '--version') {
    process.stdout.write(`${packageJson.version}\n`);
    return exitCodes.done;
  }
  // Read before the arguments are parsed, since wrong ones are reported in the same form.
  const output = createOutput(process, args.includes('--json'));
  const report = (error: Pick<AppError, 'code' | 'params'>, message: string, result: object = {}) => {
    output.progress('');
    output.note(`error: ${error.code}: ${message}`);
    output.result({ ...result, error: { code: error.code, params: error.params, message } });
  };
  const command = runnables.find((each) => each.name === name);
  try {
    if (name === 'pipe') throw new UsageError('usage.pipe-without-task', { tasks: pipes.map((pipe) => pipe.name.slice('pipe '.length)).join(', ') });
    if (command === undefined) throw new UsageError('usage.unknown-command', { command: name });
    const parsed = parseArguments(args, { ...command.spec, options: [...command.spec.options, ...generalOptions] });
    if (parsed.flag('help')) {
      process.stdout.write(`${commandHelp(command, messages)}\n`);
      return exitCodes.done;
    }
    return await command.run(parsed, output);
  } catch (error) {
    if (error instanceof UsageError) {
      report({ code: 'invalid-input', params: { reason: 'usage', ...error.params } }, messages.text(error.key, error.params));
      output.note(command === undefined ? messages.text('help.more') : usageLine(command));
      return exitCodes.usage;
    }
    if (error instanceof FailedResult) {
      report(error.error, messages.error(error.error.code, error.error.params), error.result);
      return exitCodes.failed;
    }
    if (isAppError(error)) {
      report(error, messages.error(error.code, error.params));
      return error.code === 'cancelled' ? exitCodes.cancelled : exitCodes.failed;
    }
    const message = error instanceof Error ? error.message : String(error);
    report({ code: 'internal', params: {} }, messages.text('error.internal.detail', { message }));
    return exitCodes.failed;
  }
}

async function runCommand(command: CliCommand, args: ParsedArguments, output: Output): Promise<number> {
  const interrupt = interruption();
  const passphrase = passphraseSource(args, messages, interrupt.signal);
  // Loaded only here, so that help and wrong usage answer at once.
  const [{ startService }, { userDataFolder }] = await Promise.all([import('#service/service.ts'), import('../host/host.ts')]);
  const userData = userDataFolder();
  const coder = command.spec.options.some(({ name }) => name === 'coder') ? args.text('coder') : undefined;
  const service = startService({
    userDataFolder: userData,
    appVersion: packageJson.version,
    ...(coder === undefined ? {} : { coderName: coder }),
  });
  const [own, other] = createMemoryTransports();
  service.connect(other);
  const client = createClient(own);
  try {
    const { signal } = interrupt;
    const result = await command.run({ args, client, service, userData, signal, output, messages, passphrase });
    if (result !== undefined) output.result(result);
    return exitCodes.done;
  } finally {
    client.close();
    await service.close();
    interrupt.dispose();
  }
}

async function pipeThrough(pipe: Pipe, args: ParsedArguments, output: Output): Promise<number> {
  const interrupt = interruption();
  try {
    await runPipe(pipe, process, { args, signal: interrupt.signal, messages, output });
    return exitCodes.done;
  } finally {
    interrupt.dispose();
  }
}
