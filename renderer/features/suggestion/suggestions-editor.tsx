import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { queueOrders, suggestionContract, type QueuedProposal, type QueueOrder } from '#shared/contracts/suggestion.ts';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { Select } from '#renderer/base/select.tsx';
import { ProposalReasons } from '#renderer/platform/coding/proposal-reasons.tsx';
import { useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useSetting } from '#renderer/platform/settings/use-setting.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { CodeMeasures } from './code-measures.tsx';
import { jobShare } from './job-share.ts';
import { quietly } from './learn.ts';
import { NothingYet, type Status } from './nothing-yet.tsx';
import { openProposal, QueueList } from './queue-list.tsx';
import { useQueue, type QueueFilter } from './use-queue.ts';
import { useRunningJob } from './use-running-job.ts';
import styles from './suggestion.module.css';

/** What the machine proposes, to be gone through: the doubtful first, which teach most, or the sure first. */
export function SuggestionsEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const status = useServiceQuery(
    suggestionContract.methods.status,
    {},
    { tables: ['coding', 'code', 'batch', 'suggestion_model', 'suggestion_decision', 'suggestion_run'] },
  );
  const running = useRunningJob();
  useProposing(status.data, running !== undefined, active);
  if (status.error !== null && status.data === undefined) return <ViewError error={status.error} onRetry={() => void status.refetch()} />;
  if (status.data === undefined) return <div className={frame.editor} data-loading="" />;
  const { model, run } = status.data;
  return (
    <div className={frame.editor}>
      <Head status={status.data} busy={running !== undefined} />
      {running !== undefined && (
        <div className={styles.running} role="status">
          {t(running.method === suggestionContract.methods.learn.name ? 'suggestion.running.learn' : 'suggestion.running.propose')}
          <ProgressBar label={t('suggestion.running.label')} fraction={jobShare(running.progress)} />
        </div>
      )}
      {model !== null && run !== null ? (
        <Proposals filter={filterOf(input.params)} onFilter={(next) => handle.setParams({ ...next })} run={run} active={active} />
      ) : (
        <NothingYet status={status.data} busy={running !== undefined} />
      )}
    </div>
  );
}

function Head({ status: { model, run }, busy }: { readonly status: Status; readonly busy: boolean }) {
  const t = useT();
  const format = useFormat();
  return (
    <header className={frame.head}>
      <h1 className={frame.title}>{t('suggestion.title')}</h1>
      {model !== null && (
        <button type="button" className={styles.recipe} onClick={() => openEditor({ type: 'recipe', id: String(model.recipe) })}>
          {t('suggestion.model', { version: model.version, codings: format.number(model.codings), at: format.shortDateTime(model.learntAt) })}
        </button>
      )}
      {model?.stale === true && (
        <span className={styles.stale}>
          {model.changes > 0 ? t('suggestion.stale.changes', { count: model.changes, number: format.number(model.changes) }) : t('suggestion.stale')}
        </span>
      )}
      <span className={frame.grow} />
      {model !== null && (
        <>
          <Button kind="flat" icon="refresh" disabled={busy} onClick={() => runCommand('suggestion.learn')}>
            {t('suggestion.learn-anew')}
          </Button>
          {run !== null && run.version < model.version && (
            <Button kind="flat" icon="play" disabled={busy} onClick={() => runCommand('suggestion.propose')}>
              {t('suggestion.propose-anew')}
            </Button>
          )}
        </>
      )}
    </header>
  );
}

interface ProposalsProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly run: NonNullable<Status['run']>;
  readonly active: boolean;
}

function Proposals({ filter, onFilter, run, active }: ProposalsProps) {
  const t = useT();
  const format = useFormat();
  const queue = useQueue(filter);
  const codes = useCodes();
  const learnt = useLearntCodes();
  const [current, setCurrent] = useState<QueuedProposal | undefined>(undefined);
  const offered = useMemo(() => codes.list.filter(({ id }) => learnt.has(id)), [codes.list, learnt]);
  const orders = queueOrders.map((value) => ({ value, label: t(`suggestion.order.${value}`) }));
  const byCode = [{ value: '', label: t('suggestion.code.all') }, ...offered.map(({ id, name }) => ({ value: String(id), label: name }))];
  let body: ReactNode;
  if (queue.error !== null && queue.rows.length === 0) body = <ViewError error={queue.error} onRetry={queue.retry} />;
  else if (queue.total === undefined) body = <div className={styles.waiting} data-loading="" />;
  else if (queue.rows.length === 0) {
    body = (
      <EmptyState icon="check" title={t('suggestion.none.title')}>
        {t('suggestion.none.text')}
      </EmptyState>
    );
  } else body = <QueueList key={JSON.stringify(filter)} queue={queue} active={active} onCurrent={setCurrent} />;
  return (
    <div className={styles.columns}>
      <section className={styles.queue} aria-label={t('suggestion.queue.label')}>
        <div className={styles.bar}>
          <Select<QueueOrder> label={t('suggestion.order')} value={filter.order} options={orders} onChange={(order) => onFilter({ ...filter, order })} />
          <Select label={t('suggestion.code')} value={filter.code === null ? '' : String(filter.code)} options={byCode} onChange={(code) => onFilter({ ...filter, code: code === '' ? null : Number(code) })} className={styles.codeSelect} />
          <Checkbox checked={filter.uncoded} onChange={(uncoded) => onFilter({ ...filter, uncoded })}>
            {t('suggestion.uncoded')}
          </Checkbox>
          <span className={frame.grow} />
          {queue.total !== undefined && (
            <span className={styles.facts} title={t('suggestion.open.title', { version: run.version })}>
              {t('suggestion.open', { count: queue.total, number: format.number(queue.total), sampled: format.number(run.sampled), messages: format.number(run.messages) })}
            </span>
          )}
        </div>
        {body}
      </section>
      <div className={styles.side}>
        <CodeMeasures chosen={filter.code} onChoose={(code) => onFilter({ ...filter, code })} />
        {current !== undefined && queue.rows.length > 0 && (
          <aside className={styles.why} aria-label={t('suggestion.why.label')}>
            <h2 className={styles.heading}>{t('suggestion.why', { name: codes.byId.get(current.code)?.name ?? '' })}</h2>
            <ProposalReasons proposal={current} onOpen={openProposal} />
          </aside>
        )}
      </div>
    </div>
  );
}

/**
 * Reads the messages anew when the queue is opened or returned to and something was learnt since, if learning in the
 * background is on. Not while a person goes through it: what is under the hand should stay there.
 */
function useProposing(status: Status | undefined, busy: boolean, active: boolean): void {
  const rpc = useRpc();
  const itself = useSetting('suggestion.learnInBackground') === true;
  /** The version that was looked at last on this visit. */
  const looked = useRef<number | undefined>(undefined);
  const version = status?.model?.version ?? 0;
  const read = status?.run?.version;
  const known = status !== undefined;
  useEffect(() => {
    if (!active) looked.current = undefined;
    const onVisit = looked.current !== undefined && read !== undefined;
    if (!active || !known || busy || onVisit || looked.current === version) return;
    looked.current = version;
    if (itself && version > (read ?? 0)) quietly(rpc, 'propose').catch((error: unknown) => notifications.error(error, { key: 'suggestion.propose' }));
  }, [active, known, busy, version, read, itself, rpc]);
}

function filterOf(params: EditorProps['input']['params']): QueueFilter {
  const order = queueOrders.find((known) => known === params?.['order']) ?? 'uncertain';
  const code = params?.['code'];
  return { order, code: typeof code === 'number' ? code : null, uncoded: params?.['uncoded'] !== false };
}
