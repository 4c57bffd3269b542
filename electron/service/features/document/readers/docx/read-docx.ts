import { AppError } from '#shared/base/errors.ts';
import { openContainer, type Container, type Refusal } from '#service/importers/container/open-container.ts';
import type { DocumentNote } from '../read-document.ts';
import { createNumberer } from './numbering.ts';
import { readStory, type StoryContext } from './story.ts';
import { readXml } from './xml-events.ts';

/** Bytes one part may unpack to. */
const largestPart = 128 * 1024 * 1024;

/**
 * Reads a Word file: the body as text with its footnotes and endnotes behind it, each under its mark. What it holds
 * besides is named in `notes`. Parts are looked up in the container alone, whatever their relationships say. Throws
 * `unsupported-format` with `damaged-document` or `encrypted-document`, `resource-limit`/`zip-bomb`.
 */
export async function readDocx(bytes: Buffer, name: string): Promise<{ text: string; notes: DocumentNote[] }> {
  const refused: Refusal = (kind, cause) =>
    new AppError('unsupported-format', { reason: kind === 'encrypted' ? 'encrypted-document' : 'damaged-document', name }, { cause });
  const container = await openContainer(bytes, name, refused);
  try {
    const { main, related } = await findParts(container);
    const read = (part: string) => container.read(part, largestPart);
    const body = await read(main);
    if (body === undefined) throw refused('damaged');
    const notes = new Set<DocumentNote>();
    const marks = new Map<string, number>();
    const context: StoryContext = {
      numberer: createNumberer(await read(related('numbering')), await read(related('styles'))),
      notes,
      mark: (kind, id) => {
        const key = `${kind} ${id}`;
        marks.set(key, marks.get(key) ?? marks.size + 1);
        return `[${marks.get(key)}]`;
      },
    };
    const { text } = readStory(body, context);
    const behind = new Map<string, string>();
    for (const kind of marks.size === 0 ? [] : (['footnote', 'endnote'] as const)) {
      const story = await read(related(`${kind}s`));
      if (story !== undefined) for (const [id, words] of readStory(story, context).parts) behind.set(`${kind} ${id}`, words);
    }
    for (const part of container.names.filter((each) => /(?:^|\/)(?:header|footer)\d*\.xml$/.test(each))) {
      const aside = readStory((await read(part)) ?? '', { ...context, notes: new Set() });
      // A page number alone is no text that anybody misses.
      if (/\p{L}/u.test(aside.text)) notes.add('headers');
    }
    // Notes of notes have got their marks by now, and stand at the end of all.
    const lines = [...marks].flatMap(([key, mark]) => (behind.has(key) ? [`[${mark}] ${behind.get(key)?.trimStart() ?? ''}`] : []));
    return { text: [text, ...lines].join('\n'), notes: [...notes] };
  } catch (cause) {
    throw cause instanceof AppError ? cause : refused('damaged', cause);
  }
}

/** The main part, and the parts that belong to it, by their relationships or else by where Word puts them. */
async function findParts(container: Container): Promise<{ main: string; related: (kind: string) => string }> {
  const root = await targetsOf(container, '_rels/.rels', '');
  const main = root.get('officeDocument') ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = await targetsOf(container, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  return { main, related: (kind) => targets.get(kind) ?? `${folder}${kind}.xml` };
}

/** Names of parts by the last word of their relationship's type, of those that are in the container. */
async function targetsOf(container: Container, part: string, folder: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const names = new Set(container.names);
  readXml((await container.read(part, largestPart)) ?? '', {
    open: (name, value) => {
      const target = name === 'Relationship' ? (value('Target') ?? '') : '';
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      if (names.has(path)) targets.set((value('Type') ?? '').replace(/^.*\//, ''), path);
    },
    close: () => {},
    text: () => {},
  });
  return targets;
}
