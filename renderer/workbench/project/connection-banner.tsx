import { useEffect, useState } from 'react';
import { AppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { connect } from '#renderer/platform/rpc/connection.ts';
import { useConnectionState } from '#renderer/platform/rpc/use-rpc.ts';
import styles from './connection-banner.module.css';

const retryDelays = [500, 1000, 2000, 4000, 8000] as const;

/** Says that the service is gone, tries again by itself, and offers to try now. */
export function ConnectionBanner({ onConnected }: { readonly onConnected: () => Promise<void> }) {
  const t = useT();
  const state = useConnectionState();
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<unknown>(undefined);
  const hopeless = failure instanceof AppError && !failure.retryable;

  useEffect(() => {
    if (state !== 'lost' || hopeless) return undefined;
    const timer = window.setTimeout(retry, retryDelays[Math.min(attempt, retryDelays.length - 1)]);
    return () => window.clearTimeout(timer);
  });
  function retry(): void {
    connect()
      .then(onConnected)
      .then(
        () => {
          setAttempt(0);
          setFailure(undefined);
        },
        (error: unknown) => {
          setFailure(error);
          setAttempt((count) => count + 1);
        },
      );
  }

  if (state === 'ready' || (state === 'connecting' && attempt === 0)) return null;
  return (
    <div className={styles.banner} role="alert">
      <Icon name="warn" size={14} />
      <span className={styles.text}>
        {failure === undefined ? t('workbench.connection.lost') : errorText(failure, t)}
      </span>
      {!hopeless && (
        <Button kind="flat" onClick={retry} disabled={state === 'connecting'}>
          {t(state === 'connecting' ? 'workbench.connection.connecting' : 'workbench.connection.retry')}
        </Button>
      )}
    </div>
  );
}
