/** One coding as it is exported: offsets are code points, 0-based, half-open; null start, end and quote: whole message. */
export interface ExportedCoding {
  id: string;
  code: string;
  /** The code's names from the root, joined by `/`; a `/` or `\` inside a name is escaped by `\`. */
  path: string;
  start: number | null;
  end: number | null;
  quote: string | null;
  coder: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  origin: 'manual' | 'in-vivo' | 'auto' | 'suggestion' | 'import';
}

/** A memo on the message, or on one of its codings (then `coding` is that coding's id). */
export interface ExportedMemo {
  id: string;
  coding: string | null;
  text: string;
  coder: string;
  createdAt: string;
}

/** A value of an imported attribute or engagement count. */
export type AttributeValue = string | number | boolean | null;

/** One exported message; the field order is the order in which every format writes them. */
export interface ExportedMessage {
  /** The source's own id where it gave one, else the GUID. */
  id: string;
  guid: string;
  /** The source's conversation id; of a message that stands alone, a conversation of one, its own `id`. */
  conversation: string;
  batch: string;
  channel: string | null;
  brand: string | null;
  participant: string | null;
  role: 'customer' | 'agent' | 'other';
  /** ISO 8601, UTC; null where the source had no time. */
  sentAt: string | null;
  text: string;
  language: 'zh' | 'en' | 'mixed' | 'other' | null;
  rating: number | null;
  attributes: Record<string, AttributeValue>;
  /** `source` is `machine MODELVERSION` or `override CODER`; null for a message that has not been scored. */
  sentiment: { label: string; score: number; source: `machine ${string}` | `override ${string}` } | null;
  tags: string[];
  themes: string[];
  codings: ExportedCoding[];
  memos: ExportedMemo[];
}

/** The path text of a code from its names, root first; see {@link ExportedCoding.path}. */
export function formatCodePath(names: readonly string[]): string {
  return names.map((name) => name.replaceAll(/[\\/]/g, (character) => `\\${character}`)).join('/');
}
