import type { CommandTransaction } from '#service/db/command-log.ts';
import { readSets } from './theme-rows.ts';

/** Makes a set the one that is seen; the others stay as they are. */
export function makeCurrent(tx: CommandTransaction, set: number): void {
  for (const { id, current } of readSets(tx.db)) {
    const wanted = id === set ? 1 : 0;
    if (current !== wanted) tx.update('theme_set', id, { current: wanted });
  }
}
