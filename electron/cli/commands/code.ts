import { codingContract } from '#shared/contracts/coding.ts';
import type { CliCommand } from '../command.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { firstPositional, openProject, secondPositional } from '../session/open-project.ts';

export const command: CliCommand = {
  name: 'code',
  order: 5,
  summary: 'command.code',
  spec: {
    positionals: [{ name: 'PROJECT' }, { name: 'CODE' }],
    options: [
      { name: 'search', value: 'QUERY', help: 'option.code-search' },
      { name: 'regex', help: 'option.regex' },
      { name: 'dry-run', help: 'option.dry-run' },
      { name: 'coder', value: 'NAME', help: 'option.coder' },
    ],
  },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const query = args.text('search');
    if (query === undefined) throw new UsageError('usage.option-missing', { option: '--search' });
    const code = secondPositional(context);
    await openProject(context, firstPositional(context));
    const dryRun = args.flag('dry-run');
    const result = await client.run(
      codingContract.methods.auto,
      { query, code, regex: args.flag('regex'), dryRun },
      { signal, onProgress: ({ done, total }) => output.progress(messages.text('progress.count', { done, total })) },
    );
    output.progress('');
    output.line(messages.text(dryRun ? 'code.would' : 'code.done', { name: code, codings: result.codings, messages: result.messages, already: result.already }));
    return { ...result, dryRun };
  },
};
