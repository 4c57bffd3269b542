import { createHmac, randomBytes } from 'node:crypto';
import type { ReadableDatabase, WritableDatabase } from './open.ts';

/** One entry of the audit chain. Holds ids, offsets and keyed hashes, never text, so that erasure keeps it valid. */
export interface AuditEntry {
  seq: number;
  at: number;
  actor: string;
  session: string;
  appVersion: string;
  action: string;
  target: string;
  before: string;
  after: string;
  reason: string;
}

/** The end of the chain; kept elsewhere it shows a later truncation, which the chain itself cannot. */
export interface AuditHead {
  seq: number;
  h: string;
}

export interface AuditContext {
  key: Buffer;
  actor: string;
  session: string;
  appVersion: string;
}

const metaKey = 'audit-key';

/** Gives a new project its audit key, 256 random bits that live inside the encrypted file. */
export function createAuditKey(db: WritableDatabase): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(metaKey, randomBytes(32).toString('hex'));
}

/** The project's audit key. Throws when the project has none, which only damage can cause. */
export function readAuditKey(db: ReadableDatabase): Buffer {
  const value = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(metaKey);
  if (value === undefined) throw new Error('project without audit key');
  return Buffer.from(value, 'hex');
}

/** A keyed hash that stands in the chain for text. Empty for nothing. */
export function keyedHash(key: Buffer, value: string): string {
  return value === '' ? '' : createHmac('sha256', key).update(value, 'utf8').digest('hex').slice(0, 32);
}

/** The link of one entry: HMAC-SHA-256 over the previous link and the entry's fields in fixed order. */
export function chainHash(key: Buffer, previous: string, entry: AuditEntry): string {
  const canonical = JSON.stringify([
    entry.seq,
    entry.at,
    entry.actor,
    entry.session,
    entry.appVersion,
    entry.action,
    entry.target,
    entry.before,
    entry.after,
    entry.reason,
  ]);
  return createHmac('sha256', key).update(previous, 'utf8').update('\n').update(canonical, 'utf8').digest('hex');
}

/** The end of the chain; seq 0 for an empty one. */
export function auditHead(db: ReadableDatabase): AuditHead {
  return (
    db.prepare<[], AuditHead>('SELECT seq, h FROM audit ORDER BY seq DESC LIMIT 1').get() ?? { seq: 0, h: '' }
  );
}

/** Appends one entry; call it inside the transaction of the change it records. */
export function appendAudit(
  db: WritableDatabase,
  context: AuditContext,
  fields: { at: number; action: string; target: string; before?: string; after?: string; reason?: string },
): AuditHead {
  const head = auditHead(db);
  const entry: AuditEntry = {
    seq: head.seq + 1,
    at: fields.at,
    actor: context.actor,
    session: context.session,
    appVersion: context.appVersion,
    action: fields.action,
    target: fields.target,
    before: keyedHash(context.key, fields.before ?? ''),
    after: keyedHash(context.key, fields.after ?? ''),
    reason: keyedHash(context.key, fields.reason ?? ''),
  };
  const h = chainHash(context.key, head.h, entry);
  db.prepare(
    `INSERT INTO audit (seq, at, actor, session, app_version, action, target, before, after, reason, h)
     VALUES (@seq, @at, @actor, @session, @appVersion, @action, @target, @before, @after, @reason, @h)`,
  ).run({ ...entry, h });
  return { seq: entry.seq, h };
}

/** The first entry whose link does not hold, or undefined when the chain is whole up to its end. */
export function firstBrokenAudit(db: ReadableDatabase, key: Buffer): number | undefined {
  let previous = '';
  let expected = 1;
  const rows = db
    .prepare<[], AuditEntry & { h: string }>(
      `SELECT seq, at, actor, session, app_version AS appVersion, action, target, before, after, reason, h
       FROM audit ORDER BY seq`,
    )
    .iterate();
  for (const { h, ...entry } of rows) {
    if (entry.seq !== expected || chainHash(key, previous, entry) !== h) return expected;
    previous = h;
    expected++;
  }
  return undefined;
}
