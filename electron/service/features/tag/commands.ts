import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { selectedMessages } from '#service/features/coding/selection.ts';
import { implement } from '#service/rpc/implement.ts';

const paletteSize = 8;

export const handlers = implement.commands(tagContract, {
  create: ({ tx }, { name, color }) => {
    if (tagByName(tx, name) !== undefined) throw new AppError('conflict', { reason: 'tag-exists', name });
    tx.describe({ name });
    return { tag: tx.insert('tag', { guid: newGuid(), name, color }) };
  },
  rename: ({ tx }, { tag, name }) => {
    const other = tagByName(tx, name);
    if (other !== undefined && other !== tag) throw new AppError('conflict', { reason: 'tag-exists', name });
    tx.update('tag', tag, { name });
    tx.describe({ name });
    return {};
  },
  remove: ({ tx }, { tag }) => {
    for (const { id } of tagged(tx, tag)) tx.remove('message_tag', id);
    tx.remove('tag', tag);
    return {};
  },
  apply: ({ tx }, { selection, name }, { signal }) => {
    const tag = tagByName(tx, name) ?? tx.insert('tag', { guid: newGuid(), name, color: nextColor(tx) });
    const have = new Set(tagged(tx, tag).map(({ message }) => message));
    const messages = selectedMessages(tx.db, selection, signal);
    let added = 0;
    for (const message of messages) {
      if (have.has(message)) continue;
      if (added++ % 1000 === 0) signal.throwIfAborted();
      tx.insert('message_tag', { message_id: message, tag_id: tag });
    }
    tx.describe({ name, messages: added });
    return { tag, added, already: messages.length - added };
  },
  unapply: ({ tx }, { selection, tag }, { signal }) => {
    const messages = new Set(selectedMessages(tx.db, selection, signal));
    const rows = tagged(tx, tag).filter(({ message }) => messages.has(message));
    for (const { id } of rows) tx.remove('message_tag', id);
    tx.describe({ messages: rows.length });
    return { removed: rows.length };
  },
});

function tagByName(tx: CommandTransaction, name: string): number | undefined {
  return prepareOnce<[string], { id: number }>(tx.db, 'SELECT id FROM tag WHERE name = ?').get(name)?.id;
}

function tagged(tx: CommandTransaction, tag: number): { id: number; message: number }[] {
  return prepareOnce<[number], { id: number; message: number }>(
    tx.db,
    'SELECT id, message_id AS message FROM message_tag WHERE tag_id = ?',
  ).all(tag);
}

function nextColor(tx: CommandTransaction): number {
  return (prepareOnce<[], { tags: number }>(tx.db, 'SELECT count(*) AS tags FROM tag').get()?.tags ?? 0) % paletteSize;
}
