import { foldText } from '#service/search/fold.ts';
import { alignSentences, type Bead } from './align.ts';
import { checkBindings } from './checks/bindings.ts';
import { checkCaveats } from './checks/caveats.ts';
import { checkNames, type Checker, type CheckName, type Comparison, type EntryMention, type FindingKind } from './checks/check.ts';
import { checkConditions } from './checks/conditions.ts';
import { checkExclusions } from './checks/exclusions.ts';
import { checkBounds, checkFigures } from './checks/figures.ts';
import { checkNegations } from './checks/negations.ts';
import { checkObligations } from './checks/obligations.ts';
import { checkOmissions } from './checks/omissions.ts';
import { checkParties } from './checks/parties.ts';
import { checkPromises } from './checks/promises.ts';
import { checkTerms } from './checks/terms.ts';
import { entryFinder, type EntryFinder, type KnownEntry } from './find-entries.ts';
import { featuresOf } from './features.ts';
import { findParties, type PartyMention } from './parties.ts';
import { holding, readText, within, type Reading, type Stretch } from './reading.ts';
import type { Sentence } from './sentences.ts';

/** A place in a text: code points, 0-based, half-open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** One difference that a check found, with its places; null on the side where there is nothing. */
export interface FaithfulnessFinding {
  readonly kind: FindingKind;
  readonly original: Place | null;
  readonly rewrite: Place | null;
}

/** One check: green where it has no findings. `facts` counts what of the original it looked at. */
export interface FaithfulnessCheck {
  readonly name: CheckName;
  readonly ok: boolean;
  readonly facts: number;
  readonly findings: readonly FaithfulnessFinding[];
}

/** What the checks say of a rewrite; one red check blocks it. */
export interface Faithfulness {
  readonly checks: readonly FaithfulnessCheck[];
  readonly blocked: boolean;
}

const checkers: Readonly<Record<CheckName, Checker>> = {
  figures: checkFigures,
  bounds: checkBounds,
  bindings: checkBindings,
  negations: checkNegations,
  obligations: checkObligations,
  conditions: checkConditions,
  parties: checkParties,
  exclusions: checkExclusions,
  caveats: checkCaveats,
  promises: checkPromises,
  omissions: checkOmissions,
  terms: checkTerms,
};

/**
 * Compares a rewrite with its original and says what of the original's substance is not kept. The rules are those of
 * a careful reader, not of a model: figures, bounds, negations, duties, conditions, parties, exclusions, warnings and
 * promises are read off both texts and compared sentence by sentence. A green result says that none of these differ;
 * it does not say that the texts mean the same.
 */
export function checkFaithfulness(original: string, rewrite: string, entries: readonly KnownEntry[]): Faithfulness {
  const finder = entryFinder(entries);
  const plainBefore = readText(original);
  const originalEntries = finder.find(plainBefore.text);
  const plainAfter = readText(rewrite, (folded) => [...definitions(folded, finder.find(folded)), ...explanations(folded, plainBefore.text)].toSorted((a, b) => a.start - b.start));
  const rewriteEntries = finder.find(plainAfter.text);
  const before = withRenderedParties(plainBefore, originalEntries, finder);
  const after = withRenderedParties(plainAfter, rewriteEntries, finder);
  const beads = pairSentences(before, originalEntries, after, rewriteEntries);
  const mustKeep = ({ entry }: EntryMention) => finder.entry(entry)?.keepFormal === true;
  const comparison: Comparison = { original: before, rewrite: after, beads, originalEntries, rewriteEntries, mustKeep };
  const place = (reading: Reading, stretch: Stretch | null): Place | null =>
    stretch === null ? null : { start: reading.offsets.toCodePoint(stretch.start), end: reading.offsets.toCodePoint(stretch.end) };
  const checks = checkNames.map((name): FaithfulnessCheck => {
    const { facts, findings } = checkers[name](comparison);
    return {
      name,
      ok: findings.length === 0,
      facts,
      findings: findings.map(({ kind, original: from, rewrite: to }) => ({ kind, original: place(before, from), rewrite: place(after, to) })),
    };
  });
  return { checks, blocked: checks.some(({ ok }) => !ok) };
}

