import { newGuid } from '#shared/base/ids.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** A run to record. `parameters` and `result` hold numbers, names and ids; never message text. */
export interface NewRecipe {
  readonly kind: string;
  /** The query whose messages went in; empty for all. */
  readonly query: string;
  /** Messages that went in: the denominator. */
  readonly messages: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number | null;
  /** Name and version of the model or method. */
  readonly model: string;
  readonly result: Readonly<Record<string, unknown>>;
  readonly appVersion: string;
}

/** Records a run beside its results, in the same transaction, with an audit entry. Returns its id. */
export function recordRecipe(tx: CommandTransaction, recipe: NewRecipe): number {
  const { lastInsertRowid } = prepareOnce<[string, string, string, number, string, number | null, string, string, number, string, number]>(
    tx.db,
    `INSERT INTO recipe (guid, kind, query, messages, parameters, seed, model, result, coder_id, app_version, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    newGuid(),
    recipe.kind,
    recipe.query,
    recipe.messages,
    JSON.stringify(recipe.parameters),
    recipe.seed,
    recipe.model,
    JSON.stringify(recipe.result),
    tx.coder,
    recipe.appVersion,
    tx.now,
  );
  const id = Number(lastInsertRowid);
  tx.audit('recipe.record', `recipe:${id}`);
  tx.touch('recipe');
  return id;
}
