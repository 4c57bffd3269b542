import { AppError } from '#shared/base/errors.ts';
import { createOffsetMap } from '#shared/base/code-points.ts';
import { documentContract } from '#shared/contracts/document.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { RecordedTable } from '#service/db/recorded-tables.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { requireText } from '#service/features/coding/insert-coding.ts';
import { implement } from '#service/rpc/implement.ts';
import { insertDocument } from './document-rows.ts';
import { storable } from './readers/read-document.ts';

export const handlers = implement.commands(documentContract, {
  paste: ({ tx }, { name, text }) => ({ document: insertDocument(tx, { name, format: 'paste', ...storable(text) }) }),
  ofMessage: ({ tx }, { message, span }) => {
    const text = requireText(tx, message);
    const offsets = createOffsetMap(text);
    if (span !== null && (span.start < 0 || span.end <= span.start || span.end > offsets.length)) {
      throw new AppError('invalid-input', { reason: 'span-outside-text', start: span.start, end: span.end });
    }
    const piece = span === null ? text : text.slice(offsets.toUnit(span.start), offsets.toUnit(span.end));
    return { document: insertDocument(tx, { name: `#${message}`, format: 'message', text: piece, message }) };
  },
  rename: ({ tx }, { document, name }) => {
    requireDocument(tx, document);
    tx.update('document', document, { name });
    return {};
  },
  remove: ({ tx }, { document }) => {
    requireDocument(tx, document);
    for (const rewrite of idsOf(tx, 'SELECT id FROM rewrite WHERE document_id = ?', document)) {
      removeAll(tx, 'comprehension_answer', idsOf(tx, 'SELECT id FROM comprehension_answer WHERE rewrite_id = ?', rewrite));
      removeAll(tx, 'sign_off', idsOf(tx, 'SELECT id FROM sign_off WHERE rewrite_id = ?', rewrite));
      removeAll(tx, 'rewrite_edit', idsOf(tx, 'SELECT id FROM rewrite_edit WHERE rewrite_id = ?', rewrite));
      tx.remove('rewrite', rewrite);
    }
    tx.remove('document', document);
    return {};
  },
});

function requireDocument(tx: CommandTransaction, document: number): void {
  if (prepareOnce<[number]>(tx.db, 'SELECT 1 FROM document WHERE id = ?').get(document) === undefined) throw new AppError('not-found', { reason: 'no-document' });
}

const idsOf = (tx: CommandTransaction, sql: string, of: number): number[] => prepareOnce<[number], number>(tx.db, sql).pluck().all(of);

function removeAll(tx: CommandTransaction, table: RecordedTable, ids: readonly number[]): void {
  for (const id of ids) tx.remove(table, id);
}
