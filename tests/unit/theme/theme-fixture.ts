import type { WritableDatabase } from '#service/db/open.ts';
import { chunksOf, emptyRun, newRun, writeChunk } from '#service/features/theme/run-store.ts';

export interface FixtureTheme {
  id: number;
  name: string;
  parent?: number;
  accepted?: boolean;
  noise?: boolean;
}

/**
 * Makes a current set 1 whose theme of the n-th place has cluster n. `clusters` and `fits` are by message id, so that
 * their first element is unused; 0 is not part of the run, -1 in no cluster.
 */
export function addThemeSet(db: WritableDatabase, themes: readonly FixtureTheme[], clusters: readonly number[], fits: readonly number[] = []): void {
  db.prepare(`INSERT INTO recipe (id, guid, kind, query, messages, parameters, seed, model, result, coder_id, app_version, created_at)
    VALUES (1, 'r', 'themes', '', 6, '{}', 1, 'm', '{}', 1, '0', 0)`).run();
  const run = newRun(db, 0);
  const columns = emptyRun(clusters.length);
  columns.clusters.set(clusters);
  columns.fits.set(fits);
  for (const chunk of chunksOf(columns)) writeChunk(db, run, chunk, columns);
  db.prepare("INSERT INTO theme_set (id, guid, query, language, run, recipe_id, current, created_at) VALUES (1, 's', '', 'both', ?, 1, 1, 0)").run(run);
  const insertTheme = db.prepare(`INSERT INTO theme (id, guid, set_id, parent_id, position, name, named_by, origin, accepted, pinned, noise, merged, placed, keywords, created_at)
    VALUES (?, ?, 1, ?, ?, ?, 'machine', 'cluster', ?, 0, ?, 0, 0, '[]', 0)`);
  const insertCluster = db.prepare('INSERT INTO theme_cluster (set_id, number, theme_id) VALUES (1, ?, ?)');
  for (const [place, { id, name, parent, accepted, noise }] of themes.entries()) {
    insertTheme.run(id, `theme${id}`, parent ?? null, place, name, accepted === false ? 0 : 1, noise === true ? 1 : 0);
    insertCluster.run(place + 1, id);
  }
}
