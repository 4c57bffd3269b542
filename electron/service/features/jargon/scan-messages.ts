import type { FoundTerm, jargonContract, JargonReport } from '#shared/contracts/jargon.ts';
import { codePointLength } from '#shared/base/code-points.ts';
import { loadColumn } from '#service/db/columns.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { findKeywords } from '#service/features/comparison/find-keywords.ts';
import { loadSegmentation } from '#service/features/dictionary/load-segmentation.ts';
import { approvedEntries } from '#service/features/glossary/entry-rows.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { createTermFinder, type TermFinder } from '#service/nlp/plain/glossary/find-terms.ts';
import { createWordCounter } from '#service/nlp/segment/index.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import type { ProgressOf } from '#shared/rpc/define.ts';
import { foldText } from '#service/search/fold.ts';
import { asksAbout } from './asks.ts';

const customer = 1;
const agent = 2;
/** A word is called jargon only where this many messages hold it. */
const least = { count: 5, messages: 3 };
/** Words listed. */
const mostWords = 200;

type Progress = ProgressOf<typeof jargonContract.methods.scan>;
type Counts = Omit<FoundTerm, 'entry' | 'term' | 'plain' | 'forms' | 'first'> & { readonly first: Omit<FoundTerm['first'], 'conversation'> };

/**
 * Counts terms message by message. A term that a message explains once counts as explained in all of it. Words that
 * are no terms are compared by keyness: what agents say against what customers say.
 */
export function scanMessages({ db, project, write, signal, progress }: JobContext<Progress>, { query }: { query: string }): JargonReport {
  const ids = evaluateQuery(db, query, { signal });
  const roles = loadColumn(db, 'role');
  const conversationOf = loadColumn(db, 'conversation');
  const entries = approvedEntries(db);
  const finder = createTermFinder(entries);
  const segmentation = loadSegmentation(db);
  const words = createWordCounter(segmentation);
  const read = prepareOnce<[number], string>(db, 'SELECT text FROM message WHERE id = ?').pluck();
  const counts = new Map<string, Counts>();
  const characters = { all: 0, customers: 0, agents: 0 };
  const found = { all: 0, customers: 0, agents: 0 };
  const messages = { customers: 0, agents: 0 };
  const began = performance.now();
  for (const [done, id] of ids.entries()) {
    if (done % 256 === 0) {
      signal.throwIfAborted();
      progress(progressAt(done, ids.length, began));
    }
    const text = read.get(id);
    if (text === undefined) continue;
    const role = roles[id] ?? 0;
    const length = codePointLength(text);
    const occurrences = countTerms(foldText(text), id, role, finder, counts);
    characters.all += length;
    found.all += occurrences;
    if (role !== customer && role !== agent) continue;
    const side = role === customer ? 'customers' : 'agents';
    messages[side]++;
    characters[side] += length;
    found[side] += occurrences;
    words.add(text, role === agent ? 1 : 0);
  }
  const known = new Set(entries.flatMap(({ term, variants }) => [term, ...variants]).map(foldText));
  const { keywords, tested } = findKeywords(words, [messages.customers, messages.agents], least);
  const density = (side: keyof typeof found) => (characters[side] === 0 ? 0 : (found[side] / characters[side]) * 100);
  const report = {
    query,
    messages: ids.length,
    ...messages,
    density: { all: density('all'), customers: density('customers'), agents: density('agents') },
    terms: entries.flatMap(({ id, term, variants, plain }): FoundTerm[] => {
      const own = counts.get(id);
      return own === undefined ? [] : [{ ...own, first: { ...own.first, conversation: conversationOf[own.first.message] ?? -own.first.message }, entry: Number(id), term, plain, forms: [term, ...variants] }];
    }).toSorted((a, b) => b.asked - a.asked || b.messages - a.messages),
    words: keywords
      .filter(({ ratio, forms, word }) => ratio > 0 && ![word, ...forms].some((form) => known.has(foldText(form))))
      .slice(0, mostWords)
      .map(({ word, forms, messages: [customers, agents], messageLikelihood, messageRatio }) => ({
        word, forms, agentMessages: agents, customerMessages: customers, likelihood: messageLikelihood, ratio: messageRatio,
      })),
    tested,
  };
  const recipe = write((tx) =>
    recordRecipe(tx, {
      kind: 'jargon',
      query,
      messages: ids.length,
      parameters: { entries: entries.map(({ id, version }) => [Number(id), version]), segmentation: segmentation.fingerprint, ...least },
      seed: null,
      model: 'glossary, keyness G2',
      result: { terms: report.terms.length, words: report.words.length, density: report.density.all },
      appVersion: project.appVersion,
    }),
  );
  progress(progressAt(ids.length, ids.length, began));
  return { ...report, recipe };
}

/** How far the scan is, with its rate so far and what is left at that rate. */
function progressAt(done: number, total: number, began: number): Progress {
  const seconds = (performance.now() - began) / 1000;
  const rate = seconds > 0 ? done / seconds : 0;
  return { done, total, rate, secondsLeft: rate > 0 ? (total - done) / rate : null };
}

/** The place of an occurrence in code points of its message; folding keeps their number. */
function placeOf(folded: string, message: number, occurrence: { readonly start: number; readonly end: number } | undefined) {
  const start = codePointLength(folded.slice(0, occurrence?.start ?? 0));
  return { message, start, end: start + codePointLength(folded.slice(occurrence?.start ?? 0, occurrence?.end ?? 0)) };
}

/** Adds one message's terms to the counts; answers how many times terms stand in it. */
function countTerms(folded: string, message: number, role: number, finder: TermFinder, counts: Map<string, Counts>): number {
  const occurrences = finder.find(folded);
  const ofEntry = Map.groupBy(occurrences, ({ entry }) => entry.id);
  for (const [entry, own] of ofEntry) {
    const count = counts.get(entry) ?? { occurrences: 0, messages: 0, customers: 0, asked: 0, agents: 0, unexplained: 0, first: placeOf(folded, message, own[0]) };
    counts.set(entry, count);
    count.occurrences += own.length;
    count.messages++;
    if (role === customer) {
      count.customers++;
      if (own.some(({ start, end }) => asksAbout(folded, start, end))) count.asked++;
    } else if (role === agent) {
      count.agents++;
      if (!own.some(({ explained }) => explained)) count.unexplained++;
    }
  }
  return occurrences.length;
}
