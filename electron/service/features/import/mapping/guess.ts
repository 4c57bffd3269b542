import { singleFields, type ColumnGuess, type ColumnMapping, type ImportField } from '#shared/contracts/import.ts';
import { isTime } from '../time/parse-time.ts';
import { isBlank, isChannelWord, parseFigure, roleOfWord } from './cell-values.ts';
import { fieldOfHeader, namesMatter } from './header-names.ts';

/** What the sampled values of a column look like; shares are of the cells that are not blank. */
interface ColumnProfile {
  readonly filled: number;
  readonly distinct: number;
  readonly times: number;
  readonly figures: number;
  readonly roleWords: number;
  readonly channelWords: number;
  readonly averageLength: number;
  /** Share of cells that read like language: several letters with a space, or Chinese of some length. */
  readonly prose: number;
}

/** A guess with the weight by which two columns compete for one field. */
interface Candidate {
  field: ImportField;
  confidence: number;
  from: ColumnGuess['from'];
}

type Claim = Candidate & { readonly index: number };

/**
 * Guesses what each column is, from its header and from sampled rows (arrays of cells). Columns in `decided` keep the
 * mapping given there. No two columns get the same field; what is left becomes an attribute, an empty column is skipped.
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
  decided: readonly ColumnMapping[] = [],
): ColumnGuess[] {
  const given = new Map(decided.map((mapping) => [mapping.column, mapping]));
  const profiles = columns.map((_, index) => profileColumn(rows.map((row) => row[index] ?? '')));
  const taken = new Set<ImportField>(decided.map((mapping) => mapping.field));
  const result: (ColumnGuess | null)[] = columns.map((column) => {
    const mapping = given.get(column);
    return mapping === undefined ? null : { ...mapping, confidence: 1, from: 'profile' };
  });
  const claims: Claim[] = [];
  const matters: Claim[] = [];
  columns.forEach((column, index) => {
    const profile = profiles[index];
    if (result[index] !== null || profile === undefined) return;
    const named = hasHeader ? byHeader(column, profile) : null;
    if (named === null) return;
    if (named.field !== 'conversation' || !namesMatter(column)) claims.push({ ...named, index });
    else matters.push({ ...named, index }, ...(profile.distinct === 1 ? [{ ...named, field: 'id' as const, confidence: named.confidence * 0.8, index }] : []));
  });
  settle(claims, columns, taken, result);
  settle(matters, columns, taken, result);
  const guesses: Claim[] = [];
  profiles.forEach((profile, index) => {
    if (result[index] !== null) return;
    for (const candidate of byValues(profile, rows.length)) guesses.push({ ...candidate, index });
  });
  settle(guesses, columns, taken, result);
  return columns.map((column, index) => {
    const settled = result[index];
    if (settled !== null && settled !== undefined) return settled;
    const empty = profiles[index]?.filled === 0 && rows.length > 0;
    return { column, field: empty ? 'skip' : 'attribute', attribute: empty ? null : column, confidence: empty ? 0.9 : 0.5, from: 'none' };
  });
}

/** Gives each contested field to its best claim, the surest first; ties go to the column further left. */
function settle(
  claims: Claim[],
  columns: readonly string[],
  taken: Set<ImportField>,
  result: (ColumnGuess | null)[],
): void {
  for (const { field, confidence, from, index } of claims.sort((a, b) => b.confidence - a.confidence || a.index - b.index)) {
    if (result[index] !== null || (taken.has(field) && singleFields.includes(field))) continue;
    taken.add(field);
    result[index] = { column: columns[index] ?? '', field, attribute: null, confidence: Math.round(confidence * 100) / 100, from };
  }
}

