import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { codePointToUnit } from '#shared/base/code-points.ts';
import type { QueryError } from '#shared/query/ast.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { problemText } from '#renderer/platform/query/problem-text.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { completionsFor, wordAt, type Completion } from './completions.ts';
import { SyntaxHelp } from './syntax-help.tsx';
import styles from './search.module.css';

export interface QueryBoxProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** Enter: the query is meant as it stands. */
  readonly onRun: () => void;
  /** Puts the keyboard into the box whenever it grows. */
  readonly focusRequests: number;
  readonly onHistory: (at: { readonly x: number; readonly y: number }) => void;
}

/** The search box: completes fields and their values, says what is wrong and where, and explains its language. */
export function QueryBox({ query, onChange, onRun, focusRequests, onHistory }: QueryBoxProps) {
  const t = useT();
  const rpc = useRpc();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const asked = useRef<AbortController | undefined>(undefined);
  const [list, setList] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(-1);
  const [help, setHelp] = useState(false);
  const { errors } = parseQuery(query);
  const [problem] = errors;

  useEffect(() => {
    if (focusRequests > 0) {
      box.current?.focus();
      box.current?.select();
    }
  }, [focusRequests]);
  useEffect(() => () => asked.current?.abort(), []);

  function close(): void {
    asked.current?.abort();
    setList([]);
    setActive(-1);
  }

  function complete(text: string, caret: number): void {
    asked.current?.abort();
    const own = new AbortController();
    asked.current = own;
    completionsFor(wordAt(text, caret).text, rpc, t, own.signal).then(
      (found) => {
        if (own.signal.aborted) return;
        setList(found);
        setActive(-1);
      },
      (error: unknown) => {
        if (!isCancelled(error) && !own.signal.aborted) notifications.error(error, { key: 'search.completions' });
      },
    );
  }

  function accept(completion: Completion): void {
    const caret = box.current?.selectionStart ?? query.length;
    const { start } = wordAt(query, caret);
    const next = query.slice(0, start) + completion.insert + query.slice(caret).replace(/^\s/u, '');
    const at = start + completion.insert.length;
    onChange(next);
    close();
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at, at);
      if (completion.goesOn) complete(next, at);
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const open = list.length > 0;
    const chosen = list[active];
    if (event.key === 'ArrowDown' && open) setActive((active + 1) % list.length);
    else if (event.key === 'ArrowUp' && open) setActive((active <= 0 ? list.length : active) - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) accept(chosen);
    else if (event.key === 'Tab' && !event.shiftKey && list.length === 1 && list[0] !== undefined) accept(list[0]);
    else if (event.key === 'Enter') {
      close();
      onRun();
    } else if (event.key === 'Escape' && open) close();
    else if (event.key === ' ' && event.ctrlKey) complete(query, event.currentTarget.selectionStart ?? query.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.box}>
      <div className={classNames(styles.field, problem !== undefined && styles.invalid)}>
        <Icon name="search" size={14} className={styles.fieldIcon ?? ''} />
        <input
          ref={box}
          role="combobox"
          aria-label={t('search.query')}
          aria-expanded={list.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={active >= 0 ? `${id}${active}` : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}problem`}
          data-autofocus=""
          spellCheck={false}
          autoComplete="off"
          placeholder={t('search.placeholder')}
          className={styles.input}
          value={query}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            complete(event.currentTarget.value, event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {query !== '' && <IconButton icon="x" size={14} label={t('search.clear')} onClick={() => {
          onChange('');
          box.current?.focus();
        }} />}
        <IconButton icon="hist" size={14} label={t('search.history')} onClick={(event) => {
          const place = event.currentTarget.getBoundingClientRect();
          onHistory({ x: place.left, y: place.bottom });
        }} />
        <IconButton icon="question" size={14} label={t('search.help')} aria-expanded={help} onClick={() => setHelp(!help)} />
      </div>
      {list.length > 0 && (
        <div id={`${id}list`} role="listbox" aria-label={t('search.completions')} className={styles.completions}>
          {list.map((completion, index) => (
            <div
              key={completion.insert}
              id={`${id}${index}`}
              role="option"
              aria-selected={index === active}
              className={classNames(styles.completion, index === active && styles.activeCompletion)}
              onPointerDown={(event) => {
                event.preventDefault();
                accept(completion);
              }}
            >
              <span className={styles.completionLabel}>{completion.label}</span>
              <span className={styles.completionDetail}>{completion.detail}</span>
            </div>
          ))}
        </div>
      )}
      {problem !== undefined && list.length === 0 && <Problem id={`${id}problem`} query={query} problem={problem} onChange={onChange} />}
      {help && <SyntaxHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

function Problem({ id, query, problem, onChange }: { id: string; query: string; problem: QueryError; onChange: (query: string) => void }) {
  const t = useT();
  const start = codePointToUnit(query, problem.start);
  const end = Math.max(start + 1, codePointToUnit(query, problem.end));
  const suggestion = problem.params['suggestion'];
  const named = problem.params['value'] ?? problem.params['field'];
  return (
    <div id={id} role="alert" className={styles.problem}>
      <span className={styles.echo}>
        {query.slice(Math.max(0, start - 20), start)}
        <span className={styles.wrong}>{query.slice(start, end) || '\u00a0'}</span>
        {query.slice(end, end + 20)}
      </span>
      <span>{problemText({ ...problem, params: withoutSuggestion(problem.params) }, t)}</span>
      {suggestion !== undefined && (
        <button
          type="button"
          className={styles.suggestion}
          onClick={() => {
            const wrong = query.slice(start, end);
            onChange(query.slice(0, start) + (named !== undefined && wrong.includes(named) ? wrong.replace(named, suggestion) : suggestion) + query.slice(end));
          }}
        >
          {t('search.useSuggestion', { suggestion })}
        </button>
      )}
    </div>
  );
}

function withoutSuggestion(params: QueryError['params']): QueryError['params'] {
  const { suggestion: _, ...rest } = params;
  return rest;
}
