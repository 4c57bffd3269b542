import type { Memo } from '#shared/contracts/memo.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './memo-card.module.css';

/** A memo in a section of an inspector or editor: its words, who wrote it and when, and what can be done with it. */
export function MemoCard({ memo: { id, text, coder, updatedAt } }: { readonly memo: Pick<Memo, 'id' | 'text' | 'coder' | 'updatedAt'> }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.memo}>
      <p className={styles.text}>{text}</p>
      <div className={styles.foot}>
        <span className={styles.made}>
          {coder} · {format.shortDateTime(updatedAt)}
        </span>
        <IconButton icon="edit" size={12} label={t('platform.memo.edit')} onClick={() => runCommand('memo.edit', { memo: id, text })} />
        <IconButton icon="x" size={12} label={t('platform.memo.remove')} onClick={() => runCommand('memo.remove', { memo: id })} />
      </div>
    </div>
  );
}
