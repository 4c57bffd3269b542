import { documentContract } from '#shared/contracts/document.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import { implement } from '#service/rpc/implement.ts';
import { insertDocument } from './document-rows.ts';
import { readDocument } from './readers/read-document.ts';

export const handlers = implement.jobs(documentContract, {
  importFile: async ({ command, progress, signal }, { source }) => {
    const file = openFileSource(source);
    try {
      progress({ done: 0, total: 1 });
      const { format, text, notes } = await readDocument(file);
      signal.throwIfAborted();
      const document = command('document.importFile', (tx) => insertDocument(tx, { name: file.name, format, text, notes }));
      progress({ done: 1, total: 1 });
      return { document, notes: [...notes] };
    } finally {
      file.close();
    }
  },
});
