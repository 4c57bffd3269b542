import { migrate, migrations } from '#service/db/migrate.ts';
import { appendAudit } from '#service/db/audit.ts';
import type { ProjectKey } from '#service/db/key.ts';
import { openWritable, type ReadableDatabase, type WritableDatabase } from '#service/db/open.ts';

/** Messages of the fixture: what gets lost where text is copied carelessly, and plain ones. */
export const fixtureTexts: readonly string[] = [
  '上个月买的稳健添利，今天多扣了 38 块钱',
  '姓名里的“\u{20BB7}”打不出来\r\n第二行',
  'family \u{1F468}\u200D\u{1F469}\u200D\u{1F467} at the branch, cafe\u0301',
  'The redemption page says T+3',
];

const auditKey = '5a'.repeat(32);
const at = Date.UTC(2026, 7, 5, 2, 42, 6);
const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** One row or more for every table of version 10, by table; the order keeps foreign keys satisfied. */
const rows: readonly (readonly [table: string, row: Readonly<Record<string, string | number | null | Buffer>>])[] = [
  ['meta', { key: 'guid', value: guid(1) }],
  ['meta', { key: 'name', value: '北辰银行 2026 Q3' }],
  ['meta', { key: 'encrypted', value: '1' }],
  ['meta', { key: 'created-at', value: String(at) }],
  ['meta', { key: 'audit-key', value: auditKey }],
  ['project_setting', { key: 'layout', value: '{"tabs":[]}' }],
  ['coder', { id: 1, guid: guid(2), name: '林', created_at: at }],
  [
    'batch',
    {
      id: 1, guid: guid(3), name: '在线客服', state: 1, file_name: '在线客服.csv', file_size: 420, file_sha256: 'ab'.repeat(32), format: 'csv',
      options: '{}', coder_id: 1, imported_at: at, purpose: 'complaint analysis', legal_basis: 'contract', source: 'core export',
      retain_until: '2028-09-30', first_message: 1, last_message: fixtureTexts.length, rows: fixtureTexts.length + 1, imported: fixtureTexts.length,
      duplicates: 0, updates: 0, rejected: 1,
    },
  ],
  ['reject', { id: 1, batch_id: 1, row: 5, column_name: '时间', reason: 'not-a-date', params: '{"value":"2026/13/05"}', raw: 'M-5,2026/13/05', decision: 0 }],
  ['mapping_profile', { id: 1, guid: guid(4), name: 'Live chat', profile: '{}' }],
  ['channel', { id: 1, name: '微信' }],
  ['brand', { id: 1, name: '北辰银行', aliases: '["北辰"]', competitor: 0 }],
  ['participant', { id: 1, batch_id: 1, row: 1, external_id: 'K-1', role: 1, name: '陈', attributes: '{"tier":"gold"}' }],
  ['participant', { id: 2, batch_id: 1, row: 2, external_id: 'K-2', role: 1, name: null, attributes: null }],
  ['relation', { id: 1, guid: guid(5), batch_id: 1, from_participant: 1, to_participant: 2, kind: 'referral', since: at, note: '推荐' }],
  ['conversation', { id: 1, batch_id: 1, row: 1, external_id: 'C-1', title: '费率', attributes: null }],
  ...fixtureTexts.map(
    (text, index) =>
      [
        'message',
        {
          id: index + 1, batch_id: 1, row: index + 1, external_id: `M-${index + 1}`, conversation_id: index < 2 ? 1 : -(index + 1), participant_id: 1 + (index % 2),
          role: 1, channel_id: 1, brand_id: 1, sent_at: at + index * 60_000, language: index === 3 ? 2 : 1, rating: 2.5, text, attributes: '{"产品":"添利"}',
          engagement: '{"likes":3}',
        },
      ] as const,
  ),
  ['tag', { id: 1, guid: guid(6), name: '待跟进', color: 2 }],
  ['message_tag', { id: 1, message_id: 1, tag_id: 1 }],
  ['code', { id: 1, guid: guid(7), parent_id: null, position: 1, name: 'Fees', color: 0, definition: '费用', inclusion: '', exclusion: '', example: '', retired: 0, created_at: at }],
  ['code', { id: 2, guid: guid(8), parent_id: 1, position: 1.5, name: '告知不足', color: 3, definition: '', inclusion: '', exclusion: '', example: '', retired: 1, created_at: at }],
  ['coding', { id: 1, guid: guid(9), message_id: 1, code_id: 2, start_offset: 5, end_offset: 9, quote: '稳健添利', context_hash: '5b4e4aa5c5a1a27d4331049dfb49c379', coder_id: 1, created_at: at, origin: 'manual' }],
  ['coding', { id: 2, guid: guid(10), message_id: 2, code_id: 1, start_offset: 5, end_offset: 6, quote: '\u{20BB7}', context_hash: '4e348d9de561b5d74352f89b08fbbb76', coder_id: 1, created_at: at, origin: 'in-vivo' }],
  ['coding', { id: 3, guid: guid(11), message_id: 4, code_id: 1, start_offset: null, end_offset: null, quote: null, context_hash: null, coder_id: 1, created_at: at, origin: 'auto' }],
  ['memo', { id: 1, guid: guid(12), target_kind: 'coding', target_id: 1, text: '客户没有收到短信', coder_id: 1, created_at: at, updated_at: at }],
  ['saved_search', { id: 1, guid: guid(13), name: '手续费', query: '"手续费"', position: 1 }],
  ['command', { id: 1, guid: guid(14), type: 'coding.add', summary: '{"code":"Fees"}', coder_id: 1, session: 's', at, undoable: 1, state: 0, changes: 1 }],
  ['command_change', { command_id: 1, n: 0, changes: '[["coding",3,null,{"id":3}]]' }],
  ['column_chunk', { name: 'of-an-older-build', chunk: 0, data: Buffer.from([1, 2, 3, 4]) }],
];

/**
 * Makes a project file as the first released schema wrote it: the migration of version 10 alone, with rows in every
 * table and an audit chain that holds. Everything in it is fixed, so that two builds have equal rows.
 */
export function buildVersion10(path: string, key: ProjectKey | null): void {
  const db = openWritable(path, key, { create: true });
  try {
    migrate(db, () => undefined, migrations.filter(({ version }) => version <= 10));
    db.transaction(() => {
      for (const [table, row] of rows) {
        const names = Object.keys(row);
        db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(row);
      }
      const context = { key: Buffer.from(auditKey, 'hex'), actor: 'coder:1', session: 's', appVersion: '0.0.1' };
      appendAudit(db, context, { at, action: 'project.unlock', target: 'project' });
      appendAudit(db, context, { at: at + 1, action: 'coding.add', target: 'coding:3', after: 'x' });
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** The tables that hold rows of a project, without SQLite's own. */
export function tablesOf(db: ReadableDatabase): string[] {
  return db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all();
}

/** Every row of the given tables, by table, as SQLite stores them. */
export function rowsOf(db: ReadableDatabase, tables: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    tables.map((table) => {
      const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table);
      const quoted = columns.map((column) => `quote(${column})`).join(" || ',' || ");
      return [table, db.prepare<[], string>(`SELECT ${quoted} FROM ${table}`).pluck().all().toSorted()];
    }),
  );
}

/** Opens, reads and closes. */
export function readProject<T>(path: string, key: ProjectKey | null, read: (db: WritableDatabase) => T): T {
  const db = openWritable(path, key, { create: false });
  try {
    return read(db);
  } finally {
    db.close();
  }
}
