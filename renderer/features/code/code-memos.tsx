import type { Code } from '#shared/contracts/codebook.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { IconButton } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './code.module.css';

/** The memos on a code. */
export function CodeMemos({ code }: { readonly code: Code }) {
  const t = useT();
  const format = useFormat();
  const memos = useServiceQuery(memoContract.methods.of, { kind: 'code', id: code.id }, { tables: ['memo'] }).data?.memos ?? [];
  return (
    <Section
      title={t('code.section.memos')}
      {...(memos.length > 0 ? { note: String(memos.length) } : {})}
      actions={<IconButton icon="plus" size={14} label={t('code.memos.add')} onClick={() => runCommand('memo.add', { kind: 'code', id: code.id, subject: code.name })} />}
    >
      {memos.length === 0 && <p className={styles.hint}>{t('code.memos.none')}</p>}
      {memos.map((memo) => (
        <div key={memo.id} className={styles.memo}>
          <p className={styles.memoText}>{memo.text}</p>
          <div className={styles.memoFoot}>
            <span className={frame.facts}>
              {memo.coder} · {format.shortDateTime(memo.updatedAt)}
            </span>
            <span className={frame.grow} />
            <IconButton icon="edit" size={12} label={t('code.memos.edit')} onClick={() => runCommand('memo.edit', { memo: memo.id, text: memo.text })} />
            <IconButton icon="x" size={12} label={t('code.memos.remove')} onClick={() => runCommand('memo.remove', { memo: memo.id })} />
          </div>
        </div>
      ))}
    </Section>
  );
}
