import { createOffsetMap } from '#shared/base/code-points.ts';
import { foldText } from '#service/search/fold.ts';
import type { GlossaryEntry } from '../glossary/entry.ts';
import { inflected, type TermFinder, type TermOccurrence } from '../glossary/find-terms.ts';
import { createSpared } from './protected.ts';

/** One change of a rewrite: a span of the original (code points, half-open), what stands there instead, and by which entry. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly entry: string;
}

/** English words that may follow a noun without it being a part of a longer name ("policyholder protection scheme"). */
const mayFollowNoun =
  /^(?:['"”’)\]]*\s*(?:[.,;:!?)\]—–]|$)|\s+(?:is|are|was|were|be|has|have|had|must|shall|may|can|cannot|will|would|should|could|does|do|did|of|in|on|at|to|for|from|by|with|under|within|and|or|nor|but|who|whose|that|which|if|when|unless|where|as|than|pays?|receives?|dies|gives?|makes?|holds?|owns?|agrees?|not|before|after|during|until|upon|since|over|between|into|against|through|about|named|each|also|then)\b)/;

/** Proposes edits for one text, again and again: those that are refused are left out. */
export type Proposer = (refuses: (edit: Pick<Edit, 'start' | 'entry'>) => boolean) => Edit[];

/**
 * Makes the proposer of a text: the changes a glossary offers, in order and not overlapping. At its first use a term
 * stands beside its plain words, so that the contract can be found again; after that the plain words stand alone. Where
 * the first use is refused, the next one is the first. What is quoted, a title or an identifier, or explained already,
 * is left; so are places where English grammar would break.
 */
export function createProposer(original: string, finder: TermFinder): Proposer {
  const folded = foldText(original);
  const isSpared = createSpared(folded);
  const occurrences = finder.find(folded);
  return (refuses) => proposeEdits(original, folded, occurrences, isSpared, refuses);
}

function proposeEdits(original: string, folded: string, occurrences: readonly TermOccurrence[], isSpared: (start: number, end: number) => boolean, refuses: Parameters<Proposer>[0]): Edit[] {
  const offsets = createOffsetMap(folded);
  const units = createOffsetMap(original);
  const met = new Map<string, { done: boolean }>();
  const edits: Edit[] = [];
  for (const occurrence of occurrences) {
    const { entry, start, end, explained } = occurrence;
    const state = met.get(entry.id) ?? { done: false };
    met.set(entry.id, state);
    const bracketed = isExplanation(folded, start, end);
    if (explained || bracketed) {
      state.done = true;
      continue;
    }
    if (isSpared(start, end)) continue;
    const from = units.toUnit(offsets.toCodePoint(start));
    const to = units.toUnit(offsets.toCodePoint(end));
    const change = entry.language === 'zh' ? chineseChange(original, from, to, occurrence, state.done) : englishChange(original, from, to, occurrence, state.done);
    if (change === undefined) continue;
    const first = units.toCodePoint(change.from);
    if (refuses({ start: first, entry: entry.id })) continue;
    state.done = true;
    edits.push({ start: first, end: units.toCodePoint(change.to), replacement: change.text, entry: entry.id });
  }
  return edits;
}

/** Whether a term stands alone in brackets: somebody has put it beside its plain words already. */
const isExplanation = (folded: string, start: number, end: number) => /[(（]\s?$/.test(folded.slice(Math.max(0, start - 2), start)) && /^\s?[)）]/.test(folded.slice(end, end + 2));

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Characters behind which a bracket does not cut a compound in two. */
const chineseBoundary = /^(?:[,，。;；:：、.!！?？)）\s]|$|的|和|或|及|与|在|是|应|须|需|要|会|可|不|将|后|前|时|由|向|为|之|以|如|未|等|已|从|到|至|有|无|均|包|指|申|按|按照|并|且|则|自|所|也)/;

function chineseChange(original: string, from: number, to: number, { entry }: TermOccurrence, done: boolean): Change | undefined {
  const term = original.slice(from, to);
  if (entry.mode === 'explain') {
    if (done || !chineseBoundary.test(original.slice(to, to + 2))) return undefined;
    return { from, to, text: `${term}（${entry.plain}）` };
  }
  return { from, to, text: done || !entry.keepFormal ? entry.plain : `${entry.plain}（${term}）` };
}

function englishChange(original: string, from: number, to: number, occurrence: TermOccurrence, done: boolean): Change | undefined {
  const { entry, plural } = occurrence;
  const term = original.slice(from, to);
  const after = original.slice(to, to + 24);
  const plain = plainOf(occurrence);
  if (entry.mode === 'explain') {
    if (done || entry.partOfSpeech !== 'noun' || !mayFollowNoun.test(after)) return undefined;
    return { from, to, text: `${term} (${plain})` };
  }
  if (entry.partOfSpeech === 'noun' && !mayFollowNoun.test(after)) return undefined;
  const starts = /^[A-Z]/.test(term) && (from === 0 || /(?:[.!?]["'”’)]?\s+|\n\s*)$/.test(original.slice(Math.max(0, from - 32), from)));
  // A capital in mid-sentence marks a defined term; without its capital the rendering would not be one.
  const text = starts ? capital(plain) : plain;
  const formal = done || !entry.keepFormal ? '' : ` (${starts ? term.charAt(0).toLowerCase() + term.slice(1) : term})`;
  const article = entry.partOfSpeech === 'noun' && !plural ? /(?:^|[^\p{L}])(an?)(\s+)$/iu.exec(original.slice(Math.max(0, from - 6), from)) : null;
  if (article === null) return { from, to, text: `${text}${formal}` };
  const [, written = '', space = ''] = article;
  const right = articleFor(text);
  const cased = /^[A-Z]/.test(written) ? capital(right) : right;
  const start = from - written.length - space.length;
  return { from: start, to, text: `${cased}${space}${text}${formal}` };
}

function plainOf({ entry, plural, inflection }: TermOccurrence): string {
  if (inflection !== '') return entry.forms?.[inflection] ?? inflectedPhrase(entry, inflection);
  return plural ? (entry.plainPlural ?? entry.plain) : entry.plain;
}

function inflectedPhrase(entry: GlossaryEntry, inflection: 's' | 'ed' | 'ing'): string {
  const [verb = '', ...rest] = entry.plain.split(' ');
  return [inflected(verb, inflection), ...rest].join(' ');
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const articleFor = (text: string) => (/^(?:[aeio]|u(?!ni|se|su)|hour|honest)/i.test(text) ? 'an' : 'a');
