import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Code } from '#shared/contracts/codebook.ts';
import { Swatch, Tag } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { codePath } from '#renderer/platform/coding/use-codes.ts';
import { HighlightedText } from '#renderer/platform/fuzzy/highlighted-text.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { matchCodes, type CodeMatch, type Syllable } from './code-match.ts';
import styles from './code-picker.module.css';

/** What was chosen. */
export type PickedCode =
  /** With the score of a machine's proposal where the code was taken as one. */
  | { readonly kind: 'code'; readonly code: number; readonly next: boolean; readonly proposed?: number }
  | { readonly kind: 'new'; readonly name: string; readonly next: boolean }
  | { readonly kind: 'in-vivo' };

export interface CodePickerProps {
  readonly codes: readonly Code[];
  /** Behind the keys 1 to 9. */
  readonly recent: readonly Code[];
  /** What the machine proposes for the passage, best first: listed before all, with the cursor behind them, so that no key takes one unseen. */
  readonly proposed: readonly ProposedCode[];
  /** At the right of the field: "20 characters selected". */
  readonly note: string;
  /** The box to hang under, in the viewport; without one the picker stands near the top. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number } | undefined;
  /** Whether the words themselves may become a code. */
  readonly inVivo: boolean;
  /** The field has the keyboard: what was typed since the command that opened the picker can come. */
  readonly onOpen: () => void;
  readonly answer: (picked: PickedCode | undefined) => void;
}

/** A code that is proposed, with the probability that a person would give it, 0 to 1. */
export interface ProposedCode {
  readonly code: Code;
  readonly score: number;
}

/** A row of the list. */
interface Row extends CodeMatch {
  /** The machine's score where the row is a proposal; how well a row matches what is typed is another score. */
  readonly proposed?: number;
}

const width = 372;
const gap = 8;

