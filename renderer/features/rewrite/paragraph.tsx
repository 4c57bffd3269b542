import { useState } from 'react';
import { rewriteContract, type RewriteEdit } from '#shared/contracts/rewrite.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { changedStretch, type ParagraphRow, type Piece } from './paragraph-rows.ts';
import styles from './rewrite.module.css';

interface ParagraphProps {
  readonly row: ParagraphRow;
  readonly rewrite: number;
  /** The edit that the keyboard is on. */
  readonly current: number | undefined;
  /** The number by which an edit is told apart on both sides. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly editing: boolean;
  readonly onEdit: (edit: number) => void;
  readonly onEditing: (editing: boolean) => void;
}

/** One paragraph on both sides; the right one can be changed by hand. */
export function Paragraph({ row, rewrite, current, numbers, editing, onEdit, onEditing }: ParagraphProps) {
  const t = useT();
  const side = (pieces: readonly Piece[], name: 'original' | 'rewrite') => (
    <p className={styles.text}>
      {pieces.map((piece, index) => (
        <Stretch
          key={piece.start}
          piece={piece}
          side={name}
          current={piece.edit?.id === current && current !== undefined}
          number={piece.edit === undefined ? undefined : numbers.get(piece.edit.id)}
          last={pieces[index + 1]?.edit?.id !== piece.edit?.id}
          onEdit={onEdit}
        />
      ))}
    </p>
  );
  return (
    <div className={classNames(styles.paragraph, row.flagged && styles.flaggedRow, row.heading && styles.headingRow)}>
      <div className={styles.side}>
        <span className={styles.number}>{row.number}</span>
        {side(row.left, 'original')}
      </div>
      <div className={styles.side}>
        <span className={styles.number}>{row.number}</span>
        {editing ? (
          <HandEditor row={row} rewrite={rewrite} onDone={() => onEditing(false)} />
        ) : (
          <>
            {side(row.right, 'rewrite')}
            <IconButton icon="edit" size={14} label={t('rewrite.editParagraph', { number: row.number })} className={styles.pen} onClick={() => onEditing(true)} />
          </>
        )}
      </div>
    </div>
  );
}

interface StretchProps {
  readonly piece: Piece;
  readonly side: 'original' | 'rewrite';
  readonly current: boolean;
  readonly number: number | undefined;
  readonly last: boolean;
  readonly onEdit: (edit: number) => void;
}

function Stretch({ piece: { text, edit, flagged }, side, current, number, last, onEdit }: StretchProps) {
  const t = useT();
  const flag = flagged ? styles.flag : undefined;
  if (edit === undefined) return flagged ? <span className={flag}>{text}</span> : text;
  const shown = last && number !== undefined ? `${text}\u2060${number}` : text;
  return (
    // No button element: a browser never breaks one over two lines.
    <span
      role="button"
      tabIndex={-1}
      className={classNames(styles.edit, side === 'original' ? styles.from : styles.to, styles[stateClass(edit)], current && styles.current, flag)}
      aria-label={t('rewrite.editLabel', { number: number ?? 0, text: shown, state: t(`rewrite.state.${edit.state}`), origin: t(`rewrite.origin.${edit.origin}`) })}
      aria-pressed={current}
      onClick={() => onEdit(edit.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onEdit(edit.id);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onEdit(edit.id);
        showCommandMenu('context/rewrite', text, { x: event.clientX, y: event.clientY });
      }}
    >
      {text}
      {last && number !== undefined && <sup>{`\u2060${number}`}</sup>}
    </span>
  );
}

const stateClass = ({ state, origin }: RewriteEdit): 'proposed' | 'accepted' | 'byHand' => (state === 'proposed' ? 'proposed' : origin === 'hand' ? 'byHand' : 'accepted');

/** The paragraph as a field. What was changed of it becomes one edit. */
function HandEditor({ row, rewrite, onDone }: { readonly row: ParagraphRow; readonly rewrite: number; readonly onDone: () => void }) {
  const t = useT();
  const before = row.right.map(({ text }) => text).join('');
  const [text, setText] = useState(before);
  const save = useServiceCommand(rewriteContract.methods.handEdit);
  const done = () => {
    const change = changedStretch(row.rewrite, before, text);
    if (change === null) {
      onDone();
      return;
    }
    save.mutateAsync({ rewrite, ...change }).then(onDone, (error: unknown) => notifications.error(error));
  };
  return (
    <div className={styles.hand}>
      <textarea
        aria-label={t('rewrite.editParagraph', { number: row.number })}
        value={text}
        rows={Math.max(3, Math.ceil(text.length / 28))}
        // The field is there because somebody asked for it.
        ref={(element) => element?.focus()}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className={styles.handActions}>
        <Button onClick={onDone} keys={['Esc']}>
          {t('rewrite.cancel')}
        </Button>
        <Button kind="primary" onClick={done} keys={['Ctrl', 'Enter']} disabled={save.isPending}>
          {t('rewrite.apply')}
        </Button>
      </div>
    </div>
  );
}
