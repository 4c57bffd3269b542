import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { documentContract } from '#shared/contracts/document.ts';
import { rewriteContract } from '#shared/contracts/rewrite.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { rowsOf } from './paragraph-rows.ts';
import { Paragraph } from './paragraph.tsx';
import { goToEdit, publishRewrite, rewriteStore, useActiveRewrite, withdrawRewrite } from './rewrite-store.ts';
import styles from './rewrite.module.css';

const tables = ['rewrite', 'rewrite_edit', 'sign_off', 'glossary_entry'];

/** A document beside its plain-words draft, paragraph by paragraph. The tab's id is the document's, its params name the draft. */
export function RewriteEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const document = Number(input.id);
  const asked = input.params?.['rewrite'];
  const list = useServiceQuery(documentContract.methods.list, {}, { tables: ['document', 'rewrite', 'sign_off'] });
  const record = list.data?.documents.find(({ id }) => id === document);
  const drafts = record?.rewrites ?? [];
  const id = drafts.find((draft) => draft.id === asked)?.id ?? drafts[0]?.id;
  const shown = useServiceQuery(rewriteContract.methods.show, { rewrite: id ?? 0 }, { tables, enabled: id !== undefined, keepPrevious: true });
  const rewrite = shown.data?.id === id ? shown.data : undefined;
  const rows = useMemo(() => (rewrite === undefined ? [] : rowsOf(rewrite)), [rewrite]);
  const state = useActiveRewrite();
  const numbers = useMemo(() => new Map((rewrite?.edits ?? []).filter((edit) => edit.rewrite !== null).map((edit, index) => [edit.id, index + 1])), [rewrite]);

  useEffect(() => {
    if (record !== undefined) handle.setTitle(record.name);
  }, [handle, record]);
  useEffect(() => {
    if (!active || rewrite === undefined) return;
    publishRewrite(rewrite, record?.name ?? '');
    setSelection({ kind: 'rewrite', ids: [rewrite.id], label: record?.name ?? '' });
  }, [active, rewrite, record]);
  useEffect(() => () => (id === undefined ? undefined : withdrawRewrite(id)), [id]);

  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => 44 + 28 * Math.ceil((rows[index]?.left.reduce((sum, { text }) => sum + text.length, 0) ?? 0) / 30),
    overscan: 4,
  });
  const revealed = useRef(0);
  useEffect(() => {
    if (!active || state.reveal === revealed.current) return;
    revealed.current = state.reveal;
    const edit = rewrite?.edits.find((each) => each.id === state.edit);
    const index = rows.findIndex(({ original, rewrite: place }) => {
      if (state.place !== undefined) {
        const side = state.place.side === 'original' ? original : place;
        return state.place.start >= side.start && state.place.start <= side.end;
      }
      return edit !== undefined && edit.original.start >= original.start && edit.original.end <= original.end;
    });
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [active, rewrite, rows, state, virtualizer]);

  if (list.error !== null || shown.error !== null) return <ViewError error={list.error ?? shown.error} onRetry={() => void shown.refetch()} />;
  // What the list said before the document or its draft was made is no answer.
  const waiting = <div className={styles.editor} data-loading="" />;
  if (list.isFetching && id === undefined) return waiting;
  if (list.data !== undefined && record === undefined) return <EmptyState icon="plain" title={t('rewrite.gone')}>{t('rewrite.goneText')}</EmptyState>;
  if (record !== undefined && id === undefined) {
    return (
      <EmptyState icon="plain" title={t('rewrite.noDraft')} actions={<Button kind="primary" onClick={() => runCommand('rewrite.open', { document })}>{t('rewrite.makeDraft')}</Button>}>
        {t('rewrite.noDraftText')}
      </EmptyState>
    );
  }
  if (rewrite === undefined || record === undefined) return waiting;
  const standing = rewrite.edits.filter((edit) => edit.rewrite !== null).length;
  return (
    <div className={styles.editor} data-context="rewriteFocus">
      <div className={styles.headings}>
        <div className={styles.heading}>
          <h2>{t('rewrite.original')}</h2>
          <span>{t('rewrite.originalFacts', { name: record.name, hash: `${record.sha256.slice(0, 4)}…${record.sha256.slice(-4)}` })}</span>
          <Icon name="check" size={12} className={styles.ok ?? ''} />
        </div>
        <div className={styles.heading}>
          <h2>{t('rewrite.rewrite')}</h2>
          <span>{t('rewrite.rewriteFacts', { audience: rewrite.audience, draft: rewrite.draft, coder: record.coder })}</span>
          <span className={styles.right}>
            {rewrite.undecided > 0 ? t('rewrite.undecided', { count: rewrite.undecided, total: format.number(standing) }) : t('rewrite.edits', { count: standing })}
          </span>
        </div>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={t('rewrite.sideBySide', { name: record.name })}
        data-autofocus=""
      >
        <div className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <div key={key} data-index={index} ref={virtualizer.measureElement} className={styles.item} style={{ transform: `translateY(${start}px)` }}>
                <Paragraph
                  row={row}
                  rewrite={rewrite.id}
                  current={state.edit}
                  numbers={numbers}
                  editing={state.editing === row.number}
                  onEdit={goToEdit}
                  onEditing={(editing) => rewriteStore.setState({ editing: editing ? row.number : undefined })}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
