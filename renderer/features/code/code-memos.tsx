import type { Code } from '#shared/contracts/codebook.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { MemoCard } from '#renderer/platform/memo/memo-card.tsx';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './code.module.css';

/** The memos on a code. */
export function CodeMemos({ code }: { readonly code: Code }) {
  const t = useT();
  const memos = useServiceQuery(memoContract.methods.of, { kind: 'code', id: code.id }, { tables: ['memo'] }).data?.memos ?? [];
  return (
    <Section
      title={t('code.section.memos')}
      {...(memos.length > 0 ? { note: String(memos.length) } : {})}
      actions={<IconButton icon="plus" size={14} label={t('code.memos.add')} onClick={() => runCommand('memo.add', { kind: 'code', id: code.id, subject: code.name })} />}
    >
      {memos.length === 0 && <p className={styles.hint}>{t('code.memos.none')}</p>}
      {memos.map((memo) => (
        <MemoCard key={memo.id} memo={memo} />
      ))}
    </Section>
  );
}
