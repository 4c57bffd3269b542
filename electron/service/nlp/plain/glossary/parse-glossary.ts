import Papa from 'papaparse';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import type { GlossaryEntry } from './entry.ts';

/** A term may not be longer than this, in code points. */
const longestTerm = 200;

const words = z._default(z.array(z.string()), []);
const entrySchema = z.object({
  id: z.optional(z.string()),
  language: z.optional(z.enum(['zh', 'en'])),
  term: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestTerm)),
  variants: words,
  plain: z.string().check(z.trim(), z.minLength(1), z.maxLength(2 * longestTerm)),
  plainPlural: z._default(z.nullable(z.string()), null),
  forms: z._default(z.nullable(z.object({ s: z.string(), ed: z.string(), ing: z.string() })), null),
  definition: z._default(z.string(), ''),
  mode: z._default(z.enum(['replace', 'explain']), 'replace'),
  partOfSpeech: z._default(z.enum(['noun', 'verb', 'phrase']), 'noun'),
  context: z._default(z.object({ any: words, none: words }), { any: [], none: [] }),
  keepFormal: z._default(z.boolean(), true),
  sense: z._default(z.string(), ''),
  topic: z._default(z.string(), ''),
  audience: z._default(z.string(), ''),
  source: z._default(z.string(), ''),
  version: z._default(z.number(), 1),
});

/** An entry of a file, with what only its keeper needs to know. */
export interface ParsedEntry extends GlossaryEntry {
  readonly sense: string;
  readonly topic: string;
  readonly audience: string;
  readonly source: string;
}

const list = (cell: string | undefined) => (cell ?? '').split(/[;；|]/).map((each) => each.trim()).filter((each) => each !== '');

/**
 * Reads a glossary from JSON (an array of entries, of which only term and plain are needed) or from CSV with a header
 * (term, plain and, where wanted, language, variants, definition, mode, partOfSpeech, contextAny, contextNone; lists
 * in a cell are parted by semicolons). Throws `invalid-input` with the entry's number, 1-based, where one is wrong.
 */
export function parseGlossary(text: string): ParsedEntry[] {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  const raw: unknown[] = /^[[{]/.test(trimmed) ? fromJson(trimmed) : fromCsv(trimmed);
  return raw.map((value, index) => {
    const parsed = z.safeParse(entrySchema, value);
    if (!parsed.success) throw new AppError('invalid-input', { reason: 'glossary-entry', entry: index + 1 });
    const language = parsed.data.language ?? (/[\u3400-\u9fff]/.test(parsed.data.term) ? 'zh' : 'en');
    return { ...parsed.data, language, id: parsed.data.id ?? `${language}:${parsed.data.term}` };
  });
}

function fromJson(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('invalid-input', { reason: 'glossary-file' });
  }
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries)) return value.entries;
  throw new AppError('invalid-input', { reason: 'glossary-file' });
}

function fromCsv(text: string): unknown[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  if (meta.fields?.includes('term') !== true || !meta.fields.includes('plain')) throw new AppError('invalid-input', { reason: 'glossary-file' });
  return data.map((row) => ({
    ...Object.fromEntries(['id', 'language', 'term', 'plain', 'definition', 'mode', 'partOfSpeech', 'sense', 'topic', 'audience', 'source'].flatMap((name) => (row[name] === undefined || row[name] === '' ? [] : [[name, row[name]]]))),
    plainPlural: row['plainPlural'] === undefined || row['plainPlural'] === '' ? null : row['plainPlural'],
    variants: list(row['variants']),
    context: { any: list(row['contextAny']), none: list(row['contextNone']) },
  }));
}
