import { isClauseEnd } from './clauses.ts';
import { findFinanceNews, isPersonal, registerOf } from './finance-rules.ts';
import { findHits, type Hit } from './hits.ts';
import type { NormalText } from './normal-text.ts';
import type { EvidenceKind } from './result.ts';

/** A word or rule that speaks, at positions of the normal text, half-open, in units of the lexicon's valence. */
export interface RuleFinding {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly kind: EvidenceKind;
  /** Whether the word it belongs to counts as positive in the end, all rules applied. */
  readonly positive: boolean;
}

/** What the lexicon and the rules say about a text. */
export interface RuleOutcome {
  /** Sums of valence, all rules applied; neither is negative. */
  readonly positive: number;
  readonly negative: number;
  /** The same after the words of each clause were set off against each other: what a mixed text has on both sides. */
  readonly positiveClauses: number;
  readonly negativeClauses: number;
  /** Whether a word sets one part against another ("but", 虽然). */
  readonly contrasted: boolean;
  /** Number of words of business news, see `registerOf`. */
  readonly register: number;
  /** Whether somebody speaks of themselves or to another: "I", "your", 我. */
  readonly personal: boolean;
  /** Whether it has the courtesies of service: somebody asks, offers or refers, whatever it is about. */
  readonly courteous: boolean;
  /** News about business figures, its sum of absolute valences. */
  readonly news: number;
  /** Phrases that were read as a whole, in the order of the text: n-grams strictly within one do not count. */
  readonly phrases: readonly Span[];
}

/** Positions of the normal text, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How far a modifier reaches to the next modifier or the word it modifies: in Chinese code points, in English words
 * between the two.
 */
const reach = { zh: 3, en: 4, any: 0 } as const;
/** What is left of a valence under negation, by its sign and by whether a degree word stands between ("not very good"). */
const negated = { positive: -0.75, negative: -0.4, weakened: -0.5 } as const;
const elongation = 1.25;
const exclamation = 1.15;
/** Weaker in Chinese: there the praise of a review often stands before its "but", and the verdict is the praise. */
const contrast = { zh: { before: 0.9, after: 1.1 }, en: { before: 0.65, after: 1.35 }, any: { before: 1, after: 1 } } as const;
/** From so many words of its register a text counts as business news, whose general words weigh less than its figures. */
export const businessRegister = 2;
const generalWordInNews = 0.5;
/** Words of no more than this valence are terms of the trade in business news: "agreed", "approval", "division". */
const tradeTerm = 1;

/** Applies the lexicon and the rules. @param findings receives each contribution where given; they add up to the sums. */
export function applyRules(text: NormalText, findings?: RuleFinding[]): RuleOutcome {
  const hits = findHits(text);
  const register = registerOf(hits);
  const contrasts = contrastsAround(hits);
  const sums = { positive: 0, negative: 0, positiveClauses: 0, negativeClauses: 0, news: 0 };
  let clause = 0;
  const closeClause = (): void => {
    if (clause > 0) sums.positiveClauses += clause;
    else sums.negativeClauses -= clause;
    clause = 0;
  };
  const count = (value: number): void => {
    if (value > 0) sums.positive += value;
    else sums.negative -= value;
    clause += value;
  };
  const phrases: Span[] = [];
  let modifiers: Hit[] = [];
  let openClause = 0;
  for (let index = 0; index < hits.length; index += 1) {
    const hit = hits[index];
    if (hit === undefined) break;
    if (hit.clause !== openClause) {
      openClause = hit.clause;
      modifiers = [];
      closeClause();
    }
    const { role, finance, closed } = hit.entry;
    if (closed && role !== 'degree') phrases.push(hit);
    if (role === 'negation' || role === 'degree') modifiers.push(hit);
    else if (role === 'contrast' || role === 'concession') {
      modifiers = [];
      closeClause();
    } else if (role !== 'neutral' && role !== 'courtesy' && (register === 0 || (finance === 0 && Math.abs(hit.entry.value) > tradeTerm))) {
      const { value, from } = weigh(text, hit, modifiers, contrasts[index], register >= businessRegister, findings);
      count(value);
      if (from < hit.from) {
        while ((phrases.at(-1)?.from ?? -1) >= from) phrases.pop();
        phrases.push({ from, to: hit.to });
      }
      modifiers = [];
    }
  }
  closeClause();
  if (register > 0) {
    for (const { from, to, value } of findFinanceNews(text, hits)) {
      findings?.push({ from, to, value, kind: 'finance', positive: value > 0 });
      sums.news += Math.abs(value);
      count(value);
      closeClause();
    }
  }
  return { ...sums, register, personal: isPersonal(text, hits), courteous: hits.some(({ entry }) => entry.role === 'courtesy'), phrases, contrasted: contrasts.length > 0 };
}

