import { useMemo, useState } from 'react';
import { codingContract, type Coding } from '#shared/contracts/coding.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import type { Reject } from '#shared/contracts/import.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { rejectText } from '#renderer/platform/rejects/reject-text.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { BatchHead, CheckRow, LeftRow, RejectRow } from './problem-rows.tsx';
import { useCheckReport } from './project-check.ts';
import { useRejects, type BatchRejects } from './use-problems.ts';
import styles from './problems.module.css';

type LeftBehind = OutputOf<typeof codingContract.methods.leftBehind>;

type Row =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'batch'; readonly rejected: BatchRejects }
  | { readonly kind: 'reject'; readonly reject: Reject; readonly reason: string }
  | { readonly kind: 'problem'; readonly text: string; readonly detail: string }
  | { readonly kind: 'left'; readonly coding: Coding; readonly shown: number; readonly conversation: number };

const mostLeft = 500;
const nothingLeft: LeftBehind = { total: 0, codings: [] };

/** Codings whose words are gone, rejected rows of imports, and what the last check of the project found. */
export function ProblemsPanel(_: PanelProps) {
  const t = useT();
  const format = useFormat();
  const rejects = useRejects();
  const report = useCheckReport();
  const left = useServiceQuery(codingContract.methods.leftBehind, { limit: mostLeft }, { tables: ['coding', 'hidden_message', 'batch'] }).data ?? nothingLeft;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo((): readonly ListItem<Row>[] => {
    const heading = (id: string, text: string): ListItem<Row> => ({ id, text, inert: true, value: { kind: 'heading', text } });
    const checked = (report?.problems ?? []).map((problem, index): ListItem<Row> => {
      const text = t(`problems.kind.${problem.kind}`);
      return { id: `check${index}`, text, value: { kind: 'problem', text, detail: problem.detail } };
    });
    const behind = left.codings.map((each): ListItem<Row> => ({ id: `left${each.coding.id}`, text: each.coding.quote ?? '', value: { kind: 'left', ...each } }));
    const rows = rejects.flatMap((rejected): ListItem<Row>[] => [
      { id: `batch${rejected.batch.id}`, text: rejected.batch.name, inert: true, value: { kind: 'batch', rejected } },
      ...rejected.rejects.map((reject): ListItem<Row> => {
        const reason = rejectText(reject, t, format);
        return { id: `reject${reject.id}`, text: reason, value: { kind: 'reject', reject, reason } };
      }),
    ]);
    return [
      ...(checked.length > 0 ? [heading('check', t('problems.check')), ...checked] : []),
      ...(behind.length > 0 ? [heading('left', t('problems.left.title', { count: left.total, number: format.number(left.total) })), ...behind] : []),
      ...rows,
    ];
  }, [rejects, report, left, t, format]);

  if (items.length === 0) return <EmptyState title={t('problems.empty')}>{t('problems.emptyText')}</EmptyState>;
  return (
    <div className={styles.panel}>
      {rejects.length > 0 && (
        <div className={`${styles.grid} ${styles.head}`} aria-hidden="true">
          <span className={styles.number}>{t('problems.column.row')}</span>
          <span>{t('problems.column.column')}</span>
          <span>{t('problems.column.reason')}</span>
          <span>{t('problems.column.raw')}</span>
          <span>{t('problems.column.state')}</span>
        </div>
      )}
      <List
        bare
        label={t('problems.title')}
        className={styles.list ?? ''}
        context="problemsFocus"
        items={items}
        selected={selected}
        onSelect={setSelected}
        onActivate={({ value: row }, gesture) => {
          if (gesture === 'click') return;
          if (row.kind === 'reject' && row.reject.decision) runCommand('problems.decide', { reject: row.reject.id });
          else if (row.kind === 'left') openLeft(row);
        }}
        onContextMenu={({ value: row }, at) => {
          if (row.kind === 'reject' && row.reject.decision) showCommandMenu('context/update', row.reason, at, { reject: row.reject.id });
          else if (row.kind === 'left') showCommandMenu('context/leftCoding', row.coding.quote ?? t('coding.whole-message'), at, leftArguments(row));
        }}
        onKeyDown={(event, item) => {
          if (event.key !== 'Delete' || item?.value.kind !== 'left') return;
          event.preventDefault();
          runCommand('problems.removeLeft', leftArguments(item.value));
        }}
        renderRow={({ value: row }) => {
          switch (row.kind) {
            case 'heading': return <div className={styles.group}>{row.text}</div>;
            case 'batch': return <BatchHead rejected={row.rejected} />;
            case 'reject': return <RejectRow reject={row.reject} reason={row.reason} />;
            case 'problem': return <CheckRow text={row.text} detail={row.detail} />;
            case 'left': return <LeftRow coding={row.coding} />;
          }
        }}
      />
    </div>
  );
}

type Left = Extract<Row, { kind: 'left' }>;

function leftArguments({ coding, shown, conversation }: Left) {
  return { coding: coding.id, message: shown, conversation };
}

/** Shows the text that the coding is missing from, for it to be coded anew. */
function openLeft({ shown, conversation }: Left): void {
  openEditor({ type: 'conversation', id: String(conversation), params: { message: shown } });
}
