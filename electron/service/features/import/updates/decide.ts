import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { UpdateChoice } from '#shared/contracts/import.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { moveAnnotations } from '#service/features/coding/move-annotations.ts';
import { isHidden, shownVersion } from '#service/features/messages/shown-version.ts';
import { readUpdate, type StoredUpdate } from './read-update.ts';
import type { VersionWriter } from './version-writer.ts';

/** What became of the codings of messages that changed places with another version. */
export interface Moved {
  moved: number;
  left: number;
}

/**
 * Decides one update: keep the stored text, take the row's, or (null) leave it open again. Taking makes a message of its
 * own out of the row, in the batch that brought it; the one it replaces is kept but neither shown nor counted, and what
 * analysts put on it follows where its words are found. Changing a decision takes all of that back the same way.
 * Throws `conflict` where a still later version was taken, and what {@link readUpdate} throws.
 */
export function decideUpdate(tx: CommandTransaction, versions: VersionWriter, reject: number, choice: UpdateChoice | null): Moved {
  const update = readUpdate(tx.db, reject);
  const before = update.decision?.choice ?? null;
  if (before === choice) return { moved: 0, left: 0 };
  const untaken = before === 'take' ? untake(tx, update) : { moved: 0, left: 0 };
  if (choice === 'take') {
    const replaced = shownVersion(tx.db, update.message);
    const taken = take(tx, versions, update, replaced);
    note(tx, update, { choice, replaced });
    return { moved: untaken.moved + taken.moved, left: untaken.left + taken.left };
  }
  if (choice === null) {
    if (update.decision !== null) tx.remove('update_decision', update.decision.id);
  } else note(tx, update, { choice, replaced: null });
  return untaken;
}

function note(tx: CommandTransaction, { reject, decision }: StoredUpdate, fields: { choice: UpdateChoice; replaced: number | null }): void {
  const row = { ...fields, coder_id: tx.coder, decided_at: tx.now };
  if (decision === null) tx.insert('update_decision', { guid: newGuid(), reject_id: reject, ...row });
  else tx.update('update_decision', decision.id, row);
}

function take(tx: CommandTransaction, versions: VersionWriter, update: StoredUpdate, replaced: number): Moved {
  const version = versions.add(update);
  tx.remove('hidden_message', version);
  tx.insert('hidden_message', { id: replaced });
  return moveAnnotations(tx, replaced, version, update.content.text);
}

function untake(tx: CommandTransaction, { newMessage, decision }: StoredUpdate): Moved {
  const replaced = decision?.replaced ?? null;
  if (newMessage === null || replaced === null) throw new Error('a taken update has both versions');
  if (isHidden(tx.db, newMessage)) throw new AppError('conflict', { reason: 'later-version-taken' });
  const text = prepareOnce<[number], string>(tx.db, 'SELECT text FROM message WHERE id = ?').pluck().get(replaced) ?? '';
  tx.remove('hidden_message', replaced);
  tx.insert('hidden_message', { id: newMessage });
  return moveAnnotations(tx, newMessage, replaced, text);
}
