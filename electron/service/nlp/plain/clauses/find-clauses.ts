import { createOffsetMap } from '#shared/base/code-points.ts';
import { isHeadingLine } from '#shared/base/heading-line.ts';
import { findSentences } from '../faithful/sentences.ts';
import { foldText } from '#service/search/fold.ts';

/** A clause that says what is covered or what is not. Offsets are code points, half-open. */
export interface Clause {
  /** Its number as it stands in the text (第五条, 5.2, (a)), with those it stands under; empty where there is none. */
  readonly number: string;
  readonly kind: 'cover' | 'exclusion';
  readonly start: number;
  readonly end: number;
}

const exclusion =
  /不承担|不负责|不赔|不予(?:赔|给付|理赔|支付|承保)|免责|责任免除|除外|不属于(?:保险|保障)|不在.{0,10}(?:范围|保障)|不承保|不保障|\b(?:not|never)\s+(?:be\s+)?(?:cover|insur|liable|pay|responsible)|\bexclu|\bno\s+(?:cover|liability|benefit)|\bexcept\b/;
const cover = /承担(?:给付|赔偿|保险)|给付.{0,8}保险金|负责赔偿|予以(?:赔|给付)|赔付|属于保险责任|保障范围|承保|\b(?:we|the\s+(?:insurer|company))\s+(?:will|shall|must)?\s*(?:pay|cover|insure|reimburse)|\bis\s+covered\b|\bare\s+covered\b|\bcover(?:s|ed)?\b/;
const number = /^\s*(第[一二三四五六七八九十百\d]+[条款章节]|\(?[一二三四五六七八九十]{1,3}[)、]|\d{1,2}(?:\.\d{1,2}){0,3}(?=[.、)\s])|\(?[a-z]\)|\(\d{1,2}\))/;

/**
 * The clauses of cover and of exclusion in a text, in order; items under an exclusion's lead are exclusions too. A
 * heading is no clause: it gives its number, and one that names exclusions alone leads the items below it.
 */
export function findClauses(original: string): Clause[] {
  const text = foldText(original);
  const offsets = createOffsetMap(text);
  const clauses: Clause[] = [];
  let section = '';
  let lead: Clause['kind'] | null = null;
  for (const { start, end } of findSentences(text)) {
    const sentence = text.slice(start, end);
    const own = number.exec(sentence)?.[1] ?? '';
    const isItem = /^\(|^[a-z]\)|[)、]$/.test(own);
    if (own !== '' && !isItem) section = own;
    if (!isItem && isHeading(text, start, end)) {
      lead = exclusion.test(sentence) && !/保险责任|保障|\bcover(?:age|ed)?\b(?! exclu)/.test(sentence) ? 'exclusion' : null;
      continue;
    }
    const kind: Clause['kind'] | null = exclusion.test(sentence) ? 'exclusion' : cover.test(sentence) ? 'cover' : isItem ? lead : null;
    if (!isItem) lead = /[::]/.test(sentence) || text[end - 1] === ';' ? kind : null;
    if (kind === null) continue;
    clauses.push({ number: isItem ? `${section}${own}` : own === '' ? section : own, kind, start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) });
  }
  return clauses;
}

/** Whether a sentence is a whole line that reads as a heading, with more text below it. */
function isHeading(text: string, start: number, end: number): boolean {
  const opens = text.slice(0, start).trimEnd().length === 0 || /\n\s*$/.test(text.slice(Math.max(0, start - 40), start));
  return opens && /^[^\S\n]*\r?\n\s*\S/.test(text.slice(end)) && isHeadingLine(text.slice(start, end));
}
