import { AppError } from '#shared/base/errors.ts';
import { proposalThreshold, type Proposal, type suggestionContract, type SuggestionProgress } from '#shared/contracts/suggestion.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { isMember } from '#service/search/bitset.ts';
import { currentSuggester } from './current-suggester.ts';
import { probableCodes } from './propose-codes.ts';
import { createReport } from './report-progress.ts';
import { settledCodes } from './settled-codes.ts';

export const proposeRecipeKind = 'suggestion-run';

/** Messages read at most: of more a share is drawn, those without any coding before the others. */
export const mostMessages = 100_000;
/** Codes kept of one message, and the least score worth a look. */
const keptOfMessage = 2;
const leastScore = 0.2;
/** Of each code the surest proposals and the most doubtful are kept, so many of each. */
const keptOfCode = 200;
const messagesAtOnce = 200;
const rowsAtOnce = 1000;

interface Kept extends Proposal {
  readonly doubt: number;
}

type Propose = typeof suggestionContract.methods.propose;

/** Goes through the messages and keeps what is proposed. What the run before kept stays in force until all is written. */
export function proposeMessages(context: JobContext<SuggestionProgress>): OutputOf<Propose> {
  const { db, project } = context;
  const started = performance.now();
  const report = createReport(context);
  const current = currentSuggester(db);
  if (current === null) throw new AppError('not-found', { reason: 'nothing-learnt' });
  const { count } = visibleMessages(db);
  const ids = drawMessages(db, current.version);
  const byCode = new Map<number, Kept[]>();
  const timesSaid = new Map<string, number>();
  const read = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  for (let from = 0; from < ids.length; from += messagesAtOnce) {
    const some = ids.slice(from, from + messagesAtOnce);
    const mayPropose = settledCodes(db, some);
    for (const [index, id] of some.entries()) {
      if (index % 16 === 0) report('propose', from + index, ids.length);
      const text = read.get(id)?.text ?? '';
      const open = probableCodes(current, { id, text }, leastScore).filter(({ code }) => mayPropose(id, code));
      for (const proposal of open.slice(0, keptOfMessage)) {
        const said = `${proposal.code} ${proposal.quote ?? text}`;
        const before = timesSaid.get(said) ?? 0;
        timesSaid.set(said, before + 1);
        // To decide on the same words again teaches little: they come behind others.
        const doubt = (1 - Math.abs(proposal.score - proposalThreshold) / proposalThreshold) / (1 + before);
        keep(byCode, { ...proposal, doubt });
      }
    }
  }
  const kept = [...byCode.values()].flatMap(mostUseful);
  const recipe = write(context, kept, {
    version: current.version,
    messages: count,
    sampled: ids.length,
    appVersion: project.appVersion,
    report: (done) => report('write', done, kept.length),
  });
  return { recipe, messages: count, sampled: ids.length, proposals: kept.length, seconds: (performance.now() - started) / 1000 };
}

/** The messages to read, ascending: all, or as many as the limit allows. */
function drawMessages(db: ReadableDatabase, seed: number): number[] {
  const { set, end, count } = visibleMessages(db);
  const ids: number[] = [];
  for (let id = 1; id < end; id++) if (isMember(set, id)) ids.push(id);
  if (count <= mostMessages) return ids;
  const coded = new Set(prepareOnce<[], { message: number }>(db, 'SELECT DISTINCT message_id AS message FROM coding').all().map(({ message }) => message));
  const random = createRandom(seed);
  return ids
    .map((id) => ({ id, place: (coded.has(id) ? 1 : 0) + random() }))
    .toSorted((left, right) => left.place - right.place)
    .slice(0, mostMessages)
    .map(({ id }) => id)
    .toSorted((left, right) => left - right);
}

function keep(byCode: Map<number, Kept[]>, proposal: Kept): void {
  const own = byCode.get(proposal.code);
  if (own === undefined) byCode.set(proposal.code, [proposal]);
  else if (own.push(proposal) > 16 * keptOfCode) byCode.set(proposal.code, mostUseful(own));
}

function mostUseful(all: readonly Kept[]): Kept[] {
  const surest = all.toSorted((left, right) => right.score - left.score || left.message - right.message).slice(0, keptOfCode);
  const doubtful = all.toSorted((left, right) => right.doubt - left.doubt || left.message - right.message).slice(0, keptOfCode);
  return [...new Set([...surest, ...doubtful])];
}

/**
 * Writes under a new number, a little at a time, so that coding goes on, and puts the number in force at the end. Rows
 * of another number are what a run before left, or one that was broken off.
 */
function write(
  context: JobContext<SuggestionProgress>,
  kept: readonly Kept[],
  facts: { version: number; messages: number; sampled: number; appVersion: string; report(done: number): void },
): number {
  const run = (prepareOnce<[], number | null>(context.db, 'SELECT max(number) FROM suggestion_run').pluck().get() ?? 0) + 1;
  clear(context, 'run >= ?', run);
  for (let from = 0; from < kept.length; from += rowsAtOnce) {
    facts.report(from);
    context.write((tx) => {
      const insert = prepareOnce<[number, number, number, number | null, number | null, number, number]>(
        tx.db,
        'INSERT INTO suggestion (run, message_id, code_id, start_offset, end_offset, score, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      for (const { message, code, span, score, doubt } of kept.slice(from, from + rowsAtOnce)) insert.run(run, message, code, span?.start ?? null, span?.end ?? null, score, doubt);
    });
  }
  const recipe = context.write((tx) => {
    const id = recordRecipe(tx, {
      kind: proposeRecipeKind,
      query: '',
      messages: facts.sampled,
      parameters: { ofMessages: facts.messages, version: facts.version, leastScore, keptOfMessage, keptOfCode },
      seed: facts.version,
      model: `suggestions v${facts.version}`,
      result: { proposals: kept.length, aboveThreshold: kept.filter(({ score }) => score >= proposalThreshold).length },
      appVersion: facts.appVersion,
    });
    prepareOnce(tx.db, 'DELETE FROM suggestion_run').run();
    prepareOnce<[number, number, number, number, number, number]>(
      tx.db,
      'INSERT INTO suggestion_run (number, version, recipe_id, messages, sampled, ran_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(run, facts.version, id, facts.messages, facts.sampled, tx.now);
    tx.touch('suggestion_run');
    return id;
  });
  clear(context, 'run < ?', run);
  return recipe;
}

function clear(context: JobContext<SuggestionProgress>, which: 'run < ?' | 'run >= ?', run: number): void {
  const some = () =>
    context.write((tx) =>
      prepareOnce<[number, number]>(tx.db, `DELETE FROM suggestion WHERE id IN (SELECT id FROM suggestion WHERE ${which} LIMIT ?)`).run(run, rowsAtOnce).changes,
    );
  while (some() > 0);
}
