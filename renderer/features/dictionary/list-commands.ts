import { dictionaryContract } from '#shared/contracts/dictionary.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { languageOf, shownList } from './shown-list.ts';

const methods = dictionaryContract.methods;
/** Refused rows that a message names. */
const namedRows = 12;

/** Adds a word to the dictionary: the one given as `{word}`, else one that is asked for. */
export async function addWord({ rpc, quickInput, notifications, t }: ServicesAccessor, args: unknown): Promise<void> {
  const given = typeof args === 'object' && args !== null && 'word' in args && typeof args.word === 'string' ? args.word : undefined;
  const word = given ?? (await quickInput.input({ title: t('dictionary.command.add'), placeholder: t('dictionary.field.word') }));
  if (word === undefined || word.trim() === '') return;
  await rpc.call(methods.add, { word, frequency: null, countsAs: null, note: '' });
  notifications.notify('success', t('dictionary.notice.added', { word: word.trim() }), { key: 'dictionary' });
}

/** Brings the words of a file into the list that is shown; `replace` leaves the file's alone. */
export async function importWords({ rpc, dialogs, notifications, t }: ServicesAccessor, replace: boolean): Promise<void> {
  const { list } = shownList.getState();
  const [file] = await dialogs.pickPaths({
    title: t(replace ? 'dictionary.command.replace' : 'dictionary.command.import'),
    mode: 'open-file',
    extensions: ['txt', 'csv', 'tsv'],
    filterName: t('dictionary.files'),
  });
  if (file === undefined) return;
  const { added, updated, unchanged, removed, refused, refusedRows } = await rpc.run(methods.importList, { file, list, replace });
  const rows = refusedRows.slice(0, namedRows).join(', ') + (refused > namedRows ? ' …' : '');
  notifications.notify(refused === 0 ? 'success' : 'warning', t('dictionary.notice.imported', { added, updated, unchanged, removed }), {
    key: 'dictionary',
    ...(refused === 0 ? {} : { detail: t('dictionary.notice.refused', { count: refused, rows }) }),
  });
}

/** Writes the list that is shown to a file. */
export async function exportWords({ rpc, dialogs, notifications, t }: ServicesAccessor): Promise<void> {
  const { list } = shownList.getState();
  const [file] = await dialogs.pickPaths({
    title: t('dictionary.command.export'),
    mode: 'save-file',
    extensions: ['csv', 'txt'],
    filterName: t('dictionary.files'),
    defaultName: `${t(`dictionary.list.${list}`)}.csv`,
  });
  if (file === undefined) return;
  const { words } = await rpc.run(methods.exportList, { file, list });
  notifications.notify('success', t('dictionary.notice.exported', { count: words }), { key: 'dictionary', detail: file });
}

/** Puts the shown list of stop words back to what came with the app. */
export async function resetStopWords({ rpc, notifications, t }: ServicesAccessor): Promise<void> {
  const { list } = shownList.getState();
  if (list === 'words') {
    notifications.notify('info', t('dictionary.notice.resetWhich'), { key: 'dictionary' });
    return;
  }
  const { changed } = await rpc.call(methods.resetStopWords, { language: languageOf(list) });
  notifications.notify('success', t('dictionary.notice.reset', { count: changed }), { key: 'dictionary' });
}
