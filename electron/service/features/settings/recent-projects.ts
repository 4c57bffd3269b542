import { existsSync } from 'node:fs';
import type { RecentProject } from '#shared/contracts/settings.ts';
import { readJsonFile, writeJsonFile } from './settings-file.ts';

const mostKept = 20;
type Stored = Omit<RecentProject, 'exists'>;

function isStored(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value && typeof value.path === 'string' &&
    'name' in value && typeof value.name === 'string' &&
    'openedAt' in value && typeof value.openedAt === 'number' &&
    'encrypted' in value && typeof value.encrypted === 'boolean'
  );
}

function readStored(folder: string): Stored[] {
  const stored = readJsonFile(folder, 'recent-projects.json');
  return Array.isArray(stored) ? stored.filter(isStored) : [];
}

/** Projects opened on this machine, the newest first. */
export function readRecent(folder: string): RecentProject[] {
  return readStored(folder).map(({ path, name, openedAt, encrypted }) => ({ path, name, openedAt, encrypted, exists: existsSync(path) }));
}

/** Puts a project at the top. */
export function rememberProject(folder: string, project: Omit<Stored, 'openedAt'>, now: number): void {
  const others = readStored(folder).filter((other) => other.path !== project.path);
  writeJsonFile(folder, 'recent-projects.json', [{ ...project, openedAt: now }, ...others].slice(0, mostKept));
}

/** Takes a project off the list; the file itself stays. */
export function forgetProject(folder: string, path: string): void {
  writeJsonFile(folder, 'recent-projects.json', readStored(folder).filter((other) => other.path !== path));
}
