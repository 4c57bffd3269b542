import { glossaryContract, type GlossaryFields } from '#shared/contracts/glossary.ts';
import { starterGlossary, type StarterEntry } from '#service/nlp/plain/glossary/starter.ts';
import { implement } from '#service/rpc/implement.ts';
import { readEntries } from './entry-rows.ts';
import { identityOf, insertEntry, requireEntry, requireFree, updateEntry } from './insert-entry.ts';

export const handlers = implement.commands(glossaryContract, {
  create: ({ tx }, { fields }) => {
    requireFree(tx, fields, null);
    const entry = insertEntry(tx, fields, 'draft');
    tx.describe({ name: fields.term });
    return { entry };
  },
  update: ({ tx }, { entry, fields }) => {
    requireFree(tx, fields, entry);
    const version = updateEntry(tx, entry, fields);
    tx.describe({ name: fields.term, version });
    return { version };
  },
  setStatus: ({ tx }, { entries, status }) => {
    const changed = entries.map((id) => requireEntry(tx, id)).filter((entry) => entry.status !== status);
    for (const entry of changed) {
      if (status !== 'retired') requireFree(tx, entry, entry.id);
      tx.update('glossary_entry', entry.id, { status, version: entry.version + 1, coder_id: tx.coder, updated_at: tx.now });
    }
    tx.describe({ entries: changed.length, status });
    return { changed: changed.length };
  },
  addStarter: ({ tx }) => {
    const known = new Set(readEntries(tx.db).map(identityOf));
    const missing = starterGlossary().map(starterFields).filter((fields) => !known.has(identityOf(fields)));
    for (const fields of missing) insertEntry(tx, fields, 'approved');
    tx.describe({ entries: missing.length });
    return { added: missing.length, already: starterGlossary().length - missing.length };
  },
});

function starterFields({ language, term, variants, plain, plainPlural, forms, definition, mode, partOfSpeech, context, topic, keepFormal }: StarterEntry): GlossaryFields {
  return {
    language, term, plain, plainPlural, forms, definition, mode, partOfSpeech, topic, keepFormal,
    variants: [...variants],
    context: { any: [...context.any], none: [...context.none] },
    sense: '',
    audience: '',
    source: 'Verbatim',
  };
}
