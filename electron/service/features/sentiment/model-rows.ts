import { AppError } from '#shared/base/errors.ts';
import type { SentimentModelInfo } from '#shared/contracts/sentiment.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { keyOfVersion, versionOfKey } from '#service/nlp/sentiment/index.ts';
import { theBuiltInModel } from './current-model.ts';

interface ModelRow {
  key: string;
  origin: 'trained' | 'file';
  current: number;
  base: string;
  labels: number;
  measures: string;
  recipe: number | null;
  coder: string;
  addedAt: number;
}

/** The built-in model and those of the project, the newest first. */
export function listModels(db: ReadableDatabase): SentimentModelInfo[] {
  const rows = prepareOnce<[], ModelRow>(
    db,
    `SELECT version AS key, origin, current, base, labels, measures, recipe_id AS recipe, coder.name AS coder, trained_at AS addedAt
     FROM sentiment_model JOIN coder ON coder.id = coder_id ORDER BY sentiment_model.id DESC`,
  ).all();
  const own = rows.map(({ key, current, base, measures, ...row }): SentimentModelInfo => {
    const parsed: SentimentModelInfo['measures'] = JSON.parse(measures);
    return { ...row, version: versionOfKey(key), current: current === 1, base: base === '' ? null : versionOfKey(base), measures: parsed };
  });
  const builtIn: SentimentModelInfo = {
    version: theBuiltInModel().version,
    origin: 'built-in',
    current: !own.some(({ current }) => current),
    base: null,
    labels: 0,
    measures: null,
    recipe: null,
    coder: null,
    addedAt: null,
  };
  return [builtIn, ...own];
}

/** Chooses the model that scores; null for the built-in one. Throws `not-found`/`no-sentiment-model`. */
export function chooseModel(tx: CommandTransaction, version: string | null): void {
  const rows = prepareOnce<[], { id: number; key: string; current: number }>(tx.db, 'SELECT id, version AS key, current FROM sentiment_model').all();
  const wanted = version === null || version === theBuiltInModel().version ? null : keyOfVersion(version);
  if (wanted !== null && !rows.some((row) => row.key === wanted)) throw new AppError('not-found', { reason: 'no-sentiment-model', version: wanted });
  for (const row of rows) {
    const current = row.key === wanted ? 1 : 0;
    if (row.current !== current) tx.update('sentiment_model', row.id, { current });
  }
  tx.describe({ name: wanted === null ? theBuiltInModel().version : versionOfKey(wanted) });
}
