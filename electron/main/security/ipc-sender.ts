import { DESKTOP_ORIGIN } from '#shared/base/desktop-api.ts';
import { isOwnUrl } from './own-urls.ts';

/** What of a frame tells who speaks; Electron's WebFrameMain has it. */
export interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: SenderFrame | null;
  readonly detached: boolean;
}

export interface SenderEvent {
  /** Null once the frame has navigated away or is gone. */
  readonly senderFrame: SenderFrame | null;
}

/**
 * Whether a message comes from the workbench itself: the exact origin, in the top
 * frame, still there.
 */
export function isTrustedSender(event: SenderEvent): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    !frame.detached &&
    frame.origin === DESKTOP_ORIGIN &&
    isOwnUrl(frame.url)
  );
}
