import { glossaryContract, type GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { askEntry } from './entry-dialog.tsx';
import { emptyFields } from './entry-text.ts';
import { glossaryState } from './glossary-state.ts';
import { entryRowId } from './glossary-tree-model.ts';

const { methods } = glossaryContract;

/** Asks for a new entry and adds it as a draft. `{term}` may be given, as for a word found in a text. */
export async function addEntry({ rpc, notifications, t }: ServicesAccessor, args: unknown): Promise<void> {
  const term = typeof args === 'object' && args !== null && 'term' in args && typeof args.term === 'string' ? args.term : '';
  const language = /\p{Script=Han}/u.test(term) || term === '' ? 'zh' : 'en';
  const fields = await askEntry(t('glossary.command.add'), { ...emptyFields, term, language });
  if (fields === undefined) return;
  await rpc.call(methods.create, { fields });
  notifications.notify('success', t('glossary.notice.added', { term: fields.term }), { key: 'glossary' });
}

/** Changes the entry given as `{entry}`, its id, else the one selected last. */
export async function editEntry({ rpc, t }: ServicesAccessor, args: unknown): Promise<void> {
  const entry = await entryFor(rpc, args);
  if (entry === undefined) return;
  const fields = await askEntry(t('glossary.command.edit'), entry);
  if (fields !== undefined) await rpc.call(methods.update, { entry: entry.id, fields: { ...fields } });
}

/** Turns the name of the one selected term or sense of the tree into a field. */
export function renameEntry(): void {
  const [entry, other] = glossaryState.getState().selected;
  if (entry !== undefined && other === undefined) glossaryState.setState({ renaming: entryRowId(entry.id) });
}

/** Gives the selected entries another status. */
export async function setStatus({ rpc, notifications, t }: ServicesAccessor, status: GlossaryEntryRecord['status']): Promise<void> {
  const entries = glossaryState.getState().selected.map(({ id }) => id);
  if (entries.length === 0) return;
  const { changed } = await rpc.call(methods.setStatus, { entries, status });
  notifications.notify('success', t('glossary.notice.status', { count: changed, status: t(`glossary.status.${status}`) }), { key: 'glossary' });
}

/** Adds what the starter glossaries have and the project has not. */
export async function addStarter({ rpc, notifications, t }: ServicesAccessor): Promise<void> {
  const { added, already } = await rpc.call(methods.addStarter, {});
  notifications.notify('success', t('glossary.notice.starter', { count: added, already }), { key: 'glossary' });
}

/** Brings a file's entries in as drafts. */
export async function importGlossary({ rpc, dialogs, notifications, t }: ServicesAccessor): Promise<void> {
  const [source] = await dialogs.pickPaths({ title: t('glossary.command.import'), mode: 'open-file', extensions: ['csv', 'json'], filterName: t('glossary.files') });
  if (source === undefined) return;
  const { added, updated, already } = await rpc.run(methods.importFile, { source, update: true });
  notifications.notify('success', t('glossary.notice.imported', { count: added, updated, already }), { key: 'glossary' });
}

/** Writes all entries to a CSV or JSON file. */
export async function exportGlossary({ rpc, dialogs, notifications, t }: ServicesAccessor): Promise<void> {
  const [path] = await dialogs.pickPaths({
    title: t('glossary.command.export'),
    mode: 'save-file',
    extensions: ['csv', 'json'],
    filterName: t('glossary.files'),
    defaultName: `${t('glossary.title')}.csv`,
  });
  if (path === undefined) return;
  const { entries } = await rpc.run(methods.exportFile, { path, format: path.endsWith('.json') ? 'json' : 'csv' });
  notifications.notify('success', t('glossary.notice.exported', { count: entries }), { key: 'glossary', detail: path });
}

async function entryFor(rpc: ServicesAccessor['rpc'], args: unknown): Promise<GlossaryEntryRecord | undefined> {
  if (typeof args !== 'object' || args === null || !('entry' in args)) return glossaryState.getState().selected.at(-1);
  const { entries } = await rpc.call(methods.list, {});
  return entries.find(({ id }) => id === args.entry);
}
