import { featuresOf, likeness, type Features } from '../features.ts';
import type { MarkerKind } from '../markers.ts';
import { sameParty, type PartyMention } from '../parties.ts';
import { cutAt, holding, within, type Reading, type Stretch } from '../reading.ts';
import type { Finding } from './check.ts';

/** Sentences of one text that are compared with those of the other. */
interface Side {
  readonly reading: Reading;
  readonly stretch: Stretch;
}

/** Markers that lay a duty or a right on somebody, those that say the same under one name. */
const binding: Partial<Record<MarkerKind, string>> = { must: 'must', 'plain-must': 'must', 'must-not': 'must-not', may: 'may', able: 'may', 'need-not': 'need-not' };

/**
 * Duties, rights and deeds whose bearer is another one than in the original, and two parties that changed places
 * around a verb. Duties are recognised by what they oblige to, clauses by their other words.
 */
export function findSwappedParties(original: Side, rewrite: Side): Finding[] {
  const [before, after] = [dutiesOf(original), dutiesOf(rewrite)];
  const findings = [...swappedDuties(before, after), ...swappedRoles(original, rewrite), ...swappedDenials(original, rewrite)];
  if (findings.length > 0) return findings.slice(0, 1);
  const subjects = swappedSubjects(original, rewrite);
  if (subjects.length > 0 || before.length > 0 || after.length > 0) return subjects;
  return swappedOrder(original, rewrite);
}

interface Duty {
  readonly kind: string;
  readonly bearers: readonly PartyMention[];
  readonly features: Features;
}

function swappedDuties(before: readonly Duty[], after: readonly Duty[]): Finding[] {
  const findings: Finding[] = [];
  for (const kind of new Set(Object.values(binding))) {
    const [duties, left] = [before.filter((each) => each.kind === kind), after.filter((each) => each.kind === kind)];
    if (duties.length !== left.length) continue;
    for (const duty of duties) {
      const [match] = left.map((each) => ({ each, value: likeness(duty.features, each.features) })).toSorted((a, b) => b.value - a.value);
      if (match === undefined) break;
      left.splice(left.indexOf(match.each), 1);
      const [from, to] = [duty.bearers[0], match.each.bearers[0]];
      if (from === undefined || to === undefined || duty.bearers.some((one) => match.each.bearers.some((other) => sameParty(one, other)))) continue;
      findings.push({ kind: 'swapped', original: from, rewrite: to });
    }
  }
  return findings;
}

/** The parties that 由 names as those who act and 向 as those something is done to: none of them is another one than before. */
function swappedRoles(original: Side, rewrite: Side): Finding[] {
  const behind = ({ reading, stretch }: Side, word: string) => within(reading.parties, stretch).filter(({ start }) => reading.text[start - 1] === word);
  return ['由', '向'].flatMap((word): Finding[] => {
    const [before, after] = [behind(original, word), behind(rewrite, word)];
    const [from, to] = [before[0], after[0]];
    if (from === undefined || to === undefined || before.some((one) => after.some((other) => sameParty(one, other)))) return [];
    return [{ kind: 'swapped', original: from, rewrite: to }];
  });
}

/** Who is denied something and who is not: "waived for members, charged to employers". */
function swappedDenials(original: Side, rewrite: Side): Finding[] {
  const [before, after] = [partiesByDenial(original), partiesByDenial(rewrite)];
  const from = before.denied.find(({ party }) => after.others.some((each) => each.party === party));
  const to = after.denied.find(({ party }) => before.others.some((each) => each.party === party));
  const stays = before.denied.some(({ party }) => after.denied.some((each) => each.party === party));
  return from === undefined || to === undefined || stays ? [] : [{ kind: 'swapped', original: from, rewrite: to }];
}

function partiesByDenial(side: Side): { denied: PartyMention[]; others: PartyMention[] } {
  const { reading } = side;
  const clauses = clausesOf(side);
  const denies = (clause: Stretch) => within(reading.markers, clause).some(({ kind }) => kind === 'not' || kind === 'must-not');
  const named = (of: readonly Stretch[]) => of.flatMap((clause) => within(reading.parties, clause));
  const [denied, others] = [named(clauses.filter(denies)), named(clauses.filter((clause) => !denies(clause)))];
  const only = (list: readonly PartyMention[], without: readonly PartyMention[]) => list.filter(({ party }) => without.every((each) => each.party !== party));
  return { denied: only(denied, others), others: only(others, denied) };
}

/** The clauses of a stretch. */
function clausesOf({ reading, stretch: { start, end } }: Side): Stretch[] {
  const ends = [...reading.text.slice(start, end).matchAll(/[,;。!?\n]|\s(?:and|but|while|whereas)\s/g)].map(({ index, 0: match }) => start + index + match.length);
  return cutAt({ start, end }, ends);
}

interface Deed {
  readonly subject: PartyMention;
  readonly features: Features;
}

/** How alike two clauses are without their parties, to be the same deed. */
const alike = 0.4;

