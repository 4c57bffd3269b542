import { useEffect, useState } from 'react';
import { dictionaryContract, type WordListName } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { SearchField } from '#renderer/base/search-field.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { isListName, languageOf, shownList } from './shown-list.ts';
import { StopWordList } from './stop-word-list.tsx';
import { TrialBox } from './trial-box.tsx';
import { WordList } from './word-list.tsx';
import styles from './dictionary.module.css';

const lists: readonly WordListName[] = ['words', 'stop-zh', 'stop-en'];

/** Words of one's own and stop words at the left, a text to try them on at the right. */
export function DictionaryEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const given = input.params?.['list'];
  const [list, setList] = useState<WordListName>(isListName(given) ? given : 'words');
  const [query, setQuery] = useState('');
  const words = useServiceQuery(dictionaryContract.methods.words, {}, { tables: ['dictionary_word'] });
  const chinese = useServiceQuery(dictionaryContract.methods.stopWords, { language: 'zh' }, { tables: ['stop_word'] });
  const english = useServiceQuery(dictionaryContract.methods.stopWords, { language: 'en' }, { tables: ['stop_word'] });
  const stopWords = { 'stop-zh': chinese, 'stop-en': english };
  useEffect(() => {
    handle.setParams({ list });
    if (active) shownList.setState({ list });
  }, [active, handle, list]);

  const counts: Readonly<Record<WordListName, number | undefined>> = {
    words: words.data?.words.length,
    'stop-zh': chinese.data?.words.filter(({ included }) => included).length,
    'stop-en': english.data?.words.filter(({ included }) => included).length,
  };
  const shown = list === 'words' ? words : stopWords[list];
  return (
    <div className={frame.editor}>
      <div className={frame.toolbar}>
        <div role="tablist" aria-label={t('dictionary.lists')} className={styles.tabs}>
          {lists.map((name, index) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === list}
              tabIndex={name === list ? 0 : -1}
              className={styles.tab}
              onClick={() => setList(name)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                const next = lists[index + step];
                if (step === 0 || next === undefined) return;
                event.preventDefault();
                setList(next);
                const other = event.currentTarget.parentElement?.children[index + step];
                if (other instanceof HTMLElement) other.focus();
              }}
            >
              {t(`dictionary.list.${name}`)}
              {counts[name] !== undefined && <span className={styles.count}>{format.number(counts[name])}</span>}
            </button>
          ))}
        </div>
        <SearchField label={t('dictionary.search')} value={query} onChange={setQuery} />
        <Button kind="flat" icon="import" onClick={() => runCommand('dictionary.import')}>
          {t('dictionary.import')}
        </Button>
        <Button kind="flat" icon="export" onClick={() => runCommand('dictionary.export')}>
          {t('dictionary.export')}
        </Button>
      </div>
      <div className={frame.columns}>
        <section className={styles.list} aria-label={t(`dictionary.list.${list}`)}>
          {shown.error !== null ? (
            <ViewError error={shown.error} onRetry={() => void shown.refetch()} />
          ) : list === 'words' ? (
            <WordList words={words.data?.words ?? []} ready={words.data !== undefined} query={query} />
          ) : (
            <StopWordList key={list} words={stopWords[list].data?.words ?? []} language={languageOf(list)} query={query} />
          )}
        </section>
        <TrialBox />
      </div>
    </div>
  );
}
