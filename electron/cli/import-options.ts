import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import {
  dayOrderSchema,
  detectedOptions,
  groupingSchema,
  mappingSettingsSchema,
  type ColumnMapping,
  type ImportField,
  type ImportRunInput,
  type MappingSettings,
  type SourceOptions,
} from '#shared/contracts/import.ts';
import type { OptionSpec, ParsedArguments } from './arguments/spec.ts';
import { parseDay } from '#shared/query/days.ts';
import { UsageError } from './arguments/usage-error.ts';

/** Options that name the column of one field. The command line says author where the data model says participant. */
const fieldsByOption: readonly (readonly [option: string, field: ImportField])[] = [
  ['id', 'id'],
  ['text', 'text'],
  ['time', 'time'],
  ['author', 'participant'],
  ['role', 'role'],
  ['conversation', 'conversation'],
  ['channel', 'channel'],
  ['brand', 'brand'],
  ['rating', 'rating'],
  ['likes', 'likes'],
  ['shares', 'shares'],
  ['comments', 'comments'],
  ['views', 'views'],
  ['followers', 'followers'],
];

export const columnOptions: readonly OptionSpec[] = fieldsByOption.map(([name]) => ({ name, value: 'COLUMN', help: 'option.column' }));

/**
 * What an import is asked for by its options, but for the file. A profile maps every column by itself; other columns
 * than those named are guessed.
 */
export function importInput(args: ParsedArguments): Omit<ImportRunInput, 'file'> {
  const profile = readProfile(args.text('profile'));
  const named = namedColumns(args);
  const overridden = new Set(named.map(({ column }) => column));
  return {
    options: sourceOptions(args, profile?.options ?? detectedOptions),
    columns: [...named, ...(profile?.columns ?? []).filter(({ column }) => !overridden.has(column))],
    guessRest: profile === undefined,
    timeZone: args.text('time-zone') ?? profile?.timeZone ?? null,
    dayOrder: choice(args, 'day-order', dayOrderSchema) ?? profile?.dayOrder ?? null,
    grouping: choice(args, 'grouping', groupingSchema) ?? profile?.grouping ?? null,
    batchName: args.text('batch-name') ?? null,
    purpose: args.text('purpose') ?? '',
    legalBasis: args.text('legal-basis') ?? '',
    source: args.text('source') ?? '',
    retainUntil: day(args, 'retain-until'),
    saveProfile: null,
  };
}

function namedColumns(args: ParsedArguments): ColumnMapping[] {
  const columns: ColumnMapping[] = [];
  for (const [option, field] of fieldsByOption) {
    const column = args.text(option);
    if (column !== undefined) columns.push({ column, field, attribute: null });
  }
  for (const given of args.all('attribute')) {
    const [column = '', name = column] = given.split('=', 2);
    columns.push({ column, field: 'attribute', attribute: name });
  }
  for (const column of args.all('skip')) columns.push({ column, field: 'skip', attribute: null });
  return columns;
}

/** Options of the file as given, over those of the profile or of detection. */
function sourceOptions(args: ParsedArguments, otherwise: SourceOptions): SourceOptions {
  const delimiter = args.text('delimiter');
  return {
    format: args.text('format') ?? otherwise.format,
    encoding: args.text('encoding') ?? otherwise.encoding,
    delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : (delimiter ?? otherwise.delimiter),
    quote: otherwise.quote,
    header: args.flag('no-header') ? false : otherwise.header,
    sheet: args.text('sheet') ?? otherwise.sheet,
    unit: choice(args, 'unit', z.enum(['line', 'paragraph', 'file'])) ?? otherwise.unit,
  };
}

function day(args: ParsedArguments, name: string): string | null {
  const given = args.text(name);
  if (given === undefined) return null;
  const parsed = parseDay(given);
  if (parsed === undefined) throw new UsageError('usage.not-a-day', { option: `--${name}`, given });
  return parsed;
}

function choice<T>(args: ParsedArguments, name: string, schema: z.ZodMiniType<T>): T | undefined {
  const given = args.text(name);
  if (given === undefined) return undefined;
  const parsed = z.safeParse(schema, given);
  if (!parsed.success) throw new UsageError('usage.not-a-choice', { option: `--${name}`, given });
  return parsed.data;
}

/** Reads a mapping profile: its settings, bare or under `settings` as a saved profile has them. */
function readProfile(file: string | undefined): MappingSettings | undefined {
  if (file === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('io', { reason: 'profile-file', name: file }, { cause });
  }
  const wrapped = z.safeParse(z.object({ settings: mappingSettingsSchema }), value);
  if (wrapped.success) return wrapped.data.settings;
  const bare = z.safeParse(mappingSettingsSchema, value);
  if (!bare.success) throw new AppError('invalid-input', { reason: 'profile-file', name: file });
  return bare.data;
}
