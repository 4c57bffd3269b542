import { textAt, type MappedRows } from '../rows/mapped-rows.ts';

/** Ids of what a row names; null where it names none: then the stored message's stays. */
export interface NamedByUpdate {
  readonly participant: number | null;
  readonly channel: number | null;
  readonly brand: number | null;
}

/**
 * What a row with a known id and another text would put in place of the stored message, whose conversation stays.
 * Rows imported by an earlier version of the program name nothing.
 */
export interface UpdateContent extends NamedByUpdate {
  readonly text: string;
  /** Milliseconds UTC; null where the row states none: then the stored time stays. */
  readonly sentAt: number | null;
  /** 0 where the row states none: then the stored role stays. */
  readonly role: number;
  readonly language: number;
  readonly rating: number | null;
  /** JSON as stored; null for none. */
  readonly attributes: string | null;
  readonly engagement: string | null;
}

/** The content of a mapped row that names what `named` gives the ids of. */
export function contentOf(mapped: MappedRows, index: number, named: NamedByUpdate): UpdateContent {
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return {
    ...named,
    role: mapped.roles[index] ?? 0,
    text: textAt(mapped, index, 'text'),
    sentAt: number(mapped.sentAt[index]),
    language: mapped.languages[index] ?? 0,
    rating: number(mapped.ratings[index]),
    attributes: textAt(mapped, index, 'attributes') || null,
    engagement: textAt(mapped, index, 'engagement') || null,
  };
}

/** What was stored of a row; `json` is written by {@link contentOf}, of this or an earlier version. */
export function parseContent(json: string): UpdateContent {
  const content: Omit<UpdateContent, keyof NamedByUpdate | 'role'> = JSON.parse(json);
  return { participant: null, channel: null, brand: null, role: 0, ...content };
}
