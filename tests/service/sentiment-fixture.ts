import { writeFileSync } from 'node:fs';
import { detectedOptions, importContract, type ColumnMapping, type ImportField } from '#shared/contracts/import.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import type { TestService } from './harness.ts';

const fields: readonly [string, ImportField][] = [
  ['id', 'id'], ['text', 'text'], ['author', 'participant'], ['role', 'role'], ['conversation', 'conversation'], ['channel', 'channel'],
];
const mapping: ColumnMapping[] = fields.map(([column, field]) => ({ column, field, attribute: null }));

/** A message to import: its source id and text; said by a customer unless an agent is named. */
export interface Said {
  readonly id: string;
  readonly text: string;
  readonly role?: 'customer' | 'agent';
  readonly conversation?: string;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Imports messages as one batch; returns its number. */
export async function importMessages(test: TestService, name: string, messages: readonly Said[]): Promise<number> {
  const file = test.path(name);
  const lines = messages.map(({ id, text, role = 'customer', conversation = id }) =>
    [id, quoted(text), role === 'agent' ? 'A-1' : 'K-1', role, conversation, 'app'].join(','),
  );
  writeFileSync(file, ['id,text,author,role,conversation,channel', ...lines].join('\n'));
  const { batch, imported } = await test.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: mapping, guessRest: false, timeZone: 'UTC', dayOrder: null, grouping: 'column', batchName: null,
    purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
  if (imported !== messages.length) throw new Error(`${imported} of ${messages.length} imported`);
  return batch;
}

/** Numbers of the messages that a query finds, ascending. */
export async function findMessages(test: TestService, query: string): Promise<number[]> {
  const { view, count } = await test.client.call(messagesContract.methods.open, { query, sort: [] });
  const { ids } = await test.client.call(messagesContract.methods.ids, { view, start: 0, count });
  return [...ids];
}

export const angry = 'This is a terrible service, I hate it and I am very disappointed!';
export const happy = 'Excellent and friendly service, I love it, thank you so much!';
export const plain = 'The branch opens at nine on Monday.';
export const angryZh = '服务太差了，非常失望，再也不来了！';
export const happyZh = '客服很耐心，非常满意，谢谢！';
