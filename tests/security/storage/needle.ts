import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What must be found nowhere in plain: a sentence in each language and an identity number with a valid check digit. */
export const needles = ['needle sentence about the redemption of my savings', '针眼里的一句话关于我的赎回', '11010519491231002X'] as const;

const forms = needles.flatMap((needle) => [Buffer.from(needle, 'utf8'), Buffer.from(needle, 'utf16le'), Buffer.from(needle, 'utf16le').swap16()]);

/** Files below the folders that hold a needle in UTF-8 or UTF-16. */
export function filesWithNeedle(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => holdsNeedle(path)),
  );
}

/** Open files of a process, deleted ones too, that hold a needle. Linux only. */
export function openFilesWithNeedle(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder)
    .map((descriptor) => join(folder, descriptor))
    .filter((path) => holdsNeedle(path))
    .map((path) => readlinkSync(path));
}

function holdsNeedle(path: string): boolean {
  let bytes: Buffer;
  try {
    if (!statSync(path).isFile()) return false;
    bytes = readFileSync(path);
  } catch {
    // Closed or removed between listing and reading: there is nothing left to hold a needle.
    return false;
  }
  return forms.some((form) => bytes.includes(form));
}
