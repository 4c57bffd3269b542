import { useSyncExternalStore } from 'react';

const compact = 22;
const comfortable = 26;

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}

/** Height of a row in px under the density that the root element names; the same as `--row`. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () => (document.documentElement.dataset['density'] === 'comfortable' ? comfortable : compact));
}
