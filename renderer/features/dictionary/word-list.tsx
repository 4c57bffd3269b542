import { useMemo, useState } from 'react';
import { dictionaryContract, type DictionaryWord } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { askWord } from './ask-word.tsx';
import styles from './dictionary.module.css';

const { add, update, remove } = dictionaryContract.methods;
const tell = (error: unknown) => notifications.error(error, { key: 'dictionary' });

export interface WordListProps {
  readonly words: readonly DictionaryWord[];
  /** Whether the words have come, so that an empty list is empty. */
  readonly ready: boolean;
  readonly query: string;
}

/** The project's own words: Enter changes one, Delete removes what is selected. */
export function WordList({ words, ready, query }: WordListProps) {
  const t = useT();
  const format = useFormat();
  const [draft, setDraft] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const adding = useServiceCommand(add);
  const changing = useServiceCommand(update);
  const removing = useServiceCommand(remove);
  const items = useMemo(() => {
    const matches = (word: DictionaryWord) =>
      query.trim() === '' || [word.word, word.countsAs, word.note].some((text) => text !== null && fuzzyMatch(query, text) !== undefined);
    return words.filter(matches).map((word): ListItem<DictionaryWord> => ({ id: String(word.id), text: word.word, value: word }));
  }, [words, query]);

  async function addDraft(): Promise<void> {
    if (draft.trim() === '') return;
    await adding.mutateAsync({ word: draft, frequency: null, countsAs: null, note: '' });
    setDraft('');
  }
  async function change(word: DictionaryWord): Promise<void> {
    const changed = await askWord(word);
    if (changed !== undefined) await changing.mutateAsync({ id: word.id, ...changed });
  }
  async function removeSelected(fallback: DictionaryWord): Promise<void> {
    const ids = selected.has(String(fallback.id)) ? items.filter(({ id }) => selected.has(id)).map(({ value }) => value.id) : [fallback.id];
    await removing.mutateAsync({ ids });
    setSelected(new Set());
  }

  return (
    <>
      <form
        className={styles.adder}
        onSubmit={(event) => {
          event.preventDefault();
          void addDraft().catch(tell);
        }}
      >
        <TextInput className={frame.grow ?? ''} icon="plus" label={t('dictionary.new')} placeholder={t('dictionary.newHint')} value={draft} onChange={setDraft} />
        <Button type="submit" disabled={draft.trim() === ''}>
          {t('dictionary.add')}
        </Button>
      </form>
      <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
        <span>{t('dictionary.field.word')}</span>
        <span className={styles.number}>{t('dictionary.field.frequency')}</span>
        <span>{t('dictionary.field.countsAs')}</span>
        <span>{t('dictionary.field.note')}</span>
      </div>
      {items.length === 0 ? (
        ready && <EmptyState icon="book" title={t(query.trim() === '' ? 'dictionary.empty' : 'dictionary.none')}>{query.trim() === '' && t('dictionary.emptyText')}</EmptyState>
      ) : (
        <List
          bare
          multiple
          label={t('dictionary.list.words')}
          className={styles.rows}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onActivate={({ value }, gesture) => {
            if (gesture !== 'click') void change(value).catch(tell);
          }}
          onContextMenu={({ value }, at) =>
            showContextMenu(
              value.word,
              [
                { id: 'change', label: t('dictionary.change'), keys: ['Enter'], run: () => void change(value).catch(tell) },
                { id: 'remove', label: t('dictionary.remove'), keys: ['Del'], run: () => void removeSelected(value).catch(tell) },
              ],
              at,
            )
          }
          onKeyDown={(event, item) => {
            if (event.key !== 'Delete' || item === undefined) return;
            event.preventDefault();
            void removeSelected(item.value).catch(tell);
          }}
          renderRow={({ value: { word, frequency, countsAs, note } }) => (
            <div className={styles.row}>
              <span className={styles.word}>{word}</span>
              <span className={styles.number}>{frequency === null ? '' : frequency === 0 ? t('dictionary.noWord') : format.number(frequency)}</span>
              <span className={styles.cell}>{countsAs}</span>
              <span className={styles.muted} title={note}>
                {note}
              </span>
            </div>
          )}
        />
      )}
    </>
  );
}
