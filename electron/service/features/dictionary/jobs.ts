import { dictionaryContract } from '#shared/contracts/dictionary.ts';
import { implement } from '#service/rpc/implement.ts';
import { importIntoList } from './import-list.ts';
import { readList } from './read-list.ts';
import { writeList } from './write-list.ts';

/** Refused rows that are named. */
const namedRows = 100;

export const handlers = implement.jobs(dictionaryContract, {
  importList: async ({ signal, progress, command }, { file, list, replace }) => {
    const { words, refusedRows } = await readList(file, signal);
    const total = words.length;
    progress({ done: 0, total });
    const changes = command('dictionary.importList', (tx) =>
      importIntoList(tx, list, words, { replace, signal, onProgress: (done) => progress({ done, total }) }),
    );
    progress({ done: total, total });
    return { ...changes, refusedRows: refusedRows.slice(0, namedRows), refused: refusedRows.length };
  },
  exportList: async ({ db, progress }, { file, list }) => {
    const words = await writeList(db, list, file);
    progress({ done: words, total: words });
    return { words, file };
  },
});
