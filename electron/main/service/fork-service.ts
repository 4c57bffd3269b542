import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';

/** Variables that would change how the service's Node runs, or make it load something else. */
const withheldVariables = /^(?:NODE_|ELECTRON_|npm_)/i;

/** The environment that the service inherits. */
export function serviceEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !withheldVariables.test(name)) kept[name] = value;
  }
  return kept;
}

/** Starts the service in a process of its own, with no arguments that a process list would show. */
export function forkService(entryFile: string, development: boolean): UtilityProcess {
  return utilityProcess.fork(entryFile, [], {
    serviceName: 'Verbatim Service',
    execArgv: [],
    env: serviceEnvironment(process.env),
    stdio: development ? 'inherit' : 'ignore',
  });
}
