import { useMemo, useState } from 'react';
import { dictionaryContract, type DictionaryWord } from '#shared/contracts/dictionary.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import type { ListItem } from '#renderer/base/list.tsx';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { askWord } from './ask-word.tsx';
import { WordsAdder } from './words-adder.tsx';
import { WordsList } from './words-list.tsx';
import styles from './dictionary.module.css';

const { add, update, remove } = dictionaryContract.methods;

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
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const adding = useServiceCommand(add);
  const changing = useServiceCommand(update);
  const removing = useServiceCommand(remove);
  const items = useMemo(() => {
    const matches = (word: DictionaryWord) =>
      query.trim() === '' || [word.word, word.countsAs, word.note].some((text) => text !== null && fuzzyMatch(query, text) !== undefined);
    return words.filter(matches).map((word): ListItem<DictionaryWord> => ({ id: String(word.id), text: word.word, value: word }));
  }, [words, query]);

  async function addWord(word: string): Promise<void> {
    await adding.mutateAsync({ word, frequency: null, countsAs: null, note: '' });
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
      <WordsAdder label={t('dictionary.new')} hint={t('dictionary.newHint')} onAdd={addWord} />
      <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
        <span>{t('dictionary.field.word')}</span>
        <span className={styles.number}>{t('dictionary.field.frequency')}</span>
        <span>{t('dictionary.field.countsAs')}</span>
        <span>{t('dictionary.field.note')}</span>
      </div>
      {items.length === 0 ? (
        ready && <EmptyState icon="book" title={t(query.trim() === '' ? 'dictionary.empty' : 'dictionary.none')}>{query.trim() === '' && t('dictionary.emptyText')}</EmptyState>
      ) : (
        <WordsList
          label={t('dictionary.list.words')}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onEnter={change}
          onDelete={removeSelected}
          menuOf={(word) => [
            { id: 'change', label: t('dictionary.change'), key: 'Enter', run: () => change(word) },
            { id: 'remove', label: t('dictionary.remove'), key: 'Del', run: () => removeSelected(word) },
          ]}
          renderRow={({ word, frequency, countsAs, note }) => (
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
