import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import type { CliCommand } from '../command.ts';
import { FailedResult } from '../failed-result.ts';
import { firstPositional, openProject } from '../session/open-project.ts';

const head = z.object({ seq: z.number(), h: z.string() });

export const command: CliCommand = {
  name: 'verify',
  order: 7,
  summary: 'command.verify',
  spec: { positionals: [{ name: 'PROJECT' }], options: [{ name: 'anchor', value: 'FILE', help: 'option.anchor' }] },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const anchor = readAnchor(args.text('anchor'));
    await openProject(context, firstPositional(context));
    const result = await client.run(
      projectContract.methods.verify,
      anchor === undefined ? {} : { anchor },
      { signal, onProgress: ({ step, done, total }) => output.progress(messages.text('progress.step', { step, done, total })) },
    );
    output.progress('');
    for (const { kind, detail } of result.problems) output.line(`${kind}: ${detail}`);
    if (!result.ok) throw new FailedResult(new AppError('db-corrupt', { reason: 'verify', problems: result.problems.length }), result);
    output.line(messages.text('verify.ok', { messages: result.messages, spans: result.spans, auditEntries: result.auditEntries }));
    return result;
  },
};

/** The head of an audit chain kept elsewhere: bare, or in a manifest or backup receipt under `audit`. */
function readAnchor(file: string | undefined): z.infer<typeof head> | undefined {
  if (file === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError('io', { reason: 'anchor-file', name: file }, { cause });
  }
  const bare = z.safeParse(head, value);
  if (bare.success) return bare.data;
  const inside = z.safeParse(z.object({ audit: head }), value);
  if (!inside.success) throw new AppError('invalid-input', { reason: 'anchor-file', name: file });
  return inside.data.audit;
}
