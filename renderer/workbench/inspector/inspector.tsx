import { useStore } from 'zustand';
import { classNames } from '#renderer/base/class-names.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Splitter } from '#renderer/base/splitter.tsx';
import { contextKeyStore } from '#renderer/platform/context-keys/context-key-store.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { useSelection } from '#renderer/platform/selection/selection-store.ts';
import { layout, layoutStore, sizes, useLayout } from '#renderer/workbench/layout/layout-store.ts';
import { LazyView } from '#renderer/workbench/view-state/lazy-view.tsx';
import part from '../layout/part.module.css';
import styles from './inspector.module.css';

/** The secondary side bar: what is known of the selected thing. */
export function Inspector() {
  const t = useT();
  useStore(contextKeyStore);
  const { inspectorWidth } = useLayout();
  const selection = useSelection();
  const inspector = selection === undefined ? undefined : contributed().inspectors.get(selection.kind);
  const title = selection !== undefined && inspector !== undefined ? inspector.title(selection, t) : t('workbench.part.inspector');
  return (
    <aside
      className={classNames(part.part, styles.inspector)}
      style={{ width: inspectorWidth }}
      data-part="inspector"
      data-context="inspectorFocus"
      aria-label={t('workbench.part.inspector')}
    >
      <Splitter
        label={t('workbench.splitter.inspector')}
        orientation="vertical"
        size={inspectorWidth}
        min={sizes.inspector.min}
        max={sizes.inspector.max}
        after
        onResize={(width) => layoutStore.setState({ inspectorWidth: width })}
        onCollapse={() => layout.setVisible('inspector', false)}
        onReset={() => layoutStore.setState({ inspectorWidth: sizes.inspector.first })}
      />
      <div className={part.head}>
        <h2 className={part.heading}>{title}</h2>
        <IconButton icon="x" label={t('workbench.inspector.close')} onClick={() => layout.setVisible('inspector', false)} />
      </div>
      <div className={part.body}>
        {selection !== undefined && inspector !== undefined ? (
          <LazyView viewKey={selection.kind} load={inspector.load} props={{ selection }} />
        ) : (
          <EmptyState title={t('workbench.inspector.empty')}>{t('workbench.inspector.emptyText')}</EmptyState>
        )}
      </div>
    </aside>
  );
}
