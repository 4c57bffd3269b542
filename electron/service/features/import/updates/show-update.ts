import type { OutputOf } from '#shared/rpc/define.ts';
import type { importContract } from '#shared/contracts/import.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { foreseeMove } from '#service/features/coding/move-annotations.ts';
import { shownVersion } from '#service/features/messages/shown-version.ts';
import { changesOf, factsOf, updatedFacts } from './message-facts.ts';
import { readUpdate } from './read-update.ts';

/** Both versions of an update: what it was decided over, or would replace now. Throws what {@link readUpdate} throws. */
export function showUpdate(db: ReadableDatabase, reject: number): OutputOf<typeof importContract.methods.update> {
  const { content, decision, message: original } = readUpdate(db, reject);
  const shown = shownVersion(db, original);
  const stored = decision?.replaced ?? shown;
  const read = prepareOnce<[number], { text: string; conversation: number }>(db, 'SELECT text, conversation_id AS conversation FROM message WHERE id = ?');
  const originalFacts = factsOf(db, original);
  const storedFacts = factsOf(db, stored);
  return {
    message: shown,
    conversation: read.get(shown)?.conversation ?? -shown,
    storedText: read.get(stored)?.text ?? '',
    newText: content.text,
    changes: originalFacts === undefined || storedFacts === undefined ? [] : changesOf(db, storedFacts, updatedFacts(originalFacts, content)),
    choice: decision?.choice ?? null,
    codings: foreseeMove(db, stored, content.text),
  };
}
