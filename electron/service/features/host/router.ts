import { readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join, parse, resolve, sep } from 'node:path';
import { hostContract, type FolderEntry } from '#shared/contracts/host.ts';
import { fileError } from '#service/files/file-error.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.router(hostContract, {
  listFolder: async (_context, { path, extensions }) => {
    const folder = resolve(path ?? homedir());
    const parent = dirname(folder);
    return {
      path: folder,
      parent: parent === folder ? null : parent,
      separator: sep,
      entries: await entriesOf(folder, extensions),
    };
  },
  places: () => {
    const home = homedir();
    const places = [
      { kind: 'home' as const, path: home },
      { kind: 'desktop' as const, path: join(home, 'Desktop') },
      { kind: 'documents' as const, path: join(home, 'Documents') },
      { kind: 'downloads' as const, path: join(home, 'Downloads') },
      { kind: 'root' as const, path: parse(home).root },
    ];
    return { places: places.filter((place) => existsSync(place.path)) };
  },
});

async function entriesOf(folder: string, extensions: string[] | undefined): Promise<FolderEntry[]> {
  let names;
  try {
    names = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw fileError(cause, folder);
  }
  const wanted = extensions?.map((extension) => `.${extension.toLowerCase()}`);
  const found = await Promise.all(
    names
      .filter((entry) => !entry.name.startsWith('.'))
      .map(async (entry): Promise<FolderEntry | undefined> => {
        const path = join(folder, entry.name);
        // A dangling link or a file without permission is no entry a person could choose.
        const facts = await stat(path).catch(() => undefined);
        if (facts === undefined) return undefined;
        if (!facts.isDirectory() && wanted !== undefined && !wanted.includes(extname(entry.name).toLowerCase())) return undefined;
        return { name: entry.name, path, folder: facts.isDirectory(), size: facts.size, modifiedAt: facts.mtimeMs };
      }),
  );
  return found
    .filter((entry) => entry !== undefined)
    .sort((a, b) => Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name, undefined, { numeric: true }));
}
