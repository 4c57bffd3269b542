import { useStore } from 'zustand';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { ViewBoundary } from '#renderer/workbench/view-state/view-boundary.tsx';
import { StatusItem } from './status-item.tsx';
import { statusStore } from './status-store.ts';
import styles from './status-bar.module.css';

/** The status bar, 22 px: contributed items and those set from code, by order. */
export function StatusBar() {
  const t = useT();
  useStore(contextKeyStore);
  const entries = useStore(statusStore, (state) => state.entries);
  const side = (wanted: 'left' | 'right') =>
    [
      ...contributed()
        .statusItems.filter((item) => item.side === wanted && holds(item.when, contextReader))
        .map((item) => ({ id: item.id, order: item.order, element: <item.component /> })),
      ...Object.entries(entries)
        .filter(([, entry]) => entry.side === wanted)
        .map(([id, entry]) => {
          const { command } = entry;
          return {
            id,
            order: entry.order,
            element: (
              <StatusItem
                text={entry.text}
                {...(entry.icon === undefined ? {} : { icon: entry.icon })}
                {...(entry.tooltip === undefined ? {} : { tooltip: entry.tooltip })}
                {...(entry.progress === undefined ? {} : { progress: entry.progress })}
                {...(command === undefined ? {} : { onClick: () => runCommand(command.id, command.args) })}
              />
            ),
          };
        }),
    ].toSorted((a, b) => a.order - b.order);
  return (
    <footer className={styles.bar} data-part="statusBar" aria-label={t('workbench.part.statusBar')}>
      <div className={styles.side}>
        {side('left').map((item) => (
          <ViewBoundary key={item.id}>{item.element}</ViewBoundary>
        ))}
      </div>
      <div className={`${styles.side ?? ''} ${styles.right ?? ''}`}>
        {side('right').map((item) => (
          <ViewBoundary key={item.id}>{item.element}</ViewBoundary>
        ))}
      </div>
    </footer>
  );
}