/** Two clauses that exchanged the parties they begin with: 出租人投保，承租人付费 became 承租人投保，出租人付费. */
function swappedSubjects(original: Side, rewrite: Side): Finding[] {
  const [before, after] = [deedsOf(original), deedsOf(rewrite)];
  const turned = before.flatMap((deed): Finding[] => {
    const [match] = after.map((each) => ({ each, value: likeness(deed.features, each.features) })).toSorted((a, b) => b.value - a.value);
    return match === undefined || match.value < alike || sameParty(deed.subject, match.each.subject) ? [] : [{ kind: 'swapped', original: deed.subject, rewrite: match.each.subject }];
  });
  return turned.length >= 2 ? turned.slice(0, 1) : [];
}

function deedsOf(side: Side): Deed[] {
  const { reading } = side;
  const bare: Reading = { ...reading, parties: [] };
  return clausesOf(side).flatMap(({ start, end }): Deed[] => {
    const [subject] = within(reading.parties, { start, end });
    if (subject === undefined || !/^\s?(?:除非|否则|如果|若|如|但|则|且|而|当|凡|因|(?:if|when|where|unless|but|and|that)\s)?(?:the\s|an?\s|any\s)?$/.test(reading.text.slice(start, subject.start))) return [];
    return [{ subject, features: featuresOf(bare, { start: subject.end, end }, []) }];
  });
}

function swappedOrder(original: Side, rewrite: Side): Finding[] {
  const [first, last] = orderOf(original);
  const [firstAfter, lastAfter] = orderOf(rewrite);
  if (first === undefined || last === undefined || firstAfter === undefined || lastAfter === undefined) return [];
  if (turnsAround(original) !== turnsAround(rewrite)) return [];
  const crossed = sameParty(first, lastAfter) && sameParty(last, firstAfter) && !sameParty(first, firstAfter);
  return crossed ? [{ kind: 'swapped', original: first, rewrite: firstAfter }] : [];
}

/** Words around which the parties of a sentence may change places with its sense unchanged. */
const turnsAround = ({ reading, stretch }: Side): boolean => /被(?!保|申)|由|受到|\bfrom\b|归|向.{1,8}(?:领|取|收|借|买)/.test(reading.text.slice(stretch.start, stretch.end));

const isOwner = (text: string, { start, end }: PartyMention) => /^(?:your|our)$/.test(text.slice(start, end)) || /^(?:['’]s?\s)/.test(text.slice(end, end + 3)) || (/^[您你我]/.test(text.slice(start, end)) && text[end] === '的');
const isActor = (text: string, { start }: PartyMention) => /\bby\s+(?:the\s+|an?\s+|our\s+|your\s+)?$/.test(text.slice(Math.max(0, start - 10), start));
const isObject = (text: string, { start }: PartyMention) => /(?:向|对|给|与|和|经|通知|告知|为|的|to|with|of|for|from|against)\s*(?:the\s+|an?\s+|any\s+)?$/.test(text.slice(Math.max(0, start - 12), start));

/** The two parties of a sentence that names just two, in one clause: who acts first, which "by" names behind the verb. */
function orderOf({ reading, stretch }: Side): PartyMention[] {
  const { text } = reading;
  const mentions = within(reading.parties, stretch);
  const [first, last] = mentions;
  if (mentions.length !== 2 || first === undefined || last === undefined || isOwner(text, first) || isOwner(text, last)) return [];
  // Clauses change places freely; parties of one clause do not.
  const between = { start: first.end, end: last.start };
  if (/[,;:]/.test(text.slice(between.start, between.end)) || within(reading.markers, between).some(({ kind }) => kind === 'if' || kind === 'when' || kind === 'unless')) return [];
  return isActor(text, last) && !isActor(text, first) ? [last, first] : mentions;
}

/**
 * Each duty or right with who may bear it: 由 and "by" name it; else a party right before the word; else the nearest
 * one before it in the sentence or the one the sentence begins with. What belongs to a party (您的投诉) or is done to
 * it bears nothing, nor does the subject of a passive ("a benefit shall be paid").
 */
function dutiesOf({ reading, stretch }: Side): Duty[] {
  const { text } = reading;
  const mentions = within(reading.parties, stretch);
  return within(reading.markers, stretch).flatMap(({ kind: marker, start, end }): Duty[] => {
    const kind = binding[marker];
    if (kind === undefined) return [];
    const sentence = holding(reading.sentences, start) ?? stretch;
    const before = mentions.filter((each) => each.start < start && each.start >= sentence.start);
    const stop = text.slice(end, sentence.end).search(/[,;。!?\n]/);
    const features = featuresOf(reading, { start: end, end: stop < 0 ? sentence.end : end + stop }, []);
    const named = before.findLast((each) => text[each.start - 1] === '由') ?? mentions.find((each) => each.start > end && each.start < sentence.end && isActor(text, each) && !isOwner(text, each));
    if (named !== undefined) return [{ kind, bearers: [named], features }];
    const subjects = before.filter((each) => !isObject(text, each) && !isOwner(text, each) && text[each.end] !== '的');
    const [first, last] = [subjects[0], subjects.at(-1)];
    const passive = /^\s+(?:not\s+)?be\s/.test(text.slice(end, end + 10));
    if (first === undefined || last === undefined || passive) return [{ kind, bearers: [], features }];
    return [{ kind, bearers: text.slice(last.end, start).trim() === '' ? [last] : [last, first], features }];
  });
}
