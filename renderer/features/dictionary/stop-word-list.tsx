import { useMemo, useState } from 'react';
import { dictionaryContract, type StopWord, type StopWordLanguage } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import styles from './dictionary.module.css';

const tell = (error: unknown) => notifications.error(error, { key: 'dictionary' });

export interface StopWordListProps {
  readonly words: readonly StopWord[];
  readonly language: StopWordLanguage;
  readonly query: string;
}

/** The stop words of one language: own ones first, then those taken off the list, then the rest. */
export function StopWordList({ words, language, query }: StopWordListProps) {
  const t = useT();
  const [draft, setDraft] = useState('');
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
  async function addDraft(): Promise<void> {
    await set(draft.split(/[\s,，、;；]+/u).filter((word) => word !== ''), true);
    setDraft('');
  }
  const chosen = ({ word }: StopWord) => (selected.has(word) ? [...selected] : [word]);

  return (
    <>
      <form
        className={styles.adder}
        onSubmit={(event) => {
          event.preventDefault();
          void addDraft().catch(tell);
        }}
      >
        <TextInput className={frame.grow ?? ''} icon="plus" label={t('dictionary.newStop')} placeholder={t('dictionary.newStopHint')} value={draft} onChange={setDraft} />
        <Button type="submit" disabled={draft.trim() === ''}>
          {t('dictionary.add')}
        </Button>
      </form>
      {items.length === 0 ? (
        <EmptyState icon="book" title={t('dictionary.none')} />
      ) : (
        <List
          bare
          multiple
          label={t(`dictionary.list.stop-${language}`)}
          className={styles.rows}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onActivate={({ value }, gesture) => {
            if (gesture !== 'click') void set([value.word], !value.included).catch(tell);
          }}
          onContextMenu={({ value }, at) =>
            showContextMenu(
              value.word,
              [
                value.included
                  ? { id: 'off', label: t('dictionary.takeOff'), keys: ['Del'], run: () => void set(chosen(value), false).catch(tell) }
                  : { id: 'on', label: t('dictionary.putBack'), keys: ['Enter'], run: () => void set(chosen(value), true).catch(tell) },
              ],
              at,
            )
          }
          onKeyDown={(event, item) => {
            if (event.key !== 'Delete' || item === undefined) return;
            event.preventDefault();
            void set(chosen(item.value), false).catch(tell);
          }}
          renderRow={({ value: { word, origin, included } }) => (
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
