import { createOffsetMap } from '#shared/base/code-points.ts';
import { isAppError } from '#shared/base/errors.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import type { projectContract } from '#shared/contracts/project.ts';
import { auditHead, firstBrokenAudit, readAuditKey } from '#service/db/audit.ts';
import { contextHash } from '#service/features/coding/span.ts';
import { databaseError, type ReadableDatabase } from '#service/db/open.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { messageSource, verifyIndex } from '#service/search/index.ts';

type Report = OutputOf<typeof projectContract.methods.verify>;
type Context = JobContext<{ step: string; done: number; total: number }>;

/** Problems listed by name; beyond them the project is broken enough. */
const listed = 1000;
const steps = ['integrity', 'references', 'spans', 'audit', 'index'] as const;

/**
 * Checks the open project: the file's structure, references that no foreign key guards, every span against its text,
 * the audit chain (and an anchor kept elsewhere, which alone shows a truncated end), the search index.
 * An index that is not complete is no problem; one that is wrong is.
 */
export function verifyProject(context: Context, anchor: { seq: number; h: string } | undefined): Report {
  const { db } = context;
  const problems: Report['problems'] = [];
  const add = (kind: Report['problems'][number]['kind'], detail: string) => {
    if (problems.length < listed) problems.push({ kind, detail });
  };
  let messages = 0;
  let spans = 0;
  let auditEntries = 0;
  const checks: (() => void)[] = [
    () => {
      for (const line of db.prepare<[], string>('PRAGMA integrity_check(100)').pluck().all()) if (line !== 'ok') add('integrity', line);
      messages = count(context, 'SELECT count(*) FROM message');
    },
    () => checkReferences(context, add),
    () => {
      spans = checkSpans(context, add);
    },
    () => {
      auditEntries = auditHead(db).seq;
      checkAudit(db, anchor, add);
    },
    () => {
      for (const detail of verifyIndex(db, messageSource(db), { signal: context.signal })) add('index', detail);
    },
  ];
  try {
    for (const [index, check] of checks.entries()) {
      context.signal.throwIfAborted();
      context.progress({ step: steps[index] ?? '', done: index, total: steps.length });
      check();
    }
  } catch (cause) {
    // A page that cannot be read ends the reading, and is itself the finding.
    const error = databaseError(cause);
    if (!isAppError(error, 'db-corrupt')) throw error;
    add('integrity', String(error.params['reason']));
  }
  context.progress({ step: 'index', done: steps.length, total: steps.length });
  return {
    ok: problems.length === 0,
    messages,
    spans,
    auditEntries,
    problems,
  };
}

function checkAudit(
  db: ReadableDatabase,
  anchor: { seq: number; h: string } | undefined,
  add: (kind: 'audit-chain' | 'audit-anchor', detail: string) => void,
): void {
  const broken = firstBrokenAudit(db, readAuditKey(db));
  if (broken !== undefined) add('audit-chain', String(broken));
  if (anchor === undefined) return;
  const held = db.prepare<[number], string>('SELECT h FROM audit WHERE seq = ?').pluck().get(anchor.seq);
  if (held !== anchor.h) add('audit-anchor', String(anchor.seq));
}

// Taking an import back takes its channels and brands with it, so those of withdrawn messages may be gone.
const shown = 'FROM message JOIN batch ON batch.id = message.batch_id AND batch.state = 1';
const references: readonly [name: string, sql: string][] = [
  ['message.batch', 'SELECT count(*) FROM message WHERE batch_id NOT IN (SELECT id FROM batch)'],
  ['message.conversation', 'SELECT count(*) FROM message WHERE conversation_id > 0 AND conversation_id NOT IN (SELECT id FROM conversation)'],
  ['message.conversation-of-one', 'SELECT count(*) FROM message WHERE conversation_id <= 0 AND conversation_id <> -id'],
  ['message.participant', 'SELECT count(*) FROM message WHERE participant_id IS NOT NULL AND participant_id NOT IN (SELECT id FROM participant)'],
  ['message.channel', `SELECT count(*) ${shown} WHERE channel_id IS NOT NULL AND channel_id NOT IN (SELECT id FROM channel)`],
  ['message.brand', `SELECT count(*) ${shown} WHERE brand_id IS NOT NULL AND brand_id NOT IN (SELECT id FROM brand)`],
];

function checkReferences(context: Context, add: (kind: 'foreign-key' | 'batch', detail: string) => void): void {
  for (const row of context.db.prepare<[], { table: string; rowid: number }>('PRAGMA foreign_key_check').iterate()) {
    add('foreign-key', `${row.table}:${row.rowid}`);
  }
  for (const [name, sql] of references) {
    context.signal.throwIfAborted();
    const wrong = count(context, sql);
    if (wrong > 0) add('foreign-key', `${name}: ${wrong}`);
  }
  const miscounted = context.db
    .prepare<[], number>(
      `SELECT id FROM batch WHERE state <> 0 AND imported <> (SELECT count(*) FROM message WHERE batch_id = batch.id AND id BETWEEN first_message AND last_message)`,
    )
    .pluck()
    .all();
  for (const batch of miscounted) add('batch', String(batch));
}

function checkSpans(context: Context, add: (kind: 'span', detail: string) => void): number {
  const rows = context.db
    .prepare<[], { id: number; message: number; start: number; end: number; quote: string; hash: string }>(
      `SELECT id, message_id AS message, start_offset AS start, end_offset AS "end", quote, context_hash AS hash
       FROM coding WHERE start_offset IS NOT NULL ORDER BY message_id`,
    )
    .iterate();
  const readText = context.db.prepare<[number], string>('SELECT text FROM message WHERE id = ?').pluck();
  let spans = 0;
  let last: { message: number; text: string; map: ReturnType<typeof createOffsetMap> } | undefined;
  for (const row of rows) {
    if (spans++ % 1000 === 0) context.signal.throwIfAborted();
    if (last?.message !== row.message) {
      const text = readText.get(row.message);
      if (text === undefined) {
        add('span', String(row.id));
        continue;
      }
      last = { message: row.message, text, map: createOffsetMap(text) };
    }
    const { text, map } = last;
    const intact = text.slice(map.toUnit(row.start), map.toUnit(row.end)) === row.quote && row.end <= map.length;
    if (!intact || contextHash(text, map.toUnit(row.start), map.toUnit(row.end)) !== row.hash) add('span', String(row.id));
  }
  return spans;
}

const count = ({ db }: Context, sql: string) => Number(db.prepare(sql).pluck().get());
