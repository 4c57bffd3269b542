import { resolve } from 'node:path';
import { projectContract } from '#shared/contracts/project.ts';
import { sampleContract } from '#shared/contracts/sample.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional } from '../session/open-project.ts';

export const command: CliCommand = {
  name: 'sample',
  order: 9,
  summary: 'command.sample',
  spec: { positionals: [{ name: 'PROJECT' }], options: [{ name: 'language', value: 'zh|en', help: 'option.sample-language' }] },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const path = resolve(firstPositional(context));
    const passphrase = await context.passphrase.toCreate();
    const language = args.text('language') ?? messages.text('sample.language');
    await client.call(projectContract.methods.create, { path, passphrase }, { signal });
    const result = await client.run(
      sampleContract.methods.fill,
      { language: language === 'zh' ? 'zh' : 'en' },
      { signal, onProgress: ({ done, total }) => output.progress(messages.text('progress.count', { done, total })) },
    );
    output.progress('');
    if (passphrase === null) output.note(messages.text('note.plain'));
    output.line(messages.text('sample.done', { path, messages: result.messages }));
    return { project: path, ...result };
  },
};
