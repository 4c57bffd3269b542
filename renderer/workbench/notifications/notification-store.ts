import { createStore } from 'zustand/vanilla';
import type { NotificationOptions, Notifications, Severity } from '#renderer/platform/services.ts';
import { errorText, isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { translate } from '#renderer/platform/i18n/translate.ts';

export interface Notification extends NotificationOptions {
  readonly id: number;
  readonly severity: Severity;
  readonly message: string;
}

/** Toasts on screen, oldest first. */
export const notificationStore = createStore<{ readonly shown: readonly Notification[] }>(() => ({ shown: [] }));

const mostShown = 4;
let nextId = 1;

/** Shows a toast; one with the same key is replaced. */
export function notify(severity: Severity, message: string, options: NotificationOptions = {}): void {
  const id = nextId++;
  notificationStore.setState(({ shown }) => ({
    shown: [
      ...shown.filter((other) => options.key === undefined || other.key !== options.key),
      { sticky: severity === 'error', ...options, id, severity, message },
    ].slice(-mostShown),
  }));
}

/** Takes a toast away by its number. */
export function dismissNotification(id: number): void {
  notificationStore.setState(({ shown }) => ({ shown: shown.filter((other) => other.id !== id) }));
}

/** The notification service: `notifications.notify('success', t('…'))`. */
export const notifications: Notifications = {
  notify,
  error: (error, options) => {
    if (!isCancelled(error)) notify('error', errorText(error, translate), options);
  },
  dismiss: (key) =>
    notificationStore.setState(({ shown }) => ({ shown: shown.filter((other) => other.key !== key) })),
};
