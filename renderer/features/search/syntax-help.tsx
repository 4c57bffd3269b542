import { useEffect, useRef } from 'react';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { setQuery } from './search-state.ts';
import styles from './search.module.css';

/** Examples of the query language with the key of what each means. */
const examples: readonly { readonly query: string; readonly meaning: string }[] = [
  { query: '管理费', meaning: 'search.help.substring' },
  { query: '"fee change"', meaning: 'search.help.quoted' },
  { query: 'fee', meaning: 'search.help.word' },
  { query: 'refund*', meaning: 'search.help.prefix' },
  { query: '赎回 到账', meaning: 'search.help.and' },
  { query: 'fee OR 费用', meaning: 'search.help.or' },
  { query: 'NOT role:agent', meaning: 'search.help.not' },
  { query: 'date:2026-07..2026-09', meaning: 'search.help.date' },
  { query: 'rating:<=2', meaning: 'search.help.number' },
  { query: 'sentiment:negative', meaning: 'search.help.sentiment' },
  { query: 'sentiment:<-0.5', meaning: 'search.help.score' },
  { query: 'is:uncoded', meaning: 'search.help.coded' },
  { query: 'theme:"Fee change"', meaning: 'search.help.theme' },
  { query: '(fee OR 费用) channel:App', meaning: 'search.help.group' },
];

/** The query language by example; a click puts an example into the box. */
export function SyntaxHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && element.current?.parentElement?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [onClose]);
  return (
    <div
      ref={element}
      role="dialog"
      aria-label={t('search.help')}
      className={styles.help}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {examples.map(({ query, meaning }) => (
        <button
          key={query}
          type="button"
          className={styles.example}
          onClick={() => {
            setQuery(query);
            onClose();
          }}
        >
          <code className={styles.exampleQuery}>{query}</code>
          <span>{t(meaning)}</span>
        </button>
      ))}
      <p className={styles.helpNote}>{t('search.help.folding')}</p>
    </div>
  );
}
