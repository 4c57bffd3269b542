import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { ThemeLanguage, ThemeProgress, ThemeRun } from '#shared/contracts/theme.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSegmentation } from '#service/features/dictionary/load-segmentation.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { encodeModel } from '#service/nlp/cluster/model-bytes.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { loadAssignment } from './assignment.ts';
import { clusterMessages, stabilitySeeds, type ClusteredMessages } from './cluster-messages.ts';
import { clusterModel } from './cluster-model.ts';
import { makeCurrent } from './current-set.ts';
import { countEdits, isEdited, type ThemeOfRun } from './edited-themes.ts';
import { matchThemes } from './match-themes.ts';
import { reportProgress } from './progress.ts';
import { chunksOf, emptyRun, newRun, writeChunk, writeModel } from './run-store.ts';
import { readRunRecipe, type RunParameters, type RunResult } from './run-recipe.ts';
import { messagesInScope } from './scope.ts';
import { insertTheme, removeTheme } from './theme-changes.ts';
import { requireUnchanged, themeStamp } from './theme-stamp.ts';
import { currentSet, readThemes, writeKeywords, type ThemeSetRow } from './theme-rows.ts';

interface ClusterInput {
  readonly query: string;
  readonly language: ThemeLanguage;
  readonly clusters: number | 'auto';
  readonly seed: number;
  readonly anew: boolean;
  readonly accept?: boolean | undefined;
}

/** Messages below which there is nothing to cluster. */
const fewest = 10;

/**
 * Clusters the messages in scope. Everything is worked out before the one transaction that writes it, so that a
 * cancelled or failed run leaves nothing behind. Where the current set is clustered again, themes that the analyst has
 * edited are held: they keep their messages and take part as clusters of their own; the others are matched with what
 * was found by the messages they have in common. Throws
 * `invalid-input`/`too-few-messages`, and `conflict`/`themes-changed` where somebody edited the themes meanwhile.
 */
export function runClustering(context: JobContext<ThemeProgress>, input: ClusterInput) {
  const { db, signal } = context;
  const ids = messagesInScope(db, input, signal);
  if (ids.length < fewest) throw new AppError('invalid-input', { reason: 'too-few-messages', messages: ids.length, fewest });
  const stamp = themeStamp(db);
  const former = input.anew ? undefined : readFormer(context);
  const report = reportProgress(context, ids.length);
  const edited = (former?.themes ?? []).filter((theme) => isEdited(theme));
  const held = edited.flatMap((theme) => {
    const members = membersOf(theme.id, former?.of, ids);
    return members.size === 0 ? [] : [{ theme, members }];
  });
  const found = clusterMessages(
    db,
    { ids, k: input.clusters, seed: input.seed, leaveOut: true, held: held.map(({ members }) => members), stability: true },
    report,
  );
  report('saving', 1);
  return context.command('theme.cluster', (tx) => {
    if (former !== undefined) requireUnchanged(tx.db, stamp);
    const kept = countEdits(edited, former?.moves ?? 0);
    const outcome = {
      ...describeResult(found, ids.length),
      kept: kept.total,
    };
    const recipe = recordRecipe(tx, {
      kind: 'themes',
      query: input.query,
      messages: ids.length,
      parameters: {
        clusters: input.clusters,
        language: input.language,
        fitted: found.fitted,
        stabilitySeeds,
        held: held.length,
        words: loadSegmentation(db).fingerprint,
      } satisfies RunParameters,
      seed: input.seed,
      model: clusterModel,
      result: outcome satisfies RunResult,
      appVersion: context.project.appVersion,
    });
    const run = writeRun(tx, ids, found);
    const set = former === undefined ? insertSet(tx, input, run, recipe) : updateSet(tx, former.set, input, run, recipe);
    const { themes, gone } = writeThemes(tx, set, found, ids, { former, held: held.map(({ theme }) => theme), edited, accept: input.accept === true });
    tx.describe({ themes, messages: ids.length, kept: kept.total });
    const described: ThemeRun = readRunRecipe(tx.db, recipe);
    return { set, run: described, themes, scope: ids.length, mapped: outcome.mapped, unmapped: outcome.unmapped, kept, gone };
  });
}

interface Former {
  readonly set: ThemeSetRow;
  readonly themes: readonly ThemeOfRun[];
  /** Theme by message id. */
  readonly of: Int32Array;
  /** Messages that a person put somewhere. */
  readonly moves: number;
}

function readFormer({ db }: Pick<JobContext<unknown>, 'db'>): Former | undefined {
  const set = currentSet(db);
  if (set === undefined) return undefined;
  const { themes: of, moved } = loadAssignment(db, set);
  const counts = new Map<number, number>();
  for (const message of moved) counts.set(of[message] ?? 0, (counts.get(of[message] ?? 0) ?? 0) + 1);
  return { set, of, moves: moved.size, themes: readThemes(db, set.id).map((theme) => ({ ...theme, moved: counts.get(theme.id) ?? 0 })) };
}

function membersOf(theme: number, of: Int32Array | undefined, ids: Int32Array): Set<number> {
  const members = new Set<number>();
  for (const id of ids) if (of?.[id] === theme) members.add(id);
  return members;
}

