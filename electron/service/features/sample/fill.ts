import { createHash } from 'node:crypto';
import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { detectedOptions, type ColumnMapping, type MappingSettings } from '#shared/contracts/import.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { proveSpan } from '#service/features/coding/span.ts';
import { textFields } from '#service/features/import/rows/mapped-rows.ts';
import { createMessageWriter } from '#service/features/import/rows/message-writer.ts';
import { createRowColumns } from '#service/features/import/rows/row-columns.ts';
import { createTextBytes } from '#service/features/import/rows/text-bytes.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { annotate, sampleCoders, type SampleMemo } from './annotations.ts';
import { localTime } from './calendar.ts';
import { formatSampleCsv } from './csv.ts';
import { generateSample } from './generate.ts';
import { brandName, channelName, csvHeader, messageAttributes, personAttributes, personName } from './labels.ts';
import type { SampleData, SampleMessage } from './records.ts';
import { starterCodebook } from './starter-codebook.ts';
import { brands, channelKeys, type BrandKey, type ChannelKey, type InterfaceLanguage } from './world.ts';

export interface FilledSample {
  messages: number;
  conversations: number;
  participants: number;
  codes: number;
  codings: number;
  memos: number;
  /** External id of the conversation that shows coding best. */
  showcase: string;
}

/** Where each thing of the sample came to stand in the project. */
interface Placed {
  messages: Map<string, { id: number; text: string }>;
  conversations: Map<string, number>;
  participants: Map<string, number>;
  channels: Map<ChannelKey, number>;
  brands: Map<BrandKey, number>;
}

const words = {
  purpose: { zh: '示例：投诉原因分析', en: 'Sample: root causes of complaints' },
  basis: { zh: '虚构数据，不涉及任何个人', en: 'Invented data, no person concerned' },
  source: { zh: '随软件生成的示例', en: 'Generated with the software' },
} as const;

/**
 * Fills the open, empty project with the sample: one batch a channel, each a command of its own that completes it, then
 * codebook, codings, memos and relations in one more. Throws `conflict`/`project-not-empty`, `cancelled`.
 */
export function fillSample(context: JobContext<{ done: number; total: number }>, language: InterfaceLanguage): FilledSample {
  const { db, signal } = context;
  const used = db.prepare<[], number>('SELECT (SELECT count(*) FROM batch) + (SELECT count(*) FROM code)').pluck().get();
  if (used !== 0) throw new AppError('conflict', { reason: 'project-not-empty' });
  const data = generateSample();
  const placed: Placed = { messages: new Map(), conversations: new Map(), participants: new Map(), channels: new Map(), brands: new Map() };
  const total = data.messages.length;
  context.progress({ done: 0, total });
  for (const channel of channelKeys) {
    signal.throwIfAborted();
    context.command('import.run', (tx) => writeBatch(tx, data, channel, language, placed));
    context.progress({ done: placed.messages.size, total });
  }
  signal.throwIfAborted();
  return context.command('sample.annotate', (tx) => writeAnnotations(tx, data, language, placed));
}

const mappedFields: readonly ColumnMapping['field'][] = [
  'id', 'conversation', 'time', 'channel', 'brand', 'participant', 'role', 'rating', 'text', 'likes', 'comments', 'shares', 'views', 'attribute', 'attribute',
];

