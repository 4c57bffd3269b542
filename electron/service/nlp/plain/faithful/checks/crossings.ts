import { withNeighbours } from '../align.ts';
import { createFeatureReader, weightShared, type Features } from '../features.ts';
import { findPeriods } from '../periods.ts';
import { cutAt, within, type Reading, type Stretch } from '../reading.ts';
import type { Comparison, EntryMention, Finding } from './check.ts';

/** A clause with the facts that tell it: its figures, periods and whether it denies. `features` are its other words. */
interface Clause extends Stretch {
  readonly facts: ReadonlySet<string>;
  readonly features: Features;
}

const clauseBreak = /[,;。!?\n]|、(?=[^、,。]{0,16}\d)|\.\s|\s(?:and|but|while|whereas)\s|而|但/g;
/** Weight of distinct words that must have changed places on both sides; a word of two characters has 1.5. */
const least = 1.2;

/**
 * Words that changed places between two clauses told apart by their facts: 申购 daily and 赎回 monthly became 赎回 daily
 * and 申购 monthly. What only one of two clauses says must not be said, in both directions, by the other.
 */
export function findCrossings({ original, rewrite, beads, originalEntries, rewriteEntries }: Omit<Comparison, 'mustKeep'>): Finding[] {
  const [before, after] = [bareReading(original, originalEntries), bareReading(rewrite, rewriteEntries)];
  return withNeighbours(beads, original.text).flatMap((bead) => {
    if (bead.original === null || bead.rewrite === null || !hasSeveralFacts(before, bead.original)) return [];
    const clauses = clausesOf(before, bead.original);
    const answers = clausesOf(after, bead.rewrite);
    return clauses.flatMap((first, index) =>
      clauses.slice(index + 1).flatMap((second): Finding[] => {
        const [here, there] = [answerTo(first, second, answers), answerTo(second, first, answers)];
        if (here === undefined || there === undefined || here === there) return [];
        if (crossed(first, second, here, there) < least || crossed(second, first, there, here) < least) return [];
        return [{ kind: 'swapped', original: first, rewrite: here }];
      }),
    );
  });
}

/** A reading with its periods; to `features` figures, periods and markers are blanks, so that clauses are known by their other words. */
interface BareReading {
  readonly text: string;
  readonly features: (stretch: Stretch) => Features;
  readonly facts: readonly (Stretch & { readonly name: string })[];
}

function bareReading(reading: Reading, entries: readonly EntryMention[]): BareReading {
  const periods = findPeriods(reading.text).map(({ start, end, unit }) => ({ start, end, name: `each ${unit}` }));
  const figures = reading.quantities.map(({ start, end, key }) => ({ start, end, name: key }));
  const denials = reading.markers.filter(({ kind }) => kind === 'not' || kind === 'must-not').map(({ start, end }) => ({ start, end, name: 'not' }));
  let text = '';
  let reached = 0;
  for (const { start, end } of [...reading.markers, ...figures, ...periods].toSorted((a, b) => a.start - b.start)) {
    if (start >= reached) text += reading.text.slice(reached, start);
    text += ' '.repeat(Math.max(0, end - Math.max(start, reached)));
    reached = Math.max(reached, end);
  }
  const bare: Reading = { ...reading, text: text + reading.text.slice(reached), quantities: [] };
  return { text: reading.text, features: createFeatureReader(bare, entries), facts: [...periods, ...figures, ...denials].toSorted((a, b) => a.start - b.start) };
}

const hasSeveralFacts = ({ facts }: BareReading, stretch: Stretch): boolean => new Set(within(facts, stretch).map(({ name }) => name)).size > 1;

function clausesOf({ text, features, facts }: BareReading, { start, end }: Stretch): Clause[] {
  const breaks = [...text.slice(start, end).matchAll(clauseBreak)].map(({ index }) => start + index);
  return cutAt({ start, end }, breaks).flatMap((clause): Clause[] => {
    const names = new Set(within(facts, clause).map(({ name }) => name));
    return names.size === 0 ? [] : [{ ...clause, facts: names, features: features(clause) }];
  });
}

/** The one clause of the rewrite that has a fact which only the first of two clauses has. */
function answerTo(clause: Clause, other: Clause, answers: readonly Clause[]): Clause | undefined {
  const own = [...clause.facts].filter((fact) => !other.facts.has(fact));
  const [match, ...more] = answers.filter(({ facts }) => own.some((fact) => facts.has(fact)));
  return more.length === 0 ? match : undefined;
}

/** Weight of what only `clause` said and only the answer to the other clause says. */
const crossed = (clause: Clause, other: Clause, answer: Clause, otherAnswer: Clause): number =>
  weightShared(clause.features, otherAnswer.features, [other.features, answer.features]);