/** Finds a code by what is typed: name, pinyin or initials. Stands under the selection. */
export function CodePicker({ codes, recent, proposed, note, at, inVivo, onOpen, answer }: CodePickerProps) {
  const t = useT();
  const format = useFormat();
  const base = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(proposed.length);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const applicable = useMemo(() => codes.filter((code) => !code.retired), [codes]);
  const matches = useMemo(() => listed(query, applicable, recent, proposed), [query, applicable, recent, proposed]);
  const name = query.trim();
  const exact = matches.some(({ code }) => code.name === name);
  const creates = name !== '' && !exact;
  const rows = matches.length + (creates ? 1 : 0);
  const current = Math.min(index, rows - 1);

  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.focus({ preventScroll: true });
    onOpen();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [onOpen]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const height = element.offsetHeight;
    const below = at === undefined ? 120 : at.bottom + gap;
    const fits = below + height <= window.innerHeight - gap || at === undefined;
    element.style.left = `${Math.max(gap, Math.min(at?.left ?? (window.innerWidth - width) / 2, window.innerWidth - width - gap))}px`;
    element.style.top = `${fits ? below : Math.max(gap, at.top - gap - height)}px`;
  }, [at, rows]);
  useLayoutEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function choose(row: number, next: boolean): void {
    const match = matches[row];
    if (match !== undefined) answer({ kind: 'code', code: match.code.id, next, ...(match.proposed === undefined ? {} : { proposed: match.proposed }) });
    else if (creates) answer({ kind: 'new', name, next });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const digit = query === '' && !event.ctrlKey && !event.altKey && !event.metaKey ? recent[Number(event.key) - 1] : undefined;
    const main = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') answer(undefined);
    else if (event.key === 'ArrowDown') setIndex((current + 1) % Math.max(1, rows));
    else if (event.key === 'ArrowUp') setIndex((current - 1 + rows) % Math.max(1, rows));
    else if (event.key === 'Enter' && main) {
      if (name !== '') answer({ kind: 'new', name, next: false });
    } else if (event.key === 'Enter') choose(current, event.altKey);
    else if (event.key === 'i' && main && inVivo) answer({ kind: 'in-vivo' });
    else if (/^[1-9]$/u.test(event.key) && digit !== undefined) answer({ kind: 'code', code: digit.id, next: false });
    else if (event.key === 'Tab') field.current?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className={styles.scrim}
      data-transient=""
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) answer(undefined);
      }}
    >
      <div ref={box} className={styles.picker} role="dialog" aria-label={t('coding.picker.label')} onKeyDown={onKeyDown}>
        <div className={styles.field}>
          <input
            ref={field}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${base}list`}
            aria-activedescendant={rows > 0 ? `${base}${current}` : undefined}
            aria-label={t('coding.picker.field')}
            placeholder={t('coding.picker.placeholder')}
            spellCheck={false}
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setIndex(event.currentTarget.value.trim() === '' ? proposed.length : 0);
            }}
          />
          <span className={styles.note}>{note}</span>
        </div>
        <ul ref={list} id={`${base}list`} role="listbox" aria-label={t('coding.picker.list')} className={styles.list}>
          {matches.map((match, row) => (
            <li
              key={`${match.proposed === undefined ? '' : 'proposed '}${match.code.id}`}
              id={`${base}${row}`}
              role="option"
              aria-selected={row === current}
              className={classNames(styles.row, row === current && styles.current, match.proposed !== undefined && matches[row + 1]?.proposed === undefined && styles.lastProposed)}
              onMouseMove={() => setIndex(row)}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(row, false);
              }}
            >
              {match.proposed === undefined ? (
                <>
                  <Swatch color={codeColor(match.code.color)} />
                  <CodeName match={match} />
                </>
              ) : (
                <>
                  <Tag color={codeColor(match.code.color)} proposed title={t('coding.picker.proposed-title')}>
                    {t('coding.picker.proposed', { name: match.code.name })}
                  </Tag>
                  <span className={styles.score}>{format.fraction(match.proposed)}</span>
                </>
              )}
              <RowNote path={codePath(match.code, byId)} digit={query === '' && match.proposed === undefined ? recent.indexOf(match.code) + 1 : 0} current={row === current} />
            </li>
          ))}
          {creates && (
            <li
              id={`${base}${matches.length}`}
              role="option"
              aria-selected={current === matches.length}
              className={classNames(styles.row, current === matches.length && styles.current)}
              onMouseMove={() => setIndex(matches.length)}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(matches.length, false);
              }}
            >
              <Icon name="plus" size={14} className={styles.plus ?? ''} />
              <span className={styles.name}>{t('coding.picker.create', { name })}</span>
              <span className={styles.end}>
                <Kbd keys={current === matches.length ? ['Enter'] : ['Ctrl+Enter']} />
              </span>
            </li>
          )}
          {rows === 0 && <li className={styles.none}>{t('coding.picker.none')}</li>}
        </ul>
        <div className={styles.foot}>
          <Hint keys="↑↓" text={t('coding.picker.hint.choose')} />
          {recent.length > 0 && <Hint keys={recent.length > 1 ? `1–${recent.length}` : '1'} text={t('coding.picker.hint.recent')} />}
          {inVivo && <Hint keys="Ctrl+I" text={t('coding.picker.hint.in-vivo')} />}
          <Hint keys="Alt+Enter" text={t('coding.picker.hint.next')} />
        </div>
      </div>
    </div>
  );
}

/** Matches of a query; for none typed what is proposed, then the recent codes, then all others. */
function listed(query: string, codes: readonly Code[], recent: readonly Code[], proposed: readonly ProposedCode[]): readonly Row[] {
  if (query.trim() !== '') return matchCodes(query, codes);
  return [
    ...proposed.map(({ code, score }): Row => ({ code, ranges: [], reading: undefined, proposed: score })),
    ...matchCodes('', [...recent, ...codes.filter((code) => !recent.includes(code))]),
  ];
}

function CodeName({ match }: { readonly match: CodeMatch }) {
  return (
    <>
      <span className={styles.name}>
        {match.reading === undefined ? <HighlightedText text={match.code.name} ranges={match.ranges} /> : match.code.name}
      </span>
      {match.reading !== undefined && (
        <span className={styles.reading}>
          {match.reading.map((syllable) => (
            <SyllableText key={syllable.at} syllable={syllable} />
          ))}
        </span>
      )}
    </>
  );
}

function SyllableText({ syllable }: { readonly syllable: Syllable }) {
  return (
    <span className={styles.syllable}>
      {syllable.typed > 0 && <b>{syllable.text.slice(0, syllable.typed)}</b>}
      {syllable.text.slice(syllable.typed)}
    </span>
  );
}

interface RowNoteProps {
  readonly path: readonly string[];
  readonly digit: number;
  readonly current: boolean;
}

function RowNote({ path, digit, current }: RowNoteProps) {
  return (
    <span className={styles.end}>
      {path.length > 0 && <span className={styles.path}>{path.join(' / ')}</span>}
      {digit > 0 ? <Kbd keys={[String(digit)]} /> : current && <Kbd keys={['Enter']} />}
    </span>
  );
}

function Hint({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <span>
      <Kbd keys={[keys]} /> {text}
    </span>
  );
}
