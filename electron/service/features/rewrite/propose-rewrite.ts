import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { documentText } from '#service/features/document/document-rows.ts';
import { approvedEntries } from '#service/features/glossary/entry-rows.ts';
import { rewriteText } from '#service/nlp/plain/rewrite/rewrite-text.ts';
import { suggestEdits } from '#service/nlp/plain/suggest/suggest-edits.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { insertEdit } from './commands.ts';

/** Makes a draft of a document: what the approved glossary proposes, and suggestions where they touch none of that. */
export function proposeRewrite(
  { db, command, signal, progress }: JobContext<{ done: number; total: number }>,
  { document, audience }: { document: number; audience: string },
): { rewrite: number; edits: number } {
  const original = documentText(db, document);
  progress({ done: 0, total: original.length });
  const entries = approvedEntries(db);
  if (entries.length === 0) throw new AppError('conflict', { reason: 'no-glossary' });
  const { edits } = rewriteText(original, entries);
  signal.throwIfAborted();
  const suggestions = suggestEdits(original, entries, edits);
  signal.throwIfAborted();
  const versions = new Map(entries.map(({ id, version }) => [id, version]));
  return command('rewrite.propose', (tx) => {
    const last = prepareOnce<[number], number | null>(tx.db, 'SELECT max(draft) FROM rewrite WHERE document_id = ?').pluck().get(document);
    const rewrite = tx.insert('rewrite', {
      guid: newGuid(), document_id: document, draft: (last ?? 0) + 1, audience, question: '', answer: '', coder_id: tx.coder, created_at: tx.now,
    });
    for (const { start, end, replacement, entry } of edits) {
      insertEdit(tx, rewrite, { start, end, replacement, entry: Number(entry), entryVersion: versions.get(entry) ?? null, origin: 'glossary', state: 'proposed' });
    }
    for (const { start, end, replacement } of suggestions) {
      insertEdit(tx, rewrite, { start, end, replacement, entry: null, entryVersion: null, origin: 'suggestion', state: 'proposed' });
    }
    tx.describe({ edits: edits.length, suggestions: suggestions.length });
    progress({ done: original.length, total: original.length });
    return { rewrite, edits: edits.length };
  });
}
