import { isAppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { copyText } from '#renderer/platform/host/copy-text.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { cancelExport, changeDraft, type ExportRun, type ExportSession, type ExportStore } from './export-session.ts';
import styles from './export.module.css';

interface ExportFooterProps {
  readonly store: ExportStore;
  readonly session: ExportSession;
  /** Messages that would be written; undefined while it is not known. */
  readonly count: number | undefined;
  /** The search cannot be understood. */
  readonly invalid: boolean;
  readonly onExport: () => void;
}

/** The foot of the editor: begin, how far it is, and what was written. */
export function ExportFooter({ store, session, count, invalid, onExport }: ExportFooterProps) {
  const t = useT();
  const format = useFormat();
  const { run } = session;
  if (run.state === 'running') return <Running run={run} onCancel={() => cancelExport(store)} />;
  if (run.state === 'done') return <Done run={run} onAgain={onExport} />;
  const broken = run.state === 'failed' && isAppError(run.error, 'conflict') && run.error.params['reason'] === 'broken-codings';
  return (
    <div className={frame.outcome} role="status">
      <span className={frame.message}>
        {run.state === 'failed' && (
          <>
            <Icon name="error" size={14} className={frame.bad ?? ''} />
            <b>{t('export.foot.failed')}</b>
            <span>
              {errorText(run.error, t)} {t('export.foot.kept')}
            </span>
          </>
        )}
        {run.state === 'cancelled' && (
          <>
            <Icon name="info" size={14} className={frame.info ?? ''} />
            <b>{t('export.foot.cancelled')}</b>
            <span>{t('export.foot.kept')}</span>
          </>
        )}
        {run.state === 'idle' && (
          <>
            <b>{count === undefined ? t(invalid ? 'export.foot.invalid' : 'export.foot.counting') : t('export.foot.count', { count, number: format.number(count) })}</b>
            <span className={frame.muted}>{t('export.foot.unmasked')}</span>
          </>
        )}
      </span>
      {broken && <Button onClick={() => changeDraft(store, { allowBroken: true })}>{t('export.foot.allowBroken')}</Button>}
      <Button kind={count === undefined || count === 0 ? 'blocked' : 'primary'} icon="export" disabled={count === undefined || count === 0} onClick={onExport}>
        {t('export.foot.export')}
      </Button>
    </div>
  );
}

function Running({ run, onCancel }: { readonly run: Extract<ExportRun, { state: 'running' }>; readonly onCancel: () => void }) {
  const t = useT();
  const format = useFormat();
  const { progress, cancelling } = run;
  const fraction = progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  return (
    <div className={frame.outcome}>
      <b className={frame.stage}>{t(cancelling ? 'export.foot.cancelling' : 'export.foot.running', { percent: fraction === undefined ? '' : `${Math.floor(fraction * 100)}%` })}</b>
      <ProgressBar wide fraction={fraction} label={t('export.title')} />
      {progress !== undefined && (
        <>
          <span>{t('export.foot.of', { done: format.number(progress.done), total: format.number(progress.total) })}</span>
          <span className={frame.muted}>{t('export.foot.rate', { rate: format.number(Math.round(progress.rate)) })}</span>
          {progress.secondsLeft !== null && <span className={frame.muted}>{t('export.foot.left', { time: format.duration(progress.secondsLeft * 1000) })}</span>}
        </>
      )}
      <Button onClick={onCancel} disabled={cancelling}>
        {t('export.foot.cancel')}
      </Button>
    </div>
  );
}

function Done({ run, onAgain }: { readonly run: Extract<ExportRun, { state: 'done' }>; readonly onAgain: () => void }) {
  const t = useT();
  const format = useFormat();
  const { result, path, milliseconds } = run;
  const reveal = host().revealFile;
  return (
    <div className={classNames(frame.outcome, styles.result)} role="status">
      <Icon name="check" size={14} className={frame.ok ?? ''} />
      <div className={styles.outcome}>
        <div>
          <b>{t('export.done.title', { count: result.messages, number: format.number(result.messages) })}</b>
          <span className={frame.muted}>
            {[
              t('export.done.codings', { count: result.codings, number: format.number(result.codings) }),
              format.bytes(result.bytes),
              t('export.done.seconds', { seconds: (milliseconds / 1000).toFixed(1) }),
              t('export.foot.unmasked'),
            ].join(' · ')}
          </span>
        </div>
        <dl className={styles.paths}>
          <dt>{t('export.done.file')}</dt>
          <dd title={path}>{path}</dd>
          <dt>{t('export.done.manifest')}</dt>
          <dd title={result.manifestPath}>{result.manifestPath}</dd>
          <dt>SHA-256</dt>
          <dd>{result.sha256}</dd>
        </dl>
      </div>
      <span className={styles.actions}>
        {reveal !== undefined && (
          <Button icon="folder" onClick={() => void reveal(path).catch((error: unknown) => notifications.error(error))}>
            {t('export.done.reveal')}
          </Button>
        )}
        <Button onClick={() => void copyText(`${result.sha256}  ${path}`).then(() => notifications.notify('info', t('export.done.copied'), { key: 'export.copied' }), (error: unknown) => notifications.error(error))}>
          {t('export.done.copy')}
        </Button>
        <Button onClick={onAgain}>{t('export.done.again')}</Button>
      </span>
    </div>
  );
}
