import { sameParty, type PartyMention } from '../parties.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Finding } from './check.ts';
import { findSwappedParties } from './swapped-parties.ts';

const distinct = (mentions: readonly PartyMention[]): PartyMention[] => [...Map.groupBy(mentions, ({ party }) => party).values()].flatMap(([first]) => (first === undefined ? [] : [first]));

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
    const comesIn = after.filter(({ party }) => !before.some((each) => each.party === party));
    findings.push(...missing.filter((mention) => !mayGoUnsaid(mention, original, bead.original, comesIn, rewrite)).map((mention): Finding => ({ kind: 'missing', original: mention, rewrite: bead.rewrite })));
    findings.push(
      ...added
        .filter(({ party, side }) => !original.parties.some((each) => each.party === party) && party !== 'we' && party !== 'you' && (side !== 'other' || original.parties.length > 0))
        .map((mention): Finding => ({ kind: 'added', original: bead.original, rewrite: mention })),
    );
    if (missing.length === 0 && bead.original !== null && bead.rewrite !== null) {
      findings.push(...findSwappedParties({ reading: original, stretch: bead.original }, { reading: rewrite, stretch: bead.rewrite }));
    }
  }
  return { facts, findings };
};

/**
 * The two sides of a contract may go unsaid where it is plain who is meant, and so may another party that the rewrite
 * names elsewhere: none comes in for it, and it is not one of a list (投保人、被保险人或者受益人).
 */
function mayGoUnsaid(mention: PartyMention, { text, parties }: Reading, stretch: Stretch | null, comesIn: readonly PartyMention[], rewrite: Reading): boolean {
  if (stretch === null || (mention.side === 'other' && !rewrite.parties.some(({ party }) => party === mention.party)) || comesIn.some(({ side }) => side !== mention.side)) return false;
  return within(parties, stretch).every((each) => {
    const [first, second] = each.start < mention.start ? [each, mention] : [mention, each];
    if (first === second || first.party === 'we' || first.party === 'you' || second.party === 'we' || second.party === 'you') return true;
    return !/^\s?(?:、|,\s?(?:the\s)?|和|与|或者?|及|以及|and\s(?:the\s)?|or\s(?:the\s)?)\s?$/.test(text.slice(first.end, second.start));
  });
}

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
