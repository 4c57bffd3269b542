import { AppError } from '#shared/base/errors.ts';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { ThemePart, ThemeProgress } from '#shared/contracts/theme.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { positionBefore } from '#service/features/codebook/position.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { encodeModel } from '#service/nlp/cluster/model-bytes.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { isMember } from '#service/search/bitset.ts';
import { loadAssignment } from './assignment.ts';
import { clusterMessages, type ClusteredMessages } from './cluster-messages.ts';
import { clusterModel } from './cluster-model.ts';
import { reportProgress } from './progress.ts';
import { chunksOf, newRun, readModels, readRun, writeChunk, writeModel } from './run-store.ts';
import { insertTheme, siblingsOf } from './theme-changes.ts';
import { requireUnchanged, themeStamp } from './theme-stamp.ts';
import { requireCurrentSet, requireTheme, writeKeywords, type ThemeRow, type ThemeSetRow } from './theme-rows.ts';

const samplesShown = 3;
const sampleLength = 120;

/**
 * Clusters the messages of a theme into parts. The largest part keeps the theme and its name, the others become themes
 * beside it; all are accepted, since a person asked for them. Messages that a person put there stay. The parts stand in
 * a run of their own, so that undo goes back to the former one. Throws `conflict`:
 * `theme-too-small`, `theme-has-one-part`, `themes-changed`.
 */
export function splitTheme(
  context: JobContext<ThemeProgress>,
  input: { readonly theme: number; readonly parts: number | 'auto'; readonly seed: number; readonly dryRun: boolean },
): { parts: ThemePart[]; themes: number[]; stay: number } {
  const { db } = context;
  const stamp = themeStamp(db);
  const set = requireCurrentSet(db);
  const theme = requireTheme(db, input.theme);
  const { ids, stay } = membersOf(db, set, theme.id);
  if (ids.length < 2) throw new AppError('conflict', { reason: 'theme-too-small', name: theme.name, messages: ids.length });
  const report = reportProgress(context, ids.length);
  const found = clusterMessages(db, { ids, k: input.parts, seed: input.seed, leaveOut: false, held: [], stability: false }, report);
  const sizes = new Int32Array(found.clustering.k);
  for (const cluster of found.clusters) if (cluster >= 0) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const order = [...sizes.keys()].filter((part) => (sizes[part] ?? 0) > 0).sort((left, right) => (sizes[right] ?? 0) - (sizes[left] ?? 0));
  if (order.length < 2) throw new AppError('conflict', { reason: 'theme-has-one-part', name: theme.name });
  const parts = order.map((part, place) => describePart(db, found, ids, part, sizes[part] ?? 0, place === 0 ? theme.name : undefined));
  if (input.dryRun) return { parts, themes: [], stay };
  report('saving', 1);
  return context.command('theme.split', (tx) => {
    requireUnchanged(tx.db, stamp);
    recordRecipe(tx, {
      kind: 'themes.split',
      query: set.query,
      messages: ids.length,
      parameters: { set: set.id, theme: theme.id, parts: input.parts, fitted: found.fitted },
      seed: input.seed,
      model: clusterModel,
      result: { parts: order.map((part) => sizes[part] ?? 0), stay },
      appVersion: context.project.appVersion,
    });
    const first = writeParts(tx, set, theme.id, ids, found);
    const themes = makeThemes(tx, set, theme, found, order, first);
    tx.describe({ name: theme.name, themes: themes.length });
    return { parts, themes, stay };
  });
}

/** The visible messages that the machine put into a theme, and how many a person did. */
function membersOf(db: ReadableDatabase, set: ThemeSetRow, theme: number): { ids: Int32Array; stay: number } {
  const { themes, moved } = loadAssignment(db, set);
  const { set: visible } = visibleMessages(db);
  const ids: number[] = [];
  let stay = 0;
  for (let id = 1; id < themes.length; id++) {
    if (themes[id] !== theme || !isMember(visible, id)) continue;
    if (moved.has(id)) stay++;
    else ids.push(id);
  }
  return { ids: Int32Array.from(ids), stay };
}

function describePart(
  db: ReadableDatabase,
  { clustering }: ClusteredMessages,
  ids: Int32Array,
  part: number,
  messages: number,
  name: string | undefined,
): ThemePart {
  const cluster = clustering.clusters[part];
  const text = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  const samples = (cluster?.representatives ?? []).slice(0, samplesShown).map((place) => text.get(ids[place] ?? 0)?.text ?? '');
  return {
    name: name ?? cluster?.label ?? '',
    keywords: (cluster?.keywords ?? []).map((keyword) => keyword.text),
    messages,
    samples: samples.map((sample) => sliceCodePoints(sample.replaceAll(/\s+/gu, ' ').trim(), 0, sampleLength)),
  };
}

/** Writes the run in which the theme's clusters are parted; returns the number of the first part. */
function writeParts(tx: CommandTransaction, set: ThemeSetRow, theme: number, ids: Int32Array, { clusters, clustering }: ClusteredMessages): number {
  const { db } = tx;
  const own = prepareOnce<[number], number>(db, 'SELECT number FROM theme_cluster WHERE theme_id = ?').pluck().all(theme);
  const models = readModels(db, set.run);
  const first = Math.max(...[...models.values()].map(({ firstNumber, clusters: taken }) => firstNumber + taken));
  const run = newRun(db, tx.now);
  const columns = readRun(db, set.run, columnEnd(db));
  for (let place = 0; place < ids.length; place++) {
    const part = clusters[place] ?? -1;
    if (part >= 0) columns.clusters[ids[place] ?? 0] = first + part;
  }
  for (const chunk of chunksOf(columns)) writeChunk(db, run, chunk, columns);
  for (const stored of models.values()) writeModel(db, { ...stored, run });
  const model = encodeModel(clustering.model);
  // A cluster that was parted before has its parts among the theme's own clusters; only the leaves are parted further.
  for (const cluster of own) if (!models.has(cluster)) writeModel(db, { run, cluster, firstNumber: first, clusters: clustering.k, model });
  tx.touch('theme_chunk');
  tx.update('theme_set', set.id, { run });
  return first;
}

function makeThemes(tx: CommandTransaction, set: ThemeSetRow, theme: ThemeRow, { clustering }: ClusteredMessages, order: readonly number[], first: number): number[] {
  const siblings = siblingsOf(tx, set.id, theme.parent);
  const next = siblings[siblings.findIndex(({ id }) => id === theme.id) + 1];
  return order.map((part, place) => {
    const cluster = clustering.clusters[part];
    const keywords = cluster?.keywords ?? [];
    const coherence = cluster?.coherence ?? null;
    let id = theme.id;
    if (place === 0) tx.update('theme', id, { origin: 'split', accepted: 1, keywords: writeKeywords(keywords), coherence });
    else {
      const name = cluster === undefined || cluster.label === '' ? `${theme.name} (${place + 1})` : cluster.label;
      const position = positionBefore(siblingsOf(tx, set.id, theme.parent), next?.id ?? null);
      id = insertTheme(tx, set.id, { name, origin: 'split', parent: theme.parent, position, accepted: true, keywords, coherence });
    }
    tx.insert('theme_cluster', { set_id: set.id, number: first + part, theme_id: id });
    return id;
  });
}
