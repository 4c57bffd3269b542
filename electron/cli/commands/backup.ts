import { resolve } from 'node:path';
import { projectContract } from '#shared/contracts/project.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional, openProject, secondPositional } from '../session/open-project.ts';

export const command: CliCommand = {
  name: 'backup',
  order: 8,
  summary: 'command.backup',
  spec: { positionals: [{ name: 'PROJECT' }, { name: 'OUT' }], options: [] },
  run: async (context) => {
    const { client, output, messages, signal } = context;
    const path = resolve(secondPositional(context));
    await openProject(context, firstPositional(context));
    const result = await client.run(
      projectContract.methods.backup,
      { path },
      { signal, onProgress: ({ step, done, total }) => output.progress(messages.text('progress.step', { step, done, total })) },
    );
    output.progress('');
    output.line(messages.text('backup.done', { path: result.path, bytes: result.bytes }));
    return result;
  },
};
