import { AppError } from '#shared/base/errors.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import type { OutputOf, ProgressOf } from '#shared/rpc/define.ts';
import { chunkSize } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { scoreOnly } from '#service/nlp/sentiment/index.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { isMember, type Bitset } from '#service/search/bitset.ts';
import { countLabels, countOverridden } from './count-labels.ts';
import { currentModel, currentVersion } from './current-model.ts';
import { readChunks } from './load-sentiment.ts';
import { newestRun, sentimentRecipeKind } from './newest-run.ts';
import { blockSize, createWork, scoreBlocks, scoredSoFar, stopWork, type ScoringWork } from './scoring-work.ts';
import { startScoreThread } from './start-score-thread.ts';

const { methods } = sentimentContract;
type ScoreProgress = ProgressOf<typeof methods.score>;
export type ScoreResult = OutputOf<typeof methods.score>;

/** Messages from which on a second thread is worth its start: its own copy of the model, and code that is cold, cost as much as scoring some 30,000. */
const secondThreadFrom = 50_000;

/**
 * Scores what the present model has not scored, in memory, and writes labels, scores and recipe in one transaction:
 * whatever ends a run early leaves what was there before it. A million messages are three megabytes.
 *
 * Chunks never mix models: what an earlier model scored is scored anew together with what is missing. Messages of
 * withdrawn batches are not scored; once they are back, they are missing.
 */
export async function scoreMessages(context: JobContext<ScoreProgress>): Promise<ScoreResult> {
  const { db, project } = context;
  const started = performance.now();
  const { model, version } = currentModel(db);
  const earlier = newestRun(db);
  const { work, missing, kept } = planWork(db, version);
  if (missing > 0) await runWork(context, work, missing, (text) => scoreOnly(text, model));
  const seconds = (performance.now() - started) / 1000;
  const { set } = visibleMessages(db);
  const labels = countLabels(work.labels, set);
  const overridden = countOverridden(db);
  const messages = missing + kept;
  const recipe =
    missing === 0
      ? earlier
      : context.write((tx) => {
          if (newestRun(tx.db) !== earlier || currentVersion(tx.db) !== version) throw new AppError('conflict', { reason: 'sentiment-changed' });
          const id = recordRecipe(tx, {
            kind: sentimentRecipeKind,
            query: '',
            messages,
            parameters: { scored: missing, kept },
            seed: null,
            model: version,
            result: { ...labels, overridden },
            appVersion: project.appVersion,
          });
          writeChunks(tx, work, id);
          return id;
        });
  return { recipe, model: version, messages, scored: missing, kept, overridden, labels, seconds };
}

/** What is to be scored: every visible message but those whose chunk the same model has written. */
function planWork(db: ReadableDatabase, version: string): { work: ScoringWork; missing: number; kept: number } {
  const { set, end, count } = visibleMessages(db);
  const labels = new Uint8Array(end);
  const scores = new Int16Array(end);
  let kept = 0;
  for (const chunk of readChunks(db)) {
    if (chunk.model !== version) continue;
    const first = chunk.number * chunkSize;
    for (let index = 0; index < chunk.labels.length && first + index < end; index++) {
      const id = first + index;
      const label = chunk.labels[index] ?? 0;
      if (label === 0) continue;
      labels[id] = label;
      scores[id] = chunk.scoreAt(index);
      if (isMember(set, id)) kept++;
    }
  }
  const blocks: number[] = [];
  for (let first = 0; first < end; first += blockSize) {
    if (lacksLabel(labels, set, first, Math.min(first + blockSize, end))) blocks.push(first / blockSize);
  }
  const work = createWork(end, blocks);
  work.wanted.set(set);
  work.labels.set(labels);
  work.scores.set(scores);
  return { work, missing: count - kept, kept };
}

function lacksLabel(labels: Uint8Array, set: Bitset, from: number, to: number): boolean {
  for (let id = from; id < to; id++) if (labels[id] === 0 && isMember(set, id)) return true;
  return false;
}

async function runWork(context: JobContext<ScoreProgress>, work: ScoringWork, missing: number, score: Parameters<typeof scoreBlocks>[2]): Promise<void> {
  const { db, signal, project } = context;
  const started = performance.now();
  const report = () => {
    const done = scoredSoFar(work);
    const rate = (done / Math.max(1, performance.now() - started)) * 1000;
    context.progress({ done, total: missing, rate: Math.round(rate), secondsLeft: rate > 0 ? Math.round((missing - done) / rate) : null });
  };
  report();
  const second = missing >= secondThreadFrom ? startScoreThread(project, work) : undefined;
  try {
    scoreBlocks(db, work, score, () => signal.throwIfAborted(), report);
    // What is left is the other thread's last block.
    await second?.ended;
    signal.throwIfAborted();
    report();
  } finally {
    stopWork(work);
    await second?.close();
  }
}

function writeChunks(tx: CommandTransaction, work: ScoringWork, recipe: number): void {
  const put = prepareOnce<[number, number, Uint8Array, Uint8Array]>(
    tx.db,
    'INSERT OR REPLACE INTO sentiment_chunk (chunk, recipe_id, labels, scores) VALUES (?, ?, ?, ?)',
  );
  const changed = new Set(Array.from(work.blocks, (block) => Math.floor((block * blockSize) / chunkSize)));
  for (const chunk of changed) {
    const from = chunk * chunkSize;
    const to = Math.min(from + chunkSize, work.labels.length);
    put.run(chunk, recipe, bytesOf(work.labels.slice(from, to)), bytesOf(work.scores.slice(from, to)));
  }
  tx.touch('sentiment_chunk');
}

function bytesOf(column: Uint8Array | Int16Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(column.byteLength));
  if (column instanceof Uint8Array) return column.slice();
  for (let index = 0; index < column.length; index++) view.setInt16(index * 2, column[index] ?? 0, true);
  return new Uint8Array(view.buffer);
}
