import { isAbsolute, resolve } from 'node:path';

const PROJECT_EXTENSION = '.verbatim';

/** Whether a command line asks for the sample project. */
export function asksForSample(commandLine: readonly string[]): boolean {
  return commandLine.slice(1).includes('--sample');
}

/**
 * Project files named on a command line, as absolute paths, in order and once each.
 * Everything else is left aside: switches (also Chromium's own), the executable,
 * the application folder.
 * @param workingFolder The folder of the process that was started, which for a
 *   second instance is not this one's.
 */
export function projectArguments(commandLine: readonly string[], workingFolder: string): readonly string[] {
  const paths = commandLine
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(PROJECT_EXTENSION))
    .map((argument) => (isAbsolute(argument) ? argument : resolve(workingFolder, argument)));
  return [...new Set(paths)];
}
