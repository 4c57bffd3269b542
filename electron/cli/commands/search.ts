import { searchContract } from '#shared/contracts/search.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional, openProject, secondPositional } from '../session/open-project.ts';

const { methods } = searchContract;
const defaultLimit = 20;
const largestPage = 10_000;

export const command: CliCommand = {
  name: 'search',
  order: 4,
  summary: 'command.search',
  spec: {
    positionals: [{ name: 'PROJECT' }, { name: 'QUERY' }],
    options: [
      { name: 'limit', value: 'N', kind: 'count', help: 'option.limit' },
      { name: 'count', help: 'option.count' },
      { name: 'ids', help: 'option.ids' },
    ],
  },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const query = secondPositional(context);
    await openProject(context, firstPositional(context));
    if (args.flag('count')) {
      const { count } = await client.call(methods.count, { query }, { signal });
      output.line(String(count));
      return { count };
    }
    if (args.flag('ids')) {
      const { external } = await client.call(methods.ids, { query, external: true }, { signal });
      const ids = external.slice(0, args.count('limit') ?? external.length);
      for (const id of ids) output.line(id);
      return { count: external.length, ids };
    }
    const limit = args.count('limit') ?? defaultLimit;
    const hits: { message: string; conversation: string; text: string; ranges: [number, number][] }[] = [];
    let count = 0;
    let more = true;
    while (more) {
      const page = { query, offset: hits.length, limit: Math.min(limit - hits.length, largestPage) };
      const result = await client.call(methods.run, page, { signal });
      count = result.count;
      hits.push(...result.hits.map(({ message, conversation, text, ranges }) => ({ message, conversation, text, ranges })));
      more = result.hits.length > 0 && hits.length < Math.min(limit, count);
    }
    for (const { message, text } of hits) output.line(`${message}\t${text.replace(/\s+/gu, ' ')}`);
    output.line(hits.length < count ? messages.text('search.more', { shown: hits.length, count }) : messages.text('search.count', { count }));
    return { count, hits };
  },
};
