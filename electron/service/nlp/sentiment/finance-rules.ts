import { isClauseEnd } from './clauses.ts';
import type { Hit } from './hits.ts';
import { financeRoles } from './lexicon.ts';
import { mentionCode, numberCode, type NormalText } from './normal-text.ts';

/** What a business figure did, at positions of the normal text, half-open. */
export interface FinanceFinding {
  readonly from: number;
  readonly to: number;
  /** In units of the lexicon's valence. */
  readonly value: number;
  readonly language: 'zh' | 'en';
}

const { good, bad, up, down, improved, worsened, compare, register, person } = financeRoles;
const figure = good | bad;
const direction = up | down;

/** How far a figure may stand from the word that says where it went, in codes. */
const furthest = { zh: 14, en: 60 } as const;
/** And among how many words of the lexicon on either side it is looked for. */
const neighbours = 8;
const valence = { pair: 2, event: 2, alone: 1, comparison: 2.5 } as const;

/** How much of a text's wording is that of business news: words of its register, and figures with a percent sign. */
export function registerOf(hits: readonly Hit[]): number {
  let count = 0;
  for (const { entry } of hits) if ((entry.finance & register) !== 0) count += 1;
  return count;
}

/** Whether somebody speaks of themselves or to another: a personal pronoun, a mention. */
export const isPersonal = (text: NormalText, hits: readonly Hit[]): boolean =>
  hits.some(({ entry }) => (entry.finance & person) !== 0) || text.codes.subarray(0, text.length).includes(mentionCode);

/**
 * Good and bad news about business figures: a figure and its direction ("profit rose", "costs fell", 亏损收窄), events
 * ("profit warning", 扭亏为盈), and figures compared without a word for it ("EUR 0.2 mn, compared to EUR 0.5 mn").
 */
export function findFinanceNews(text: NormalText, hits: readonly Hit[]): FinanceFinding[] {
  const findings: FinanceFinding[] = [];
  let begin = 0;
  while (begin < hits.length) {
    let end = begin + 1;
    while (end < hits.length && hits[end]?.sentence === hits[begin]?.sentence) end += 1;
    readSentence(text, hits.slice(begin, end), findings);
    begin = end;
  }
  return findings;
}

function readSentence(text: NormalText, hits: readonly Hit[], findings: FinanceFinding[]): void {
  let directed = false;
  hits.forEach((hit, index) => {
    const { finance } = hit.entry;
    const language = hit.entry.language === 'zh' ? 'zh' : 'en';
    if ((finance & (improved | worsened)) !== 0) {
      const value = (finance & improved) !== 0 ? valence.event : -valence.event;
      findings.push({ from: hit.from, to: hit.to, value: isDenied(hits, index) ? -value / 2 : value, language });
      directed = true;
      return;
    }
    if ((finance & direction) === 0) return;
    const sign = (finance & up) !== 0 ? 1 : -1;
    const moved = nearestFigure(hits, index);
    if (moved === undefined) {
      if (!isFollowedByRate(text, hit.to)) return;
      findings.push({ from: hit.from, to: hit.to, value: sign * valence.alone, language });
    } else {
      const value = (moved.entry.finance & good) !== 0 ? sign * valence.pair : -sign * valence.pair;
      const denied = isDenied(hits, index);
      findings.push({ from: Math.min(moved.from, hit.from), to: Math.max(moved.to, hit.to), value: denied ? -value / 2 : value, language });
    }
    directed = true;
  });
  if (!directed) readComparison(text, hits, findings);
}