function mappingOf(language: InterfaceLanguage): MappingSettings {
  const columns = csvHeader[language].map((column, index): ColumnMapping => {
    const field = mappedFields[index] ?? 'skip';
    return { column, field, attribute: field === 'attribute' ? column : null };
  });
  const options = { ...detectedOptions, format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"' as const, header: true };
  return { options, columns, timeZone: 'Asia/Shanghai', dayOrder: 'day-first', grouping: 'column' };
}

function writeBatch(tx: CommandTransaction, data: SampleData, channel: ChannelKey, language: InterfaceLanguage, placed: Placed): void {
  const messages = data.messages.filter((message) => message.channel === channel);
  const name = channelName(channel, language);
  const csv = Buffer.from(formatSampleCsv(messages, language));
  const firstMessage = 1 + (tx.db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0);
  const batch = tx.insert('batch', {
    guid: newGuid(),
    name: `${name} 2026 Q3`,
    state: 1,
    file_name: `${name}_2026Q3.csv`,
    file_size: csv.byteLength,
    file_sha256: createHash('sha256').update(csv).digest('hex'),
    format: 'csv',
    options: JSON.stringify(mappingOf(language)),
    coder_id: tx.coder,
    imported_at: tx.now,
    purpose: words.purpose[language],
    legal_basis: words.basis[language],
    source: words.source[language],
    retain_until: '2028-09-30',
    first_message: firstMessage,
    last_message: firstMessage + messages.length - 1,
    rows: messages.length,
    imported: messages.length,
    duplicates: 0,
    updates: 0,
    rejected: 0,
  });
  placed.channels.set(channel, tx.insert('channel', { name }));
  const writer = createMessageWriter(batch, firstMessage);
  const columns = createRowColumns(messages.length, createTextBytes(), textFields);
  for (const [index, message] of messages.entries()) {
    const attributes = messageAttributes(message, language);
    columns.add(index + 1, {
      externalId: message.id,
      text: message.text,
      sentAt: message.sentAt,
      role: message.role === 'customer' ? 1 : 2,
      rating: message.rating,
      attributes: attributes === null ? null : JSON.stringify(attributes),
      engagement: message.engagement === null ? null : JSON.stringify(message.engagement),
    });
  }
  const contents = columns.take();
  for (const [index, message] of messages.entries()) {
    const row = index + 1;
    placed.messages.set(message.id, { id: writer.nextId, text: message.text });
    const conversation = message.conversation === null ? 0 : placeConversation(tx, data, placed, message.conversation, batch, row);
    const participant = placeParticipant(tx, data, placed, message, batch, row, language);
    const brand = placeBrand(tx, placed, message.brand, language);
    writer.add(contents, index, conversation, participant, placed.channels.get(channel) ?? 0, brand);
  }
  writer.flush(tx.db, true);
  tx.describe({ name: `${name} 2026 Q3`, imported: messages.length, duplicates: 0, rejected: 0 });
  for (const table of ['message', 'conversation', 'participant', 'column_chunk']) tx.touch(table);
}

function placeConversation(tx: CommandTransaction, data: SampleData, placed: Placed, key: string, batch: number, row: number): number {
  const known = placed.conversations.get(key);
  if (known !== undefined) return known;
  const title = data.conversations.find(({ id }) => id === key)?.title ?? null;
  const { lastInsertRowid } = tx.db
    .prepare('INSERT INTO conversation (batch_id, row, external_id, title) VALUES (?, ?, ?, ?)')
    .run(batch, row, key, title);
  placed.conversations.set(key, Number(lastInsertRowid));
  return Number(lastInsertRowid);
}

function placeParticipant(tx: CommandTransaction, data: SampleData, placed: Placed, message: SampleMessage, batch: number, row: number, language: InterfaceLanguage): number {
  const known = placed.participants.get(message.participant);
  if (known !== undefined) return known;
  const person = data.people.find(({ id }) => id === message.participant);
  if (!person) throw new Error(`message of nobody: ${message.participant}`);
  const { lastInsertRowid } = tx.db
    .prepare('INSERT INTO participant (batch_id, row, external_id, role, name, attributes) VALUES (?, ?, ?, ?, ?, ?)')
    .run(batch, row, person.id, person.role === 'customer' ? 1 : 2, personName(person, language), JSON.stringify(personAttributes(person, language)));
  placed.participants.set(person.id, Number(lastInsertRowid));
  return Number(lastInsertRowid);
}

function placeBrand(tx: CommandTransaction, placed: Placed, key: BrandKey, language: InterfaceLanguage): number {
  const known = placed.brands.get(key);
  if (known !== undefined) return known;
  const { aliases, competitor } = brands[key];
  const other = brandName(key, language === 'zh' ? 'en' : 'zh');
  const id = tx.insert('brand', { name: brandName(key, language), aliases: JSON.stringify([other, ...aliases]), competitor: competitor ? 1 : 0 });
  placed.brands.set(key, id);
  return id;
}

function writeAnnotations(tx: CommandTransaction, data: SampleData, language: InterfaceLanguage, placed: Placed): FilledSample {
  const { codings, memos, showcase } = annotate(data, language);
  const coders = sampleCoders[language].map((name) => coderNamed(tx, name));
  const coderOf = (index: 0 | 1): number => coders[index] ?? tx.coder;
  const codeIds = new Map<string, number>();
  for (const [position, code] of starterCodebook.entries()) {
    const id = tx.insert('code', {
      guid: newGuid(),
      parent_id: code.parent === null ? null : (codeIds.get(code.parent) ?? null),
      position: position + 1,
      name: code[language].name,
      color: code.color,
      definition: code[language].definition,
      inclusion: '',
      exclusion: '',
      example: '',
      retired: 0,
      created_at: localTime(10, 8, 16),
    });
    codeIds.set(code.key, id);
  }
  const need = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`sample refers to nothing: ${String(key)}`);
    return found;
  };
  for (const coding of codings) {
    const { id, text } = need(placed.messages, coding.message);
    const proven = coding.span === null
      ? { start_offset: null, end_offset: null, quote: null, context_hash: null }
      : proveSpan(text, coding.span.start, coding.span.end);
    tx.insert('coding', { guid: newGuid(), message_id: id, code_id: need(codeIds, coding.code), ...proven, coder_id: coderOf(coding.coder), created_at: coding.createdAt, origin: 'manual' });
  }
  const targetOf = (target: SampleMemo['target']): number => {
    if (target.kind === 'project') return 0;
    if (target.kind === 'code') return need(codeIds, target.code);
    if (target.kind === 'message') return need(placed.messages, target.message).id;
    return need(placed.conversations, target.conversation);
  };
  for (const memo of memos) {
    tx.insert('memo', { guid: newGuid(), target_kind: memo.target.kind, target_id: targetOf(memo.target), text: memo[language], coder_id: coderOf(memo.coder), created_at: memo.createdAt, updated_at: memo.createdAt });
  }
  for (const { from, to, kind, since, note } of data.relations) {
    const [fromId, toId] = [placed.participants.get(from), placed.participants.get(to)];
    // People who never wrote are not in the project, and neither are their ties.
    if (fromId === undefined || toId === undefined) continue;
    tx.insert('relation', { guid: newGuid(), batch_id: null, from_participant: fromId, to_participant: toId, kind, since, note: note[language] });
  }
  tx.describe({ codes: codeIds.size, codings: codings.length });
  tx.touch('coder');
  return {
    messages: placed.messages.size,
    conversations: placed.conversations.size,
    participants: placed.participants.size,
    codes: codeIds.size,
    codings: codings.length,
    memos: memos.length,
    showcase,
  };
}

function coderNamed(tx: CommandTransaction, name: string): number {
  tx.db.prepare('INSERT INTO coder (guid, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING').run(newGuid(), name, tx.now);
  return tx.db.prepare<[string], number>('SELECT id FROM coder WHERE name = ?').pluck().get(name) ?? tx.coder;
}
