import type { GlossaryEntryRecord, GlossaryFields } from '#shared/contracts/glossary.ts';
import { glossaryTopics } from '#shared/contracts/glossary.ts';
import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import type { ParsedEntry } from '#service/nlp/plain/glossary/parse-glossary.ts';

const columns = ['language', 'term', 'variants', 'plain', 'plainPlural', 'definition', 'mode', 'partOfSpeech', 'sense', 'contextAny', 'contextNone', 'topic', 'audience', 'source', 'status', 'version'] as const;

/** The glossary as CSV: lists in a cell are parted by semicolons, cells made safe for spreadsheets, byte order mark first. */
export function glossaryCsv(entries: readonly GlossaryEntryRecord[]): string {
  const rows = entries.map((entry) => {
    const cells: Record<(typeof columns)[number], string> = {
      language: entry.language,
      term: entry.term,
      variants: entry.variants.join('; '),
      plain: entry.plain,
      plainPlural: entry.plainPlural ?? '',
      definition: entry.definition,
      mode: entry.mode,
      partOfSpeech: entry.partOfSpeech,
      sense: entry.sense,
      contextAny: entry.context.any.join('; '),
      contextNone: entry.context.none.join('; '),
      topic: entry.topic,
      audience: entry.audience,
      source: entry.source,
      status: entry.status,
      version: String(entry.version),
    };
    return columns.map((name) => safeCell(cells[name])).join(',');
  });
  return `\ufeff${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

/** The glossary as JSON, whole. */
export function glossaryJson(entries: readonly GlossaryEntryRecord[]): string {
  return `${JSON.stringify({ entries: entries.map(({ id: _id, ...entry }) => ({ ...entry, id: entry.guid })) }, null, 2)}\n`;
}

/** What a glossary file says of an entry, as fields. */
export function importedFields(entry: ParsedEntry, fileName: string): GlossaryFields {
  return {
    language: entry.language,
    term: entry.term,
    variants: [...entry.variants],
    plain: entry.plain,
    plainPlural: entry.plainPlural,
    forms: entry.forms,
    definition: entry.definition,
    mode: entry.mode,
    partOfSpeech: entry.partOfSpeech,
    sense: entry.sense,
    context: { any: [...entry.context.any], none: [...entry.context.none] },
    topic: glossaryTopics.find((topic) => topic === entry.topic) ?? 'other',
    audience: entry.audience,
    source: entry.source === '' ? fileName : entry.source,
    keepFormal: entry.keepFormal,
  };
}
