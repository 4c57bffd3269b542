import { textAt, type MappedRows } from '../rows/mapped-rows.ts';

/**
 * What a row with a known id and another text would put in place of the stored message. The rest (conversation,
 * participant, role, channel, brand) stays the stored message's.
 */
export interface UpdateContent {
  readonly text: string;
  /** Milliseconds UTC; null where the row states none: then the stored time stays. */
  readonly sentAt: number | null;
  readonly language: number;
  readonly rating: number | null;
  /** JSON as stored; null for none. */
  readonly attributes: string | null;
  readonly engagement: string | null;
}

/** The content of a mapped row. */
export function contentOf(mapped: MappedRows, index: number): UpdateContent {
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return {
    text: textAt(mapped, index, 'text'),
    sentAt: number(mapped.sentAt[index]),
    language: mapped.languages[index] ?? 0,
    rating: number(mapped.ratings[index]),
    attributes: textAt(mapped, index, 'attributes') || null,
    engagement: textAt(mapped, index, 'engagement') || null,
  };
}
