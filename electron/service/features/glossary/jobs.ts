import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { glossaryContract } from '#shared/contracts/glossary.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import { parseGlossary } from '#service/nlp/plain/glossary/parse-glossary.ts';
import { implement } from '#service/rpc/implement.ts';
import { readEntries } from './entry-rows.ts';
import { glossaryCsv, glossaryJson, importedFields } from './glossary-file.ts';
import { identityOf, insertEntry, updateEntry } from './insert-entry.ts';

/** Bytes of a glossary file; a larger one is something else. */
const largestFile = 32 * 1024 * 1024;

export const handlers = implement.jobs(glossaryContract, {
  importFile: ({ command, progress, signal }, { source, update }) => {
    const file = openFileSource(source);
    let text: string;
    try {
      if (file.size > largestFile) throw new AppError('resource-limit', { reason: 'glossary-too-large', name: file.name });
      text = new TextDecoder('utf-8').decode(file.readAt(0, file.size));
      file.assertUnchanged();
    } finally {
      file.close();
    }
    const parsed = parseGlossary(text).map((entry) => importedFields(entry, basename(file.name)));
    signal.throwIfAborted();
    const counts = command('glossary.importFile', (tx) => {
      const known = new Map(readEntries(tx.db).filter(({ status }) => status !== 'retired').map((entry) => [identityOf(entry), entry]));
      const result = { added: 0, updated: 0, already: 0 };
      for (const [index, fields] of parsed.entries()) {
        if (index % 200 === 0) {
          signal.throwIfAborted();
          progress({ done: index, total: parsed.length });
        }
        const identity = identityOf(fields);
        const entry = known.get(identity);
        if (entry === undefined) {
          known.set(identity, { ...fields, id: insertEntry(tx, fields, 'draft'), guid: '', status: 'draft', version: 1, coder: '', createdAt: tx.now, updatedAt: tx.now });
          result.added++;
        } else if (update && updateEntry(tx, entry.id, fields) !== entry.version) result.updated++;
        else result.already++;
      }
      tx.describe({ entries: result.added + result.updated });
      return result;
    });
    progress({ done: parsed.length, total: parsed.length });
    return counts;
  },
  exportFile: async ({ db, progress }, { path, format }) => {
    const entries = readEntries(db);
    const file = await openAtomicFile(path, { overwrite: true });
    try {
      await file.write(Buffer.from(format === 'csv' ? glossaryCsv(entries) : glossaryJson(entries)));
      await file.finish();
      await file.publish();
    } catch (cause) {
      await file.discard();
      throw cause;
    }
    progress({ done: entries.length, total: entries.length });
    return { path, entries: entries.length };
  },
});
