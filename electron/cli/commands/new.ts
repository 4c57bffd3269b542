import { resolve } from 'node:path';
import { projectContract } from '#shared/contracts/project.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional } from '../session/open-project.ts';

export const command: CliCommand = {
  name: 'new',
  order: 1,
  summary: 'command.new',
  spec: { positionals: [{ name: 'PROJECT' }], options: [{ name: 'name', value: 'NAME', help: 'option.project-name' }] },
  run: async (context) => {
    const { args, client, messages, output } = context;
    const path = resolve(firstPositional(context));
    const passphrase = await context.passphrase.toCreate();
    const name = args.text('name');
    await client.call(projectContract.methods.create, { path, passphrase, ...(name === undefined ? {} : { name }) });
    if (passphrase === null) output.note(messages.text('note.plain'));
    output.line(messages.text('new.made', { path }));
    return { project: path, encrypted: passphrase !== null };
  },
};