/** UTF-16 units of the longest rendering there may be. */
const longestRendering = 800;

/** Adds the parties that renderings name: 交保费的人 is the policyholder. They replace what their words name by themselves. */
function withRenderedParties(reading: Reading, mentions: readonly EntryMention[], finder: EntryFinder): Reading {
  const rendered = mentions.flatMap(({ entry, formal, start, end }): PartyMention[] => {
    const [party] = formal || holding(reading.exempt, start) !== undefined ? [] : findParties(foldText(finder.entry(entry)?.term ?? ''));
    return party === undefined ? [] : [{ ...party, start, end }];
  });
  if (rendered.length === 0) return reading;
  const others = reading.parties.filter(({ start, end }) => within(rendered, { start: start - longestRendering, end }).every((each) => each.end <= start));
  return { ...reading, parties: [...others, ...rendered].toSorted((a, b) => a.start - b.start) };
}

/** Brackets right behind a formal term: its definition, which may deny and oblige without changing what the text says. */
function definitions(folded: string, entries: readonly EntryMention[]): Stretch[] {
  return entries.flatMap(({ formal, end }): Stretch[] => {
    const match = formal ? /^["'”’」』]?\s?\(([^()]*)\)/.exec(folded.slice(end, end + 400)) : null;
    return match === null ? [] : [{ start: end, end: end + match[0].length }];
  });
}

/** What a remark begins with that makes an exception or a condition rather than explain a word. */
const isReservation = /^[^a-z\u3400-\u9fff]*(?:除|但|不含|不包括|如|若|仅|只|最|至|except|unless|but|excluding|not\s+including|only|if|up\s+to|subject|at\s)/;

/** Brackets that the rewrite puts behind a word of the original: they explain it. */
function explanations(folded: string, original: string): Stretch[] {
  return [...folded.matchAll(/([\u3400-\u9fff]{2}|[a-z]{3,})["'”’」』]?\s?(\(([^()]{2,200})\))/g)].flatMap(({ index, 0: whole, 1: word = '', 2: bracket = '', 3: remark = '' }): Stretch[] => {
    if (!original.includes(word) || original.includes(remark) || isReservation.test(remark)) return [];
    const end = index + whole.length;
    return [{ start: end - bracket.length, end }];
  });
}

/**
 * Pairs the sentences of both texts. Where both have as many paragraphs, each is paired with its own: a rewrite that
 * keeps its paragraphs is the rule, and a long document is then as quick as its paragraphs are.
 */
function pairSentences(before: Reading, originalEntries: readonly EntryMention[], after: Reading, rewriteEntries: readonly EntryMention[]): Bead[] {
  const paragraphs = (reading: Reading) => [...Map.groupBy(reading.sentences, ({ paragraph }) => paragraph).values()];
  const [left, right] = [paragraphs(before), paragraphs(after)];
  const parts = left.length === right.length ? left.map((sentences, index) => [sentences, right[index] ?? []] as const) : [[before.sentences, after.sentences] as const];
  const cover = (sentences: readonly Sentence[], [from, to]: readonly [number, number]): Stretch | null => {
    const [first, last] = [sentences[from], sentences[to - 1]];
    return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
  };
  return parts.flatMap(([sentences, others]) => {
    const pairs = alignSentences(
      sentences.map((sentence) => featuresOf(before, sentence, originalEntries)),
      others.map((sentence) => featuresOf(after, sentence, rewriteEntries)),
    );
    return pairs.map((pair): Bead => ({ original: cover(sentences, pair.original), rewrite: cover(others, pair.rewrite) }));
  });
}
