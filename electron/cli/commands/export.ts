import { extname, resolve } from 'node:path';
import { exportContract, type ExportOptions } from '#shared/contracts/export.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { duration } from '../output/duration.ts';
import { firstPositional, openProject, secondPositional } from '../session/open-project.ts';

const { methods } = exportContract;

export const command: CliCommand = {
  name: 'export',
  order: 6,
  summary: 'command.export',
  spec: {
    positionals: [{ name: 'PROJECT' }, { name: 'OUT' }],
    options: [
      { name: 'format', value: 'FORMAT', help: 'option.export-format' },
      { name: 'filter', value: 'QUERY', help: 'option.filter' },
      { name: 'mask', help: 'option.mask' },
      { name: 'option', value: 'NAME=VALUE', repeats: true, help: 'option.export-option' },
      { name: 'overwrite', help: 'option.overwrite' },
    ],
  },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const path = resolve(secondPositional(context));
    await openProject(context, firstPositional(context));
    const result = await client.run(
      methods.run,
      {
        path,
        format: await formatOf(context, path),
        filter: args.text('filter') ?? '',
        options: exportOptions(context),
        overwrite: args.flag('overwrite'),
      },
      {
        signal,
        onProgress: ({ done, total, rate, secondsLeft }) =>
          output.progress(
            messages.text('export.progress', { done, total, rate: Math.round(rate), left: secondsLeft === null ? '–' : duration(secondsLeft) }),
          ),
      },
    );
    output.progress('');
    output.line(messages.text('export.done', { path, ...result }));
    return { path, ...result };
  },
};

/** The format asked for, else the one whose extension the file has. */
async function formatOf({ args, client }: CommandContext, path: string): Promise<string> {
  const { formats } = await client.call(methods.formats, {});
  const given = args.text('format');
  const found = formats.find(({ id, extension }) =>
    given === undefined ? extension.replace(/^\./, '') === extname(path).slice(1).toLowerCase() : id === given,
  );
  if (found !== undefined) return found.id;
  throw new UsageError('usage.export-format', { given: given ?? extname(path), formats: formats.map(({ id }) => id).join(', ') });
}

/** Options of the format, each `NAME=VALUE`; the exporter refuses those it does not know. */
function exportOptions({ args }: CommandContext): ExportOptions {
  const options: ExportOptions = args.flag('mask') ? { mask: true } : {};
  for (const given of args.all('option')) {
    const place = given.indexOf('=');
    if (place < 1) throw new UsageError('usage.not-an-assignment', { option: '--option', given });
    options[given.slice(0, place)] = valueOf(given.slice(place + 1));
  }
  return options;
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
