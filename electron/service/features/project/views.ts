import { projectContract } from '#shared/contracts/project.ts';
import { auditHead } from '#service/db/audit.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { readStatus } from '#service/features/sentiment/read-status.ts';
import { implement } from '#service/rpc/implement.ts';
import { indexedUpTo } from '#service/search/index.ts';
import { countMessages } from './count-messages.ts';

export const handlers = implement.views(projectContract, {
  info: ({ db }) => ({
    guid: meta(db, 'guid'),
    name: meta(db, 'name'),
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
    createdAt: Number(meta(db, 'created-at')),
    encrypted: meta(db, 'encrypted') === '1',
    ...countMessages(db),
    batches: count(db, 'SELECT count(*) FROM batch WHERE state = 1'),
    codes: count(db, 'SELECT count(*) FROM code'),
    codings: count(db, 'SELECT count(*) FROM coding WHERE message_id NOT IN (SELECT id FROM hidden_message)'),
    sentiment: countSentiment(db),
    exports: count(db, "SELECT count(*) FROM audit WHERE action = 'export.run'"),
    codedMessages: count(db, 'SELECT count(DISTINCT message_id) FROM coding WHERE message_id NOT IN (SELECT id FROM hidden_message)'),
    memos: count(db, 'SELECT count(*) FROM memo'),
    tags: count(db, 'SELECT count(*) FROM tag'),
    themes: count(db, 'SELECT count(*) FROM theme JOIN theme_set ON theme_set.id = theme.set_id AND theme_set.current = 1'),
    acceptedThemes: count(db, 'SELECT count(*) FROM theme JOIN theme_set ON theme_set.id = theme.set_id AND theme_set.current = 1 WHERE accepted = 1'),
    audit: auditHead(db),
    indexed: indexed(db),
  }),
});

function countSentiment(db: ReadableDatabase) {
  const { model, scored, stale, unscored, overridden, labels } = readStatus(db);
  return { model: model.version, scored, stale, unscored, overridden, ...labels };
}

function indexed(db: ReadableDatabase): { done: number; total: number } {
  const total = count(db, 'SELECT coalesce(max(id), 0) FROM message');
  return { done: Math.min(indexedUpTo(db), total), total };
}

const count = (db: ReadableDatabase, sql: string) => prepareOnce<[], number>(db, sql).pluck().get() ?? 0;
const meta = (db: ReadableDatabase, key: string) =>
  prepareOnce<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? '';
