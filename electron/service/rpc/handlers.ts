import type { ReadableDatabase } from '../db/open.ts';
import type { Implemented } from './implement.ts';

/** The kinds of handler file, which are also the places handlers run. */
export type Lane = 'router' | 'read' | 'view' | 'write' | 'job';

interface HandlerModule {
  readonly handlers: Implemented[];
  /** Work for a lane that has nothing to do after opening, in steps of some 20 ms; `views.ts` only. */
  readonly whenIdle?: (db: ReadableDatabase) => Generator<void, void, void>;
}
type Modules = Record<string, HandlerModule>;

const modules: Record<Lane, Modules> = {
  router: import.meta.glob<HandlerModule>('../features/*/router.ts', { eager: true }),
  read: import.meta.glob<HandlerModule>('../features/*/queries.ts', { eager: true }),
  view: import.meta.glob<HandlerModule>('../features/*/views.ts', { eager: true }),
  write: import.meta.glob<HandlerModule>('../features/*/commands.ts', { eager: true }),
  job: import.meta.glob<HandlerModule>('../features/*/jobs.ts', { eager: true }),
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

/** What the view lane may do while nobody asks anything of it. */
export const idleWork = Object.values(modules.view).flatMap(({ whenIdle }) => whenIdle ?? []);
