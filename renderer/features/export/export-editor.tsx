import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { exportContract } from '#shared/contracts/export.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { problemOf } from '#renderer/platform/query/pick-filter.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { dialogs } from '#renderer/workbench/dialogs/dialog-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { ExportFooter } from './export-footer.tsx';
import { PreviewOfExport } from './export-preview.tsx';
import { changeDraft, optionsOf, rowKinds, sessionOf, startExport } from './export-session.ts';
import styles from './export.module.css';

/** Waits this long after the last key before the filter is counted, in milliseconds. */
const pause = 250;
const cellSafety = ['safe', 'raw'] as const;

/** An annotated dataset on its way out: what is in it, in which form, and what was written. */
export function ExportEditor({ input }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const project = useProject();
  const given = input.params?.['filter'];
  const store = useMemo(() => sessionOf(input.id, typeof given === 'string' ? given : ''), [input.id, given]);
  const session = useStore(store);
  const { draft, run } = session;
  const locked = run.state === 'running';
  const filter = useSettled(draft.filter, pause);
  const problem = problemOf(filter, t);
  const formats = useServiceQuery(exportContract.methods.formats, {}, { tables: [] });
  const info = useServiceQuery(projectContract.methods.info, {}, { tables: ['message', 'batch', 'coding'] });
  const preview = useServiceQuery(
    exportContract.methods.preview,
    { format: draft.format, filter, options: optionsOf(draft) },
    { tables: ['message', 'batch', 'coding', 'code', 'memo', 'tag', 'message_tag', ...themeTables, ...sentimentTables], enabled: problem === undefined, keepPrevious: true },
  );
  const settled = problem === undefined && filter === draft.filter && !preview.isPlaceholderData && preview.error === null;
  const counts = settled ? preview.data?.counts : undefined;
  const extension = formats.data?.formats.find(({ id }) => id === draft.format)?.extension ?? draft.format;
  const tabular = draft.format !== 'jsonl';

  async function begin(): Promise<void> {
    const day = new Date().toISOString().slice(0, 10);
    const [path] = await dialogs.pickPaths({
      title: t('export.saveTitle'),
      mode: 'save-file',
      extensions: [extension],
      filterName: t(`export.format.${draft.format}`),
      defaultName: `${project?.name ?? ''} ${day}.${extension}`,
    });
    // The dialog has asked already whether a file of that name may be replaced.
    if (path !== undefined) await startExport(store, path, true);
  }

  return (
    <div className={frame.editor}>
      <div className={styles.body}>
        <div className={styles.facts}>
          <Field label={t('export.filter')} error={problem} hint={counts === undefined ? t('export.counting') : countHint(counts, info.data?.messages, t, format.number)}>
            {(id) => (
              <TextInput
                id={id}
                icon="search"
                value={draft.filter}
                placeholder={t('export.filterPlaceholder')}
                disabled={locked}
                invalid={problem !== undefined}
                data-autofocus=""
                onChange={(value) => changeDraft(store, { filter: value })}
              />
            )}
          </Field>
          <Field label={t('export.format')} hint={t(`export.formatHint.${draft.format}`)}>
            {(id) => (
              <Select
                id={id}
                disabled={locked}
                value={draft.format}
                options={(formats.data?.formats ?? [{ id: draft.format }]).map((known) => ({ value: known.id, label: t(`export.format.${known.id}`) }))}
                onChange={(value) => changeDraft(store, { format: value })}
              />
            )}
          </Field>
          {tabular && (
            <Field label={t('export.rows')} hint={t(`export.rowsHint.${draft.rows}`)}>
              {(id) => (
                <Select
                  id={id}
                  disabled={locked}
                  value={draft.rows}
                  options={rowKinds.map((kind) => ({ value: kind, label: t(`export.rows.${kind}`) }))}
                  onChange={(rows) => changeDraft(store, { rows })}
                />
              )}
            </Field>
          )}
          {draft.format === 'csv' && (
            <Field label={t('export.formulas')} hint={t(`export.formulasHint.${draft.raw ? 'raw' : 'safe'}`)}>
              {(id) => (
                <Select
                  id={id}
                  disabled={locked}
                  value={draft.raw ? 'raw' : 'safe'}
                  options={cellSafety.map((kind) => ({ value: kind, label: t(`export.formulas.${kind}`) }))}
                  onChange={(kind) => changeDraft(store, { raw: kind === 'raw' })}
                />
              )}
            </Field>
          )}
        </div>
        <div className={frame.subhead}>
          <h2>{t('export.preview.title')}</h2>
          <span className={styles.note}>{t('export.preview.note')}</span>
          {(preview.data?.brokenCodings ?? 0) > 0 && (
            <span className={styles.warning}>
              <Icon name="warn" size={12} /> {t('export.preview.broken', { count: preview.data?.brokenCodings ?? 0 })}
            </span>
          )}
          <span className={styles.boxes}>
            {draft.format === 'csv' && (
              <Checkbox checked={draft.mark} disabled={locked} onChange={(mark) => changeDraft(store, { mark })}>
                {t('export.mark')}
              </Checkbox>
            )}
            {draft.allowBroken && (
              <Checkbox checked disabled={locked} onChange={(allowBroken) => changeDraft(store, { allowBroken })}>
                {t('export.allowBroken')}
              </Checkbox>
            )}
          </span>
        </div>
        {preview.error !== null ? (
          <ViewError error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <div className={styles.preview} />
        ) : counts?.messages === 0 ? (
          <div className={styles.empty}>
            <EmptyState title={t('export.nothing.title')}>{t(draft.filter === '' ? 'export.nothing.project' : 'export.nothing.filter')}</EmptyState>
          </div>
        ) : (
          <PreviewOfExport preview={preview.data.preview} stale={!settled} />
        )}
      </div>
      <ExportFooter store={store} session={session} count={counts?.messages} invalid={problem !== undefined} onExport={() => void begin().catch((error: unknown) => notifications.error(error))} />
    </div>
  );
}

interface Counts {
  readonly messages: number;
  readonly conversations: number;
  readonly codings: number;
  readonly memos: number;
}

function countHint(counts: Counts, total: number | undefined, t: ReturnType<typeof useT>, number: (value: number) => string): string {
  const first =
    total === undefined
      ? t('export.count.messages', { count: counts.messages, number: number(counts.messages) })
      : t('export.count.messagesOf', { number: number(counts.messages), total: number(total) });
  return [
    first,
    t('export.count.conversations', { count: counts.conversations, number: number(counts.conversations) }),
    t('export.count.codings', { count: counts.codings, number: number(counts.codings) }),
    t('export.count.memos', { count: counts.memos, number: number(counts.memos) }),
  ].join(' · ');
}

/** A value once it has not changed for a while. */
function useSettled(value: string, delay: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), delay);
    return () => window.clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
