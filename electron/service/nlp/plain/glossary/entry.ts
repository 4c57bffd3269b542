/** How an entry is put into plain words: in place of the term, or beside it in brackets where a change would break the sentence. */
export type RenderingMode = 'replace' | 'explain';

/**
 * A glossary entry as the finder and the rewriter use it. `context` selects the sense: one of `any` must stand in the
 * term's sentence (where it names some) and none of `none`.
 */
export interface GlossaryEntry {
  /** Stable across versions. */
  readonly id: string;
  readonly language: 'zh' | 'en';
  readonly term: string;
  readonly variants: readonly string[];
  /** The plain rendering: for an English noun its singular without an article. */
  readonly plain: string;
  /** Of an English noun that has a plural. */
  readonly plainPlural: string | null;
  /** Of an English verb that is irregular: third person, past and present participle. */
  readonly forms: { readonly s: string; readonly ed: string; readonly ing: string } | null;
  readonly definition: string;
  readonly mode: RenderingMode;
  readonly partOfSpeech: 'noun' | 'verb' | 'phrase';
  readonly context: { readonly any: readonly string[]; readonly none: readonly string[] };
  /** Whether the term is kept beside its rendering at its first use: not for mere wordiness such as "prior to". */
  readonly keepFormal: boolean;
  readonly version: number;
}