/** The figure a word of direction is about: the nearest one among its neighbours, itself where it is one. */
function nearestFigure(hits: readonly Hit[], index: number): Hit | undefined {
  const hit = hits[index];
  if (hit === undefined) return undefined;
  let best: Hit | undefined;
  let bestDistance: number = furthest[hit.entry.language === 'zh' ? 'zh' : 'en'];
  for (const candidate of hits.slice(Math.max(0, index - neighbours), index + neighbours + 1)) {
    if ((candidate.entry.finance & figure) === 0) continue;
    if (candidate === hit) return candidate;
    const before = candidate.to <= hit.from;
    // What follows must stand in the same clause ("rose, while costs…"), and what precedes goes first.
    if (!before && candidate.clause !== hit.clause) continue;
    const distance = before ? hit.from - candidate.to : (candidate.from - hit.to) * 1.5;
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Whether a negation stands closely before a hit ("did not rise", 没有增长). */
function isDenied(hits: readonly Hit[], index: number): boolean {
  const hit = hits[index];
  const before = hits[index - 1];
  return hit !== undefined && before?.entry.role === 'negation' && hit.from - before.to <= (before.entry.language === 'zh' ? 2 : 12)
    && before.clause === hit.clause;
}

/** Whether an amount follows that makes "up" or "fell" a movement of something: "up 5 %", "fell by 3 percent". */
function isFollowedByRate(text: NormalText, at: number): boolean {
  for (let next = at; next < Math.min(text.length, at + 12); next += 1) {
    if (text.codes[next] === 0x25) return true;
    if (isClauseEnd(text.codes[next] ?? 0)) return false;
  }
  return false;
}

/** Two figures set side by side: "a loss of … compared to a profit of …", or the same figure with two amounts. */
function readComparison(text: NormalText, hits: readonly Hit[], findings: FinanceFinding[]): void {
  const by = hits.find(({ entry }) => (entry.finance & compare) !== 0);
  if (by === undefined) return;
  const language = by.entry.language === 'zh' ? 'zh' : 'en';
  const figures = hits.filter(({ entry }) => (entry.finance & figure) !== 0);
  const before = figures.findLast(({ to }) => to <= by.from);
  const after = figures.find(({ from }) => from >= by.to);
  if (before === undefined) return;
  const polarity = (before.entry.finance & good) !== 0 ? 1 : -1;
  const polarityAfter = after === undefined ? polarity : (after.entry.finance & good) !== 0 ? 1 : -1;
  if (polarityAfter !== polarity) {
    findings.push({ from: before.from, to: after?.to ?? by.to, value: polarity * valence.comparison, language });
    return;
  }
  const now = amountAfter(text, before.to, by.from);
  const then = amountAfter(text, by.to, Math.min(text.length, by.to + furthest.en));
  if (now === undefined || then === undefined || now.value === then.value) return;
  findings.push({ from: before.from, to: then.end, value: polarity * Math.sign(now.value - then.value) * valence.comparison, language });
}

interface Amount {
  readonly value: number;
  readonly end: number;
}

/** The first amount of a stretch with its unit, passing over years ("in 2009"). */
function amountAfter(text: NormalText, from: number, to: number): Amount | undefined {
  for (let at = from; at < to; at += 1) {
    const code = text.codes[at] ?? 0;
    if (code < numberCode || code > 0x39 || isDigitCode(text.codes[at - 1] ?? 0)) continue;
    const value = text.numbers[at] ?? 0;
    let end = at + 1;
    while (isDigitCode(text.codes[end] ?? 0)) end += 1;
    const factor = unitAt(text, end);
    if (factor === 1 && Number.isInteger(value) && value >= 1900 && value <= 2100) continue;
    return { value: value * factor, end };
  }
  return undefined;
}

const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The factor of the unit after a number. */
function unitAt(text: NormalText, at: number): number {
  let from = at;
  if (text.codes[from] === 0x20) from += 1;
  const next = String.fromCodePoint(...Array.from(text.codes.subarray(from, Math.min(text.length, from + 4))));
  if (/^(?:mn|m |mil)/.test(next) || next.startsWith('百万')) return 1e6;
  if (/^(?:bn|bil)/.test(next)) return 1e9;
  if (next.startsWith('亿')) return 1e8;
  return next.startsWith('万') ? 1e4 : 1;
}
