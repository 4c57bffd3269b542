import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { Severity } from '#renderer/platform/services.ts';
import { dismissNotification, notificationStore, type Notification } from './notification-store.ts';
import styles from './toasts.module.css';

const icons: Readonly<Record<Severity, string>> = { info: 'info', success: 'check', warning: 'warn', error: 'error' };
const shownFor = 6000;

/** Toasts above the status bar, at the right. */
export function Toasts() {
  const t = useT();
  const shown = useStore(notificationStore, (state) => state.shown);
  return (
    <section className={styles.toasts} aria-label={t('workbench.notifications')} aria-live="polite" data-transient="">
      {shown.map((notification) => (
        <Toast key={notification.id} notification={notification} />
      ))}
    </section>
  );
}

function Toast({ notification }: { readonly notification: Notification }) {
  const t = useT();
  const { id, severity, sticky } = notification;
  useEffect(() => {
    if (sticky === true) return undefined;
    const timer = window.setTimeout(() => dismissNotification(id), shownFor);
    return () => window.clearTimeout(timer);
  }, [id, sticky]);
  return (
    <div className={styles.toast} role={severity === 'error' ? 'alert' : 'status'}>
      <span className={classNames(styles.icon, styles[severity])}>
        <Icon name={icons[severity]} />
      </span>
      <div className={styles.text}>
        <p>
          <span className={styles.hidden}>{t(`workbench.severity.${severity}`)}</span>
          {notification.message}
        </p>
        {notification.detail !== undefined && <p className={styles.detail}>{notification.detail}</p>}
        {notification.actions !== undefined && (
          <div className={styles.actions}>
            {notification.actions.map((action) => (
              <Button
                key={action.label}
                onClick={() => {
                  dismissNotification(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton icon="x" size={14} label={t('workbench.notifications.dismiss')} onClick={() => dismissNotification(id)} />
    </div>
  );
}
