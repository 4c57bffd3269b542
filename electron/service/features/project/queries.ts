import { languages } from '#shared/contracts/conversation.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { auditHead } from '#service/db/audit.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { readStatus } from '#service/features/sentiment/read-status.ts';
import { implement } from '#service/rpc/implement.ts';
import { indexedUpTo } from '#service/search/index.ts';

export const handlers = implement.queries(projectContract, {
  info: ({ db }) => {
    const counts = countMessages(db);
    return {
      guid: meta(db, 'guid'),
      name: meta(db, 'name'),
      schemaVersion: Number(db.pragma('user_version', { simple: true })),
      createdAt: Number(meta(db, 'created-at')),
      encrypted: meta(db, 'encrypted') === '1',
      ...counts,
      participants: count(db, 'SELECT count(*) FROM participant WHERE batch_id IN (SELECT id FROM batch WHERE state = 1)'),
      batches: count(db, 'SELECT count(*) FROM batch WHERE state = 1'),
      codes: count(db, 'SELECT count(*) FROM code'),
      codings: count(db, 'SELECT count(*) FROM coding'),
      sentiment: countSentiment(db),
      exports: count(db, "SELECT count(*) FROM audit WHERE action = 'export.run'"),
      codedMessages: count(db, 'SELECT count(DISTINCT message_id) FROM coding'),
      memos: count(db, 'SELECT count(*) FROM memo'),
      tags: count(db, 'SELECT count(*) FROM tag'),
      themes: count(db, 'SELECT count(*) FROM theme JOIN theme_set ON theme_set.id = theme.set_id AND theme_set.current = 1'),
      acceptedThemes: count(db, 'SELECT count(*) FROM theme JOIN theme_set ON theme_set.id = theme.set_id AND theme_set.current = 1 WHERE accepted = 1'),
      audit: auditHead(db),
      indexed: { done: Math.min(indexedUpTo(db), count(db, 'SELECT coalesce(max(id), 0) FROM message')), total: count(db, 'SELECT coalesce(max(id), 0) FROM message') },
    };
  },
  getLayout: ({ db }, { key }) => ({
    value: prepareOnce<[string], { value: string }>(db, 'SELECT value FROM project_setting WHERE key = ?').get(key)?.value ?? null,
  }),
});

function countSentiment(db: ReadableDatabase) {
  const { model, scored, stale, unscored, overridden, labels } = readStatus(db);
  return { model: model.version, scored, stale, unscored, overridden, ...labels };
}

function countMessages(db: ReadableDatabase) {
  const rows = prepareOnce<[], { language: number; messages: number; single: number; grouped: number }>(
    db,
    `SELECT language, count(*) AS messages, 0 AS single, 0 AS grouped
     FROM message JOIN batch ON batch.id = message.batch_id AND batch.state = 1 GROUP BY language`,
  ).all();
  const perLanguage = Object.fromEntries(rows.map(({ language, messages }) => [languages[language] ?? 'other', messages]));
  return {
    messages: rows.reduce((sum, { messages }) => sum + messages, 0),
    conversations: count(
      db,
      `SELECT (SELECT count(*) FROM message JOIN batch ON batch.id = message.batch_id AND batch.state = 1 WHERE conversation_id < 0)
            + (SELECT count(DISTINCT conversation_id) FROM message JOIN batch ON batch.id = message.batch_id AND batch.state = 1
               WHERE conversation_id > 0)`,
    ),
    languages: perLanguage,
  };
}

const count = (db: ReadableDatabase, sql: string) => Object.values(prepareOnce<[], Record<string, number>>(db, sql).get() ?? {})[0] ?? 0;
const meta = (db: ReadableDatabase, key: string) =>
  prepareOnce<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? '';
