import { useMemo, useState } from 'react';
import { dictionaryContract, type StopWord, type StopWordLanguage } from '#shared/contracts/dictionary.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import type { ListItem } from '#renderer/base/list.tsx';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { WordsAdder } from './words-adder.tsx';
import { WordsList } from './words-list.tsx';
import styles from './dictionary.module.css';

export interface StopWordListProps {
  readonly words: readonly StopWord[];
  readonly language: StopWordLanguage;
  readonly query: string;
}

/** The stop words of one language: own ones first, then those taken off the list, then the rest. */
export function StopWordList({ words, language, query }: StopWordListProps) {
  const t = useT();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const setting = useServiceCommand(dictionaryContract.methods.setStopWords);
  const items = useMemo(() => {
    const rank = ({ origin, included }: StopWord) => (origin === 'own' ? 0 : included ? 2 : 1);
    return words
      .filter(({ word }) => query.trim() === '' || fuzzyMatch(query, word) !== undefined)
      .toSorted((left, right) => rank(left) - rank(right))
      .map((word): ListItem<StopWord> => ({ id: word.word, text: word.word, value: word }));
  }, [words, query]);

  async function set(list: readonly string[], included: boolean): Promise<void> {
    if (list.length > 0) await setting.mutateAsync({ language, words: [...list], included });
  }
  const chosen = ({ word }: StopWord) => (selected.has(word) ? [...selected] : [word]);

  return (
    <>
      <WordsAdder
        label={t('dictionary.newStop')}
        hint={t('dictionary.newStopHint')}
        onAdd={(typed) => set(typed.split(/[\s,，、;；]+/u).filter((word) => word !== ''), true)}
      />
      {items.length === 0 ? (
        <EmptyState icon="book" title={t('dictionary.none')} />
      ) : (
        <WordsList
          label={t(`dictionary.list.stop-${language}`)}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onEnter={({ word, included }) => set([word], !included)}
          onDelete={(word) => set(chosen(word), false)}
          menuOf={(word) => [
            word.included
              ? { id: 'off', label: t('dictionary.takeOff'), key: 'Del', run: () => set(chosen(word), false) }
              : { id: 'on', label: t('dictionary.putBack'), key: 'Enter', run: () => set(chosen(word), true) },
          ]}
          renderRow={({ word, origin, included }) => (
            <div className={styles.stopRow}>
              <span className={included ? styles.word : styles.off}>{word}</span>
              <span className={styles.muted}>{origin === 'own' ? t('dictionary.own') : included ? '' : t('dictionary.takenOff')}</span>
            </div>
          )}
        />
      )}
    </>
  );
}