/** The field the header names, if the values do not speak against it. */
function byHeader(header: string, profile: ColumnProfile): Candidate | null {
  const found = fieldOfHeader(header);
  if (found === null) return null;
  const { field, confidence } = found;
  const from = 'header';
  if (profile.filled === 0) return { field, confidence: confidence * 0.6, from };
  switch (field) {
    case 'time':
      return profile.times >= 0.5 ? { field, confidence, from } : null;
    case 'rating':
    case 'likes':
    case 'shares':
    case 'views':
    case 'followers':
      return profile.figures >= 0.8 ? { field, confidence, from } : null;
    case 'comments':
      return profile.figures >= 0.8 ? { field, confidence, from } : { field: 'text', confidence: confidence * 0.9, from };
    case 'text':
      // A column of figures or dates under such a name is a count or a time of comments, not their text.
      return profile.figures > 0.8 || profile.times > 0.8 ? null : { field, confidence: confidence * (0.9 + 0.1 * profile.prose), from };
    case 'id':
      return profile.distinct >= leastDistinct(header, profile) ? { field, confidence, from } : null;
    case 'role':
      return profile.roleWords >= 0.5 ? { field, confidence, from } : { field: 'participant', confidence: confidence * 0.8, from };
    case 'participant':
      if (profile.roleWords >= 0.8 && profile.distinct < 0.5) return { field: 'role', confidence: confidence * 0.9, from };
      return profile.prose > 0.8 && profile.averageLength > 60 ? null : { field, confidence, from };
    case 'channel':
    case 'brand':
    case 'conversation':
      return profile.averageLength > 80 ? null : { field, confidence, from };
  }
}

/** The share of values that must differ: some rows may repeat, but a bare "id" that often does names something else. */
function leastDistinct(header: string, profile: ColumnProfile): number {
  return profile.filled >= 20 && /^(id|no|key|编号|編號|序号|序號)$/i.test(header.trim()) ? 0.75 : 0.5;
}

/** The fields that values alone suggest. */
function byValues(profile: ColumnProfile, rows: number): Candidate[] {
  const from = 'values';
  const found: Candidate[] = [];
  if (profile.filled === 0 || rows === 0) return found;
  if (profile.times >= 0.9 && profile.figures < 0.5) found.push({ field: 'time', confidence: 0.75 * profile.times, from });
  if (profile.roleWords >= 0.9) found.push({ field: 'role', confidence: 0.8 * profile.roleWords, from });
  if (profile.channelWords >= 0.8) found.push({ field: 'channel', confidence: 0.65 * profile.channelWords, from });
  if (profile.figures < 0.5 && profile.times < 0.5 && profile.roleWords < 0.5 && profile.averageLength >= 2) {
    const length = Math.min(1, profile.averageLength / 40);
    found.push({ field: 'text', confidence: 0.1 + 0.4 * length + 0.25 * profile.prose + 0.1 * profile.distinct, from });
  }
  return found;
}

/** UTF-16 units of a cell that are judged: a word of megabytes would take the patterns hours. */
const judgedUnits = 1_000;

function readsLikeLanguage(cell: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}/su.test(cell) || /[\p{L}'’]+\s+[\p{L}'’]+\s+[\p{L}'’]+/u.test(cell);
}

function profileColumn(cells: readonly string[]): ColumnProfile {
  const filled = cells.filter((cell) => !isBlank(cell));
  const count = Math.max(1, filled.length);
  const share = (test: (cell: string) => boolean): number => filled.filter(test).length / count;
  return {
    filled: filled.length,
    distinct: new Set(filled).size / count,
    times: share((cell) => cell.length <= 64 && isTime(cell)),
    figures: share((cell) => cell.length <= 24 && parseFigure(cell) !== null),
    roleWords: share((cell) => cell.length <= 24 && roleOfWord(cell) !== null),
    channelWords: share((cell) => cell.length <= 24 && isChannelWord(cell)),
    averageLength: filled.reduce((sum, cell) => sum + cell.length, 0) / count,
    prose: share((cell) => readsLikeLanguage(cell.slice(0, judgedUnits))),
  };
}
