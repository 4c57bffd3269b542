import { documentContract } from '#shared/contracts/document.ts';
import { implement } from '#service/rpc/implement.ts';
import { documentText, readDocuments } from './document-rows.ts';

export const handlers = implement.queries(documentContract, {
  list: ({ db }) => ({ documents: readDocuments(db) }),
  text: ({ db }, { document }) => ({ text: documentText(db, document) }),
});
