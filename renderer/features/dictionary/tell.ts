import { notifications } from '#renderer/workbench/notifications/notification-store.ts';

/** Shows a failure of this feature; the next one takes its place. */
export const tell = (error: unknown): void => notifications.error(error, { key: 'dictionary' });