function describeResult({ clusters, clustering }: ClusteredMessages, scope: number): Omit<RunResult, 'kept'> {
  const mapped = clusters.reduce((sum, cluster) => sum + (cluster >= 0 ? 1 : 0), 0);
  const { k, coherence, stability, model } = clustering;
  return { clusters: k, mapped, unmapped: scope - mapped, coherence, stability, floor: model.floor };
}

/** Writes the columns and the model of a run; cluster n has the number n + 1. */
function writeRun(tx: CommandTransaction, ids: Int32Array, { clusters, fits, clustering }: ClusteredMessages): number {
  const run = newRun(tx.db, tx.now);
  const columns = emptyRun(columnEnd(tx.db));
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0;
    const cluster = clusters[place] ?? -1;
    columns.clusters[id] = cluster < 0 ? -1 : cluster + 1;
    columns.fits[id] = fits[place] ?? 0;
  }
  for (const chunk of chunksOf(columns)) writeChunk(tx.db, run, chunk, columns);
  writeModel(tx.db, { run, cluster: 0, firstNumber: 1, clusters: clustering.k, model: encodeModel(clustering.model) });
  tx.touch('theme_chunk');
  return run;
}

function insertSet(tx: CommandTransaction, { query, language }: ClusterInput, run: number, recipe: number): number {
  const set = tx.insert('theme_set', { guid: newGuid(), query, language, run, recipe_id: recipe, current: 0, created_at: tx.now });
  makeCurrent(tx, set);
  return set;
}

function updateSet(tx: CommandTransaction, { id }: ThemeSetRow, { query, language }: ClusterInput, run: number, recipe: number): number {
  tx.update('theme_set', id, { query, language, run, recipe_id: recipe });
  return id;
}

interface WriteOptions {
  readonly former: Former | undefined;
  /** The themes of the first clusters, in order. */
  readonly held: readonly ThemeOfRun[];
  readonly edited: readonly ThemeOfRun[];
  readonly accept: boolean;
}

/** Makes the themes of what was found, and those of before fit to it. */
function writeThemes(
  tx: CommandTransaction,
  set: number,
  { clusters, clustering }: ClusteredMessages,
  ids: Int32Array,
  { former, held, edited, accept }: WriteOptions,
): { themes: number; gone: number } {
  for (const id of prepareOnce<[number], number>(tx.db, 'SELECT id FROM theme_cluster WHERE set_id = ?').pluck().all(set)) tx.remove('theme_cluster', id);
  const editedIds = new Set(edited.map(({ id }) => id));
  const others = (former?.themes ?? []).filter(({ id }) => !editedIds.has(id));
  const sizes = new Int32Array(clustering.k);
  for (const cluster of clusters) if (cluster >= 0) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const fresh = clustering.clusters.map((_, index) => index).filter((index) => index >= held.length && (sizes[index] ?? 0) > 0);
  const matched = matchThemes(
    Int32Array.from(ids, (id) => former?.of[id] ?? -1),
    clusters,
    { themes: new Set(others.map(({ id }) => id)), clusters: new Set(fresh) },
  );
  const stays = new Set(matched.values());
  const names = new Set([...edited, ...others.filter(({ id, accepted }) => accepted === 1 && stays.has(id))].map(({ name }) => name));
  // A group stays with any of its members.
  for (const { id, parent } of [...edited, ...others]) if (parent !== null && (editedIds.has(id) || stays.has(id))) stays.add(parent);
  const going = others.filter(({ id }) => !stays.has(id));
  for (const { id } of going) removeTheme(tx, id);
  const assign = (cluster: number, theme: number) => void tx.insert('theme_cluster', { set_id: set, number: cluster + 1, theme_id: theme });
  for (const [cluster, theme] of held.entries()) {
    const found = clustering.clusters[cluster];
    if (found !== undefined && found.keywords.length > 0) tx.update('theme', theme.id, { keywords: writeKeywords(found.keywords), coherence: found.coherence });
    assign(cluster, theme.id);
  }
  for (const cluster of fresh.toSorted((left, right) => (sizes[right] ?? 0) - (sizes[left] ?? 0))) {
    const found = clustering.clusters[cluster];
    if (found === undefined) continue;
    const before = others.find(({ id }) => id === matched.get(cluster));
    const facts = { keywords: found.keywords, coherence: found.coherence };
    // The name of an accepted theme stands in searches and exports; a proposed one is called by its words of today.
    const name = before?.accepted === 1 ? before.name : freeName(found.label === '' ? `#${cluster + 1}` : found.label, names);
    if (before === undefined) assign(cluster, insertTheme(tx, set, { name, origin: 'cluster', accepted: accept, ...facts }));
    else {
      tx.update('theme', before.id, { name, keywords: writeKeywords(facts.keywords), coherence: facts.coherence, ...(accept ? { accepted: 1 } : {}) });
      assign(cluster, before.id);
    }
  }
  return { themes: edited.length + fresh.length, gone: going.filter(({ accepted }) => accepted === 1).length };
}

/** A name that no theme of the set has yet, which it then has. */
function freeName(name: string, names: Set<string>): string {
  let free = name;
  for (let number = 2; names.has(free); number++) free = `${name} (${number})`;
  names.add(free);
  return free;
}