/**
 * The valence of a word under the modifiers before it and the marks around it, and where the phrase begins that a
 * negation makes with it. Each change is a finding at its own place.
 */
function weigh(text: NormalText, hit: Hit, modifiers: readonly Hit[], contrasts: readonly Contrast[] | undefined, inNews: boolean, findings: RuleFinding[] | undefined): { value: number; from: number } {
  const { role, value: valence } = hit.entry;
  const changes: [by: { from: number; to: number }, kind: EvidenceKind, factor: number][] = [];
  let value = valence;
  const change = (by: { from: number; to: number }, kind: EvidenceKind, factor: number): void => {
    changes.push([by, kind, factor]);
    value *= factor;
  };
  if (inNews) value *= generalWordInNews;
  const base = value;
  let { from } = hit;
  if (hit.elongated) change(hit, 'repetition', elongation);
  if (role === 'lexicon') {
    let next = hit;
    let degree = 1;
    for (let index = modifiers.length - 1; index >= 0; index -= 1) {
      const modifier = modifiers[index];
      if (modifier === undefined || distance(text, modifier, next) > reach[modifier.entry.language]) break;
      next = modifier;
      if (modifier.entry.role === 'degree') {
        degree = modifier.entry.value;
        change(modifier, 'degree', degree);
        continue;
      }
      ({ from } = modifier);
      if (value < 0) change(modifier, 'negation', negated.negative);
      else change(modifier, 'negation', degree > 1 ? negated.weakened / degree : negated.positive);
    }
  }
  const mark = exclamationAfter(text, hit.to);
  if (mark >= 0) change({ from: mark, to: mark + 1 }, 'exclamation', exclamation);
  for (const { by, factor } of contrasts ?? []) change(by, 'contrast', factor);
  if (findings !== undefined) {
    const positive = value > 0;
    findings.push({ from: hit.from, to: hit.to, value: base, kind: role === 'emoji' ? 'emoji' : 'lexicon', positive });
    let before = base;
    for (const [by, kind, factor] of changes) {
      findings.push({ from: by.from, to: by.to, value: before * factor - before, kind, positive });
      before *= factor;
    }
  }
  return { value, from };
}

/** Between a modifier and what it modifies: words in English, code points in Chinese. */
function distance(text: NormalText, modifier: Hit, next: Hit): number {
  if (modifier.entry.language !== 'en') return next.from - modifier.to;
  let spaces = 0;
  for (let at = modifier.to; at < next.from; at += 1) if (text.codes[at] === 0x20) spaces += 1;
  return Math.max(0, spaces - 1);
}

/** A word of contrast and what it makes of the weight of another. */
interface Contrast {
  readonly by: Hit;
  readonly factor: number;
}

/**
 * By place in the list: what makes a word heavier (the last "but" before it in its sentence) or lighter (the next "but"
 * after it; an "although" before it in its clause).
 */
function contrastsAround(hits: readonly Hit[]): (Contrast[] | undefined)[] {
  const around: (Contrast[] | undefined)[] = [];
  if (!hits.some(({ entry }) => entry.role === 'contrast' || entry.role === 'concession')) return around;
  let last: Hit | undefined;
  let conceded: Hit | undefined;
  hits.forEach((hit, index) => {
    const { role } = hit.entry;
    if (role === 'contrast') last = hit;
    if (role === 'concession') conceded = hit;
    const here: Contrast[] = [];
    if (last !== undefined && last.sentence === hit.sentence) here.push({ by: last, factor: contrast[last.entry.language].after });
    if (conceded !== undefined && conceded.clause === hit.clause) here.push({ by: conceded, factor: contrast[conceded.entry.language].before });
    around[index] = here;
  });
  let next: Hit | undefined;
  for (let index = hits.length - 1; index >= 0; index -= 1) {
    const hit = hits[index];
    if (hit === undefined) continue;
    if (next !== undefined && next.sentence === hit.sentence) around[index]?.push({ by: next, factor: contrast[next.entry.language].before });
    if (hit.entry.role === 'contrast') next = hit;
  }
  return around;
}

/** Where the exclamation mark stands that ends the clause after a hit, or -1. */
function exclamationAfter(text: NormalText, at: number): number {
  for (let next = at; next < Math.min(text.length, at + 40); next += 1) {
    const code = text.codes[next] ?? 0;
    if (code === 0x21) return next;
    if (isClauseEnd(code)) return -1;
  }
  return -1;
}
