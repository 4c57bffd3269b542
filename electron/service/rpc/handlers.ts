import type { Implemented } from './implement.ts';

/** The kinds of handler file, which are also the places handlers run. */
export type Lane = 'router' | 'read' | 'view' | 'write' | 'job';

type Modules = Record<string, { handlers: Implemented[] }>;

const modules: Record<Lane, Modules> = {
  router: import.meta.glob<{ handlers: Implemented[] }>('../features/*/router.ts', { eager: true }),
  read: import.meta.glob<{ handlers: Implemented[] }>('../features/*/queries.ts', { eager: true }),
  view: import.meta.glob<{ handlers: Implemented[] }>('../features/*/views.ts', { eager: true }),
  write: import.meta.glob<{ handlers: Implemented[] }>('../features/*/commands.ts', { eager: true }),
  job: import.meta.glob<{ handlers: Implemented[] }>('../features/*/jobs.ts', { eager: true }),
};

/** One method with its handler and the place it runs. */
export interface Registered extends Implemented {
  readonly lane: Lane;
}

/** Every method of every feature by name, found by their file names. Throws on a name registered twice. */
export const registeredHandlers: ReadonlyMap<string, Registered> = collect();

function collect(): Map<string, Registered> {
  const found = new Map<string, Registered>();
  for (const lane of Object.keys(modules).filter((name): name is Lane => name in modules)) {
    for (const { handlers } of Object.values(modules[lane])) {
      for (const handler of handlers) {
        if (found.has(handler.method.name)) throw new Error(`two handlers for ${handler.method.name}`);
        found.set(handler.method.name, { ...handler, lane });
      }
    }
  }
  return found;
}
