import { givenLabels, type Estimate, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import { bootstrapCountsInterval } from '#service/nlp/statistics/bootstrap.ts';
import { shareOnDiagonal, type ConfusionTable } from '#service/nlp/statistics/confusion.ts';
import type { Interval } from '#service/nlp/statistics/interval.ts';
import { wilsonInterval } from '#service/nlp/statistics/wilson.ts';

/** Two labels of one message: what a person said first, then the machine or another person. */
export interface LabelPair {
  readonly message: number;
  readonly first: SentimentLabel;
  readonly second: SentimentLabel;
  /** Group of messages that was drawn from apart; all 0 for a simple sample. */
  readonly stratum: number;
}

/** Resampling is seeded, so that a report of the same labels is the same report. */
const bootstrapSeed = 20_26;

/** Messages of one stratum by their pair of labels, and how many messages of the population each of them stands for. */
interface StratumTable {
  readonly cells: Float64Array;
  readonly weight: number;
}

export const placeOf = (label: SentimentLabel): number => givenLabels.indexOf(label);

/** How many messages of the population each labelled one stands for, by stratum. */
export function weightsOf(pairs: readonly LabelPair[], population: readonly number[]): number[] {
  return population.map((size, stratum) => size / pairs.filter((pair) => pair.stratum === stratum).length);
}

/** Pairs of labels as tables, one for each stratum that has any. Strata without a weight are left out. */
export function tablesOf(pairs: readonly LabelPair[], weights: readonly number[] = [1]): StratumTable[] {
  const classes = givenLabels.length;
  return weights.flatMap((weight, stratum) => {
    const own = pairs.filter((pair) => pair.stratum === stratum);
    if (own.length === 0) return [];
    const cells = new Float64Array(classes * classes);
    for (const { first, second } of own) {
      const cell = placeOf(first) * classes + placeOf(second);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    return [{ cells, weight }];
  });
}

/** All strata as one table, each message weighing what it stands for. */
export function joinTables(tables: readonly StratumTable[], counts: readonly ArrayLike<number>[] = tables.map(({ cells }) => cells)): ConfusionTable {
  const classes = givenLabels.length;
  const cells = new Float64Array(classes * classes);
  for (const [index, { weight }] of tables.entries()) {
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = (cells[cell] ?? 0) + weight * (counts[index]?.[cell] ?? 0);
  }
  return { classes, cells };
}

/** A figure of the joined table with its bootstrap interval: items are drawn anew within each stratum. */
export function bootstrapped(tables: readonly StratumTable[], statistic: (table: ConfusionTable) => number): Estimate {
  const value = statistic(joinTables(tables));
  if (Number.isNaN(value)) return { value: null, low: null, high: null, method: 'bootstrap' };
  const interval = bootstrapCountsInterval(tables.map(({ cells }) => cells), (counts) => statistic(joinTables(tables, counts)), { seed: bootstrapSeed });
  return estimateOf(value, interval, 'bootstrap');
}

/** A share of messages on the diagonal: with Wilson's interval where each message weighs the same, else by bootstrap. */
export function shareEstimate(tables: readonly StratumTable[], table: (joined: ConfusionTable) => ConfusionTable = (joined) => joined): Estimate {
  if (tables.length > 1) return bootstrapped(tables, (joined) => shareOnDiagonal(table(joined)));
  const [only] = tables;
  if (only === undefined) return { value: null, low: null, high: null, method: 'wilson' };
  const total = only.cells.reduce((sum, count) => sum + count, 0);
  const value = shareOnDiagonal(table(joinTables(tables)));
  return estimateOf(value, wilsonInterval(Math.round(value * total), total), 'wilson');
}

/** The same table with mixed taken as neutral: three classes. */
export function asThree({ classes, cells }: ConfusionTable): ConfusionTable {
  const [neutral, mixed] = [placeOf('neutral'), placeOf('mixed')];
  const fold = (place: number) => (place === mixed ? neutral : place);
  const joined = new Float64Array((classes - 1) * (classes - 1));
  for (let row = 0; row < classes; row++) {
    for (let column = 0; column < classes; column++) {
      const cell = fold(row) * (classes - 1) + fold(column);
      joined[cell] = (joined[cell] ?? 0) + (cells[row * classes + column] ?? 0);
    }
  }
  return { classes: classes - 1, cells: joined };
}

/** A figure and its interval as the contract carries them. */
export function estimateOf(value: number, interval: Interval | null, method: Estimate['method']): Estimate {
  return { value, low: interval?.low ?? null, high: interval?.high ?? null, method };
}
