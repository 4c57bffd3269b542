import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ThemePassage } from '#shared/contracts/theme.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Button } from '#renderer/base/button.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { dragMessages } from '#renderer/platform/drag/message-drag.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { themeStore, useShownPlace } from './theme-state.ts';
import { usePassages } from './use-passages.ts';
import styles from './passages.module.css';

/** Rows before the end at which the next page is asked for. */
const ahead = 30;

/** The messages of the selected theme: a click selects, Enter opens the conversation, dragged onto a theme they move there. */
export function PassagesPanel() {
  const t = useT();
  const format = useFormat();
  const place = useShownPlace();
  const sample = useStore(themeStore, (state) => state.sample);
  const passages = usePassages(place, sample);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { list } = passages;
  const items = useMemo(() => list.map((passage): ListItem<ThemePassage> => ({ id: String(passage.message), text: passage.text, value: passage })), [list]);
  if (place === undefined) {
    return (
      <EmptyState
        title={t('theme.passages.none')}
        actions={<Button onClick={() => runCommand('theme.show')}>{t('theme.command.show')}</Button>}
      >
        {t('theme.passages.none-hint')}
      </EmptyState>
    );
  }
  if (passages.error !== null && list.length === 0) return <ViewError error={passages.error} onRetry={passages.retry} />;
  if (passages.total === 0) return <EmptyState title={t('theme.passages.empty')}>{t('theme.passages.empty-hint')}</EmptyState>;
  return (
    <>
      <div className={styles.head} aria-hidden="true">
        <span>{t('theme.column.time')}</span>
        <span>{t('theme.column.channel')}</span>
        <span>
          {t('theme.column.message')} <span className={styles.hint}>{t('theme.passages.drag')}</span>
        </span>
        <span>{t('theme.column.sentiment')}</span>
        <span className={styles.number}>{t('theme.column.fit')}</span>
      </div>
      <List
        bare
        multiple
        autoFocus
        label={t('theme.passages')}
        className={styles.list}
        context="themePassagesFocus"
        items={items}
        selected={selected}
        onSelect={(ids, focused) => {
          setSelected(ids);
          const messages = [...ids].map(Number);
          setSelection({ kind: 'message', ids: [...messages.filter((message) => String(message) !== focused), ...(ids.has(focused) ? [Number(focused)] : [])] });
        }}
        onActivate={({ value }, gesture) => {
          if (gesture !== 'click') open(value);
        }}
        onContextMenu={(_, at) => showCommandMenu('context/themePassages', t('theme.passages.menu'), at)}
        onDragOut={(ids, transfer) => dragMessages(transfer, ids.map(Number))}
        onReach={(last) => {
          if (passages.hasMore && last >= list.length - ahead) passages.more();
        }}
        renderRow={({ value: passage }) => (
          <div className={styles.row}>
            <span className={styles.muted} title={passage.sentAt === null ? undefined : format.dateTime(passage.sentAt)}>
              {passage.sentAt === null ? '—' : format.shortDateTime(passage.sentAt)}
            </span>
            <span className={styles.muted}>{passage.channel ?? '—'}</span>
            <span className={classNames(passage.role !== 'agent' && styles.customer)} dir="auto">
              {passage.text}
            </span>
            <Sentiment passage={passage} />
            <span className={classNames(styles.number, styles.muted)}>{passage.fit === null ? (place === 'unmapped' ? '—' : t('theme.passages.moved')) : passage.fit.toFixed(2)}</span>
          </div>
        )}
      />
    </>
  );
}

function Sentiment({ passage: { sentiment } }: { readonly passage: ThemePassage }) {
  const format = useFormat();
  if (sentiment === null) return <span className={styles.muted}>—</span>;
  return <SentimentGlyph value={sentiment.score} mixed={sentiment.label === 'mixed'} text={format.signed(sentiment.score)} />;
}

function open({ conversation, message }: ThemePassage): void {
  openEditor({ type: 'conversation', id: String(conversation), params: { message } }, { preview: true });
}
