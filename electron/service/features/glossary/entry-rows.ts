import * as z from 'zod/mini';
import { glossaryEntrySchema, type GlossaryEntryRecord, type GlossaryFields } from '#shared/contracts/glossary.ts';
import type { RowImage } from '#service/db/recorded-tables.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import type { GlossaryEntry } from '#service/nlp/plain/glossary/entry.ts';

interface Row {
  id: number;
  guid: string;
  language: string;
  term: string;
  variants: string;
  plain: string;
  plain_plural: string | null;
  forms: string | null;
  definition: string;
  mode: string;
  part_of_speech: string;
  sense: string;
  context: string;
  topic: string;
  audience: string;
  source: string;
  keep_formal: number;
  status: string;
  version: number;
  coder: string;
  created_at: number;
  updated_at: number;
}

const select = 'SELECT glossary_entry.*, coder.name AS coder FROM glossary_entry JOIN coder ON coder.id = glossary_entry.coder_id';

/** Every entry, by language and term. */
export function readEntries(db: ReadableDatabase): GlossaryEntryRecord[] {
  return prepareOnce<[], Row>(db, `${select} ORDER BY language DESC, term, glossary_entry.id`).all().map(entryOf);
}

/** One entry; undefined where there is none. */
export function readEntry(db: ReadableDatabase, id: number): GlossaryEntryRecord | undefined {
  const row = prepareOnce<[number], Row>(db, `${select} WHERE glossary_entry.id = ?`).get(id);
  return row === undefined ? undefined : entryOf(row);
}

function entryOf(row: Row): GlossaryEntryRecord {
  return z.parse(glossaryEntrySchema, {
    id: row.id,
    guid: row.guid,
    language: row.language,
    term: row.term,
    variants: JSON.parse(row.variants),
    plain: row.plain,
    plainPlural: row.plain_plural,
    forms: row.forms === null ? null : JSON.parse(row.forms),
    definition: row.definition,
    mode: row.mode,
    partOfSpeech: row.part_of_speech,
    sense: row.sense,
    context: JSON.parse(row.context),
    topic: row.topic,
    audience: row.audience,
    source: row.source,
    keepFormal: row.keep_formal === 1,
    status: row.status,
    version: row.version,
    coder: row.coder,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
}

/** The columns that a person's fields fill. */
export function imageOf(fields: GlossaryFields): RowImage {
  return {
    language: fields.language,
    term: fields.term,
    variants: JSON.stringify(fields.variants),
    plain: fields.plain,
    plain_plural: fields.plainPlural,
    forms: fields.forms === null ? null : JSON.stringify(fields.forms),
    definition: fields.definition,
    mode: fields.mode,
    part_of_speech: fields.partOfSpeech,
    sense: fields.sense,
    context: JSON.stringify(fields.context),
    topic: fields.topic,
    audience: fields.audience,
    source: fields.source,
    keep_formal: fields.keepFormal ? 1 : 0,
  };
}

/** An entry as the finder and the rewriter use it; its id there is the row's. */
export function usableEntry(record: GlossaryEntryRecord): GlossaryEntry {
  return { ...record, id: String(record.id) };
}

/** The approved entries: the only ones that are offered anywhere. */
export function approvedEntries(db: ReadableDatabase): GlossaryEntry[] {
  return readEntries(db).filter(({ status }) => status === 'approved').map(usableEntry);
}
