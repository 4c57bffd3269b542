import { printQuery } from '#shared/query/print.ts';
import type { ColumnMapping, ImportProgress, ImportResult } from '#shared/contracts/import.ts';
import { isAppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { watchBatch } from '#renderer/platform/rejects/watched-batch.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { newSession, type ImportSession, type SessionStore } from './import-session.ts';
import { lookSoon } from './inspect.ts';
import { firstMissing, type Missing } from './mapping.ts';
import { rowsText } from './rows-text.ts';
import { batchNameOf, cancelImport, fractionOf } from './run-import.ts';
import styles from './import-footer.module.css';

interface ImportFooterProps {
  readonly store: SessionStore;
  readonly session: ImportSession;
  readonly columns: readonly ColumnMapping[];
  /** Begins, or says what is missing. */
  readonly onImport: () => void;
  readonly missing: Missing | undefined;
}

/** The foot of the editor: begin, how far it is, and what came of it. */
export function ImportFooter({ store, session, columns, onImport, missing }: ImportFooterProps) {
  const t = useT();
  const { run } = session;
  switch (run.state) {
    case 'running':
      return <Running progress={run.progress} cancelling={run.cancelling} onCancel={() => cancelImport(store)} />;
    case 'waiting':
      return (
        <div className={frame.outcome} role="status">
          <b>{t('import.foot.waiting')}</b>
          <span className={styles.waiting}>{t('import.foot.waitingText')}</span>
          <Button onClick={() => cancelImport(store)}>{t('workbench.cancel')}</Button>
        </div>
      );
    case 'done':
      return <Done session={session} store={store} result={run.result} />;
    default:
      return <Begin session={session} columns={columns} onImport={onImport} missing={missing} />;
  }
}

function Begin({ session, columns, onImport, missing }: Omit<ImportFooterProps, 'store'>) {
  const t = useT();
  const format = useFormat();
  const { answer, run } = session;
  if (answer === undefined) return null;
  const lacking = firstMissing(answer, columns, session.draft);
  const rows = rowsText(session, t, format.number);
  return (
    <div className={frame.outcome} role="status">
      {run.state === 'failed' ? (
        <span className={frame.message}>
          <Icon name="error" size={14} className={frame.bad ?? ''} />
          <b>{t('import.foot.failed')}</b>
          <span>
            {errorText(run.error, t)} {t(keptKey(run.error, run.phase))}
          </span>
        </span>
      ) : run.state === 'cancelled' ? (
        <span className={frame.message}>
          <Icon name="info" size={14} className={frame.info ?? ''} />
          <b>{t('import.foot.cancelled')}</b>
          <span>{t(run.withdrawn ? 'import.foot.withdrawnText' : 'import.foot.cancelledText')}</span>
        </span>
      ) : (
        <span className={frame.message}>
          <b>{rows}</b>
          <span className={missing === undefined ? frame.muted : frame.bad}>
            {lacking === undefined
              ? answer.previewRejects.length === 0
                ? t('import.foot.ready')
                : t('import.foot.wouldReject', { count: answer.previewRejects.length, number: format.number(answer.previewRejects.length) })
              : t(`import.missing.${lacking}`)}
          </span>
        </span>
      )}
      <Button kind={lacking === undefined ? 'primary' : 'blocked'} icon="import" onClick={onImport} disabled={session.looking}>
        {t(run.state === 'failed' || run.state === 'cancelled' ? 'import.foot.again' : 'import.foot.import')}
      </Button>
    </div>
  );
}

/** What was kept, after an error at some stage. */
function keptKey(error: unknown, phase: ImportProgress['phase'] | undefined): string {
  if (isAppError(error, 'service-lost')) return 'import.kept.lost';
  return phase === 'index' ? 'import.kept.rows' : 'import.kept.nothing';
}

interface RunningProps {
  readonly progress: ImportProgress | undefined;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

function Running({ progress, cancelling, onCancel }: RunningProps) {
  const t = useT();
  const format = useFormat();
  const phase = progress?.phase ?? 'rows';
  const fraction = fractionOf(progress);
  const percent = fraction === undefined ? '' : `${Math.floor(fraction * 100)}%`;
  return (
    <div className={frame.outcome}>
      <b className={frame.stage}>{cancelling ? t('import.foot.cancelling') : t(`import.foot.${phase}`, { percent })}</b>
      <ProgressBar wide fraction={fraction} label={t(`import.foot.${phase}`, { percent: '' })} />
      {progress !== undefined && (
        <>
          <span>
            {t(phase === 'rows' ? 'import.foot.rowsOf' : 'import.foot.indexedOf', {
              rows: format.number(progress.rows),
              total: format.number(progress.totalRowsEstimate),
            })}
          </span>
          <span className={frame.muted}>{t('import.foot.rate', { rate: format.number(progress.rowsPerSecond) })}</span>
          {progress.secondsLeft !== null && <span className={frame.muted}>{t('import.foot.left', { time: format.duration(progress.secondsLeft * 1000) })}</span>}
          {phase === 'rows' && (
            <span className={frame.muted}>
              {t('import.foot.rejected', { number: format.number(progress.rejected), share: shareText(progress.rejected, progress.rows, format.percent) })}
            </span>
          )}
        </>
      )}
      <Button onClick={onCancel} disabled={cancelling}>
        {t(phase === 'rows' ? 'import.foot.cancel' : 'import.foot.cancelIndex')}
      </Button>
    </div>
  );
}

/** A share that says "below" rather than zero where something is there. */
function shareText(part: number, whole: number, percent: (share: number) => string): string {
  const share = whole === 0 ? 0 : part / whole;
  return part > 0 && share < 0.001 ? `<${percent(0.001)}` : percent(share);
}

function Done({ session, store, result }: { readonly session: ImportSession; readonly store: SessionStore; readonly result: ImportResult }) {
  const t = useT();
  const format = useFormat();
  const name = session.draft.batchName.trim() === '' ? batchNameOf(session.file?.name ?? '') : session.draft.batchName.trim();
  const seconds = result.seconds.rows + result.seconds.index;
  const count = (key: string, number: number) => t(key, { count: number, number: format.number(number) });
  return (
    <div className={frame.outcome} role="status">
      <span className={frame.message}>
        <Icon name="check" size={14} className={frame.ok ?? ''} />
        <b>{t('import.done.title', { imported: format.number(result.imported), rows: format.number(result.rows) })}</b>
        <span className={frame.muted}>
          {[
            t('import.done.seconds', { seconds: seconds < 10 ? seconds.toFixed(1) : format.number(Math.round(seconds)) }),
            ...(result.conversations > 0 ? [count('import.done.conversations', result.conversations)] : []),
            ...(result.duplicates > 0 ? [count('import.done.duplicates', result.duplicates)] : []),
            t('import.foot.rejected', { number: format.number(result.rejected), share: shareText(result.rejected, result.rows, format.percent) }),
            ...(result.updates > 0 ? [count('import.done.updates', result.updates)] : []),
          ].join(' · ')}
        </span>
      </span>
      {result.rejected > 0 && (
        <Button
          onClick={() => {
            watchBatch({ batch: result.batch, name });
            layout.showPanel('problems');
          }}
        >
          {t('import.done.rejects')}
        </Button>
      )}
      {result.imported === 0 && (
        <Button
          onClick={() => {
            store.setState(newSession(session.file));
            lookSoon(store, 0);
          }}
        >
          {t('import.done.change')}
        </Button>
      )}
      {result.imported > 0 && (
        <Button kind="primary" icon="table" onClick={() => runCommand('messages.open', { id: `batch-${result.batch}`, name, query: batchQuery(name) })}>
          {t('import.done.messages')}
        </Button>
      )}
    </div>
  );
}

/** The messages of a batch as a query. */
function batchQuery(name: string): string {
  return printQuery({ kind: 'field', field: 'batch', filter: { type: 'text', value: name }, start: 0, end: 0 });
}
