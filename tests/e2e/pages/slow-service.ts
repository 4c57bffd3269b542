import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Milliseconds by which every answer of the service comes late. */
    lateness: number | undefined;
  }
}

/** Lets answers be made late by {@link setLateness}; call it before the page is opened. */
export async function makeServiceSlowable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const listen = WebSocket.prototype.addEventListener;
    // Typed as the overload that is called here: with a function.
    function late(this: WebSocket, type: string, listener: (event: Event) => void, options?: boolean | AddEventListenerOptions): void {
      const wrapped = (event: Event) => {
        if (type !== 'message' || window.lateness === undefined) listener.call(this, event);
        else window.setTimeout(() => listener.call(this, event), window.lateness);
      };
      listen.call(this, type, wrapped, options);
    }
    Object.defineProperty(WebSocket.prototype, 'addEventListener', { value: late });
  });
}

/** How late answers come from now on. */
export async function setLateness(page: Page, milliseconds: number | undefined): Promise<void> {
  await page.evaluate((late) => (window.lateness = late), milliseconds);
}
