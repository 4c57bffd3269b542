import { comparisonLimits, type comparisonContract, type ComparedGroup, type ComparisonProgress } from '#shared/contracts/comparison.ts';
import type { OutputOf, ParsedInputOf } from '#shared/rpc/define.ts';
import { loadSegmentation } from '#service/features/dictionary/load-segmentation.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { bootstrapCountsInterval } from '#service/nlp/statistics/bootstrap.ts';
import { netSentiment, type SentimentCounts } from '#service/nlp/statistics/net-sentiment.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { countSet } from '#service/search/bitset.ts';
import { describeSide } from './compare-sides.ts';
import { countGroups, type GroupCount } from './count-groups.ts';
import { countWords } from './count-words.ts';
import { findKeywords } from './find-keywords.ts';
import { findSets } from './compared-sets.ts';

type Run = typeof comparisonContract.methods.run;
type Input = ParsedInputOf<Run>;
type Result = OutputOf<Run>;

/** Name of the method in recipes; changes whenever the same input would give other figures. */
const method = 'comparison-1';
/** Messages in both sets together below which a share says little. */
const smallBelow = 30;

/** Compares two sets of messages and records how. Nothing but the recipe is written. */
export function compareMessages(context: JobContext<ComparisonProgress>, input: Input): Result {
  const { db, signal, project } = context;
  const started = performance.now();
  const between = () => signal.throwIfAborted();
  context.progress({ step: 'finding', done: 0, total: 0, rate: 0 });
  const sets = findSets(db, [input.a.query, input.b.query], signal);
  const segmentation = loadSegmentation(db);
  const total = countSet(sets.either);
  const reading = performance.now();
  const counter = countWords(db, sets, segmentation, (done) => {
    between();
    if (done % 256 !== 0) return;
    const seconds = (performance.now() - reading) / 1000;
    context.progress({ step: 'counting', done, total, rate: seconds > 0.05 ? Math.round(done / seconds) : 0 });
  });
  context.progress({ step: 'comparing', done: total, total, rate: 0 });
  const a = describeSide(db, sets.sets[0], sets.totals[0], counter.totals[0]);
  const b = describeSide(db, sets.sets[1], sets.totals[1], counter.totals[1]);
  const bootstrap = { seed: input.seed, resamples: comparisonLimits.resamples, throwIfAborted: between };
  const groups = countGroups(db, sets, between).map((group) => compareGroup(group, bootstrap));
  const { keywords, tested } = findKeywords(counter, sets.totals, { count: input.leastCount, messages: input.leastMessages });
  const netDifference = a.net === null || b.net === null ? null : b.net - a.net;
  const netInterval =
    netDifference === null
      ? null
      : bootstrapCountsInterval([polarCounts(a.sentiment), polarCounts(b.sentiment)], ([first, second]) => netOf(second) - netOf(first), bootstrap);
  between();
  const recipe = context.write((tx) =>
    recordRecipe(tx, {
      kind: 'comparison',
      query: input.a.query,
      messages: total,
      parameters: {
        queryB: input.b.query, leastCount: input.leastCount, leastMessages: input.leastMessages, resamples: comparisonLimits.resamples, dictionary: segmentation.fingerprint,
      },
      seed: input.seed,
      model: method,
      result: { messagesA: a.messages, messagesB: b.messages, overlap: sets.overlap, wordsA: a.words, wordsB: b.words, tested, netDifference },
      appVersion: project.appVersion,
    }),
  );
  return { recipe, a, b, overlap: sets.overlap, netDifference, netInterval, groups, keywords, tested, seconds: (performance.now() - started) / 1000 };
}

function compareGroup(group: GroupCount, bootstrap: Parameters<typeof bootstrapCountsInterval>[2]): ComparedGroup {
  const { counts, totals } = group;
  const share = (side: 0 | 1) => (totals[side] > 0 ? counts[side] / totals[side] : Number.NaN);
  const difference = share(1) - share(0);
  const cells = (side: 0 | 1) => [counts[side], totals[side] - counts[side]];
  return {
    ...group,
    totals: [totals[0], totals[1]],
    // A set without messages has no share to differ from.
    difference: Number.isNaN(difference) ? 0 : difference,
    interval: Number.isNaN(difference) ? null : bootstrapCountsInterval([cells(0), cells(1)], ([first, second]) => firstShare(second) - firstShare(first), bootstrap),
    small: counts[0] + counts[1] < smallBelow,
  };
}

const polarCounts = ({ positive, negative }: SentimentCounts): number[] => [positive, negative];

/** Net sentiment of resampled counts; NaN where none is positive or negative. */
function netOf(counts: Float64Array | undefined): number {
  return netSentiment({ positive: counts?.[0] ?? 0, negative: counts?.[1] ?? 0, neutral: 0, mixed: 0 }, 'polar') ?? Number.NaN;
}

function firstShare(counts: Float64Array | undefined): number {
  const [first = 0, second = 0] = counts ?? [];
  return first / (first + second);
}
