import { projectContract } from '#shared/contracts/project.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional, openProject } from '../session/open-project.ts';

export const command: CliCommand = {
  name: 'info',
  order: 3,
  summary: 'command.info',
  spec: { positionals: [{ name: 'PROJECT' }], options: [] },
  run: async (context) => {
    const path = await openProject(context, firstPositional(context));
    const info = await context.client.call(projectContract.methods.info, {});
    context.output.line(path);
    for (const [name, value] of flat(info)) context.output.line(`${name}: ${String(value)}`);
    return info;
  },
};

/** Nested values by their names joined with dots. */
function flat(value: object, prefix = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null ? flat(part, `${prefix}${name}.`) : [[`${prefix}${name}`, part] satisfies [string, unknown]],
  );
}
