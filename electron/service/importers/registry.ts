import { AppError } from '#shared/base/errors.ts';
import { foreignDocument } from './foreign-document.ts';
import type { FileSource, Importer } from './importer.ts';
import { sampleSize } from './limits.ts';

const modules = import.meta.glob<{ importer: Importer }>('./*/importer.ts', { eager: true });

/** Every format that can be imported, by id. A folder with an `importer.ts` is all it takes to add one. */
export const importers: ReadonlyMap<string, Importer> = collect();

function collect(): Map<string, Importer> {
  const found = new Map<string, Importer>();
  for (const [path, { importer }] of Object.entries(modules)) {
    if (found.has(importer.id)) throw new Error(`Two importers are called ${importer.id}: ${path}`);
    found.set(importer.id, importer);
  }
  return found;
}

/**
 * The importer of a file: the one asked for, or the one most sure of its first bytes and name.
 * Throws `unsupported-format` when there is none: `unknown-format`, or `other-document` where the kind is known.
 */
export function importerFor(source: FileSource, format: string | null): Importer {
  if (format !== null) {
    const asked = importers.get(format);
    if (asked === undefined) throw new AppError('unsupported-format', { reason: 'unknown-format', format });
    return asked;
  }
  const head = source.readAt(0, sampleSize);
  const kind = foreignDocument(head);
  if (kind !== null) throw new AppError('unsupported-format', { reason: 'other-document', name: source.name, kind });
  let best: Importer | null = null;
  let confidence = 0;
  for (const importer of importers.values()) {
    const sure = importer.sniff(head, source.name);
    if (sure > confidence) [best, confidence] = [importer, sure];
  }
  if (best === null) throw new AppError('unsupported-format', { reason: 'unknown-format', name: source.name });
  return best;
}
