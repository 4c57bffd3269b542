import { sameParty, type PartyMention } from '../parties.ts';
import { holding, within, type Reading, type Stretch } from '../reading.ts';
import type { MarkerKind } from '../markers.ts';
import type { Checker, Finding } from './check.ts';

const distinct = (mentions: readonly PartyMention[]): PartyMention[] => [...Map.groupBy(mentions, ({ party }) => party).values()].flatMap(([first]) => (first === undefined ? [] : [first]));

/** Markers that lay a duty or a right on somebody. */
const binding: readonly MarkerKind[] = ['must', 'must-not', 'may', 'need-not'];

/**
 * Who is meant stays: each party of a sentence is named in its rewrite (we and you may stand for one of their side),
 * none comes in that the original does not know, and duties, rights and payments keep their bearer.
 */
export const checkParties: Checker = ({ original, rewrite, beads }) => {
  const findings: Finding[] = [];
  let facts = 0;
  for (const bead of beads) {
    const before = bead.original === null ? [] : distinct(within(original.parties, bead.original));
    const after = bead.rewrite === null ? [] : distinct(within(rewrite.parties, bead.rewrite));
    facts += before.length;
    const [missing, added] = unmatched(before, after);
    findings.push(...missing.map((mention): Finding => ({ kind: 'missing', original: mention, rewrite: bead.rewrite })));
    findings.push(
      ...added
        .filter(({ party, side }) => !original.parties.some((each) => each.party === party) && party !== 'we' && party !== 'you' && (side !== 'other' || original.parties.length > 0))
        .map((mention): Finding => ({ kind: 'added', original: bead.original, rewrite: mention })),
    );
    if (missing.length === 0 && bead.original !== null && bead.rewrite !== null) {
      findings.push(...swapped(original, bead.original, rewrite, bead.rewrite));
    }
  }
  return { facts, findings };
};

/** Parties left over on each side once the same ones, and then the general words of a side, are paired. */
function unmatched(before: readonly PartyMention[], after: readonly PartyMention[]): [PartyMention[], PartyMention[]] {
  const left = before.filter(({ party }) => !after.some((each) => each.party === party));
  const right = after.filter(({ party }) => !before.some((each) => each.party === party));
  const missing = left.filter((mention) => {
    const index = right.findIndex((each) => sameParty(mention, each));
    // A general word that stands for a party already named may stand for no second one.
    if (index >= 0) right.splice(index, 1);
    return index < 0;
  });
  return [missing, right];
}

/** Duties and rights whose bearer is another one than in the original, and two parties that changed places around a verb. */
function swapped(original: Reading, from: Stretch, rewrite: Reading, to: Stretch): Finding[] {
  const [before, after] = [bearers(original, from), bearers(rewrite, to)];
  const findings: Finding[] = [];
  for (const kind of binding) {
    const [duties, kept] = [before.filter((each) => each.kind === kind), after.filter((each) => each.kind === kind)];
    if (duties.length !== kept.length) continue;
    for (const [index, { bearer }] of duties.entries()) {
      const other = kept[index]?.bearer;
      if (bearer !== undefined && other !== undefined && !sameParty(bearer, other)) findings.push({ kind: 'swapped', original: bearer, rewrite: other });
    }
  }
  if (findings.length > 0 || before.length > 0 || after.length > 0) return findings;
  const [first, last] = orderOf(original, from);
  const [firstAfter, lastAfter] = orderOf(rewrite, to);
  if (first === undefined || last === undefined || firstAfter === undefined || lastAfter === undefined) return findings;
  if (turnsAround(original.text.slice(from.start, from.end)) !== turnsAround(rewrite.text.slice(to.start, to.end))) return findings;
  const crossed = sameParty(first, lastAfter) && sameParty(last, firstAfter) && !sameParty(first, firstAfter);
  return crossed ? [{ kind: 'swapped', original: first, rewrite: firstAfter }] : findings;
}

const turnsAround = (text: string) => /被(?!保)|由|受到|\bby\b|\bfrom\b|归|向.{1,8}(?:领|取|收|借|买)/.test(text);

/** The two parties of a sentence that names just two, in one clause, in their order. */
function orderOf(reading: Reading, stretch: Stretch): PartyMention[] {
  const mentions = within(reading.parties, stretch);
  const [first, last] = mentions;
  if (mentions.length !== 2 || first === undefined || last === undefined) return [];
  // Clauses change places freely; parties of one clause do not.
  const between = { start: first.end, end: last.start };
  const apart = /[,;:]/.test(reading.text.slice(between.start, between.end)) || within(reading.markers, between).some(({ kind }) => kind === 'if' || kind === 'when' || kind === 'unless');
  return apart ? [] : mentions;
}

/** Who bears each duty or right: the nearest party named before its word in the sentence; 由 and "by" name it anywhere. */
function bearers(reading: Reading, stretch: Stretch): { kind: MarkerKind; bearer: PartyMention | undefined }[] {
  const mentions = within(reading.parties, stretch);
  return within(reading.markers, stretch)
    .filter(({ kind }) => binding.includes(kind))
    .map(({ kind, start }) => {
      const sentence = holding(reading.sentences, start);
      const before = mentions.filter((each) => each.start < start && each.start >= (sentence?.start ?? 0));
      const named = before.findLast((each) => reading.text[each.start - 1] === '由');
      const subjects = before.filter((each) => !/(?:向|对|给|与|和|经|通知|告知|的|to|with|of|for|from)\s*(?:the\s+|an?\s+|any\s+)?$/.test(reading.text.slice(Math.max(0, each.start - 10), each.start)));
      return { kind, bearer: named ?? subjects.at(-1) ?? before.at(-1) };
    });
}
