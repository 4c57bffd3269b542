import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '#renderer/base/button.tsx';
import { Splitter } from '#renderer/base/splitter.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { PanelContribution } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { layout, layoutStore, sizes, useLayout } from '#renderer/workbench/layout/layout-store.ts';
import { PartActions } from '#renderer/workbench/menus/part-actions.tsx';
import { LazyView } from '#renderer/workbench/view-state/lazy-view.tsx';
import part from '../layout/part.module.css';
import styles from './panel.module.css';

/** The bottom panel: tabs with counts, one view. */
export function Panel() {
  const t = useT();
  useStore(contextKeyStore);
  const tabs = useRef<HTMLDivElement>(null);
  const { panel, panelHeight } = useLayout();
  const panels = contributed().panels.filter((candidate) => holds(candidate.when, contextReader));
  const shown = panels.find((candidate) => candidate.id === panel) ?? panels[0];
  if (shown === undefined) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || shown === undefined) return;
    const next = panels[(panels.indexOf(shown) + step + panels.length) % panels.length];
    if (next === undefined) return;
    event.preventDefault();
    layoutStore.setState({ panel: next.id });
    tabs.current?.querySelector<HTMLElement>(`[data-panel="${next.id}"]`)?.focus();
  }

  return (
    <section
      className={classNames(part.part, styles.panel)}
      style={{ height: panelHeight }}
      data-part="panel"
      data-view={shown.id}
      data-context={`panelFocus ${shown.id}PanelFocus`}
      aria-label={t('workbench.part.panel')}
    >
      <Splitter
        label={t('workbench.splitter.panel')}
        orientation="horizontal"
        size={panelHeight}
        min={sizes.panel.min}
        max={Math.max(sizes.panel.min, window.innerHeight - 200)}
        after
        onResize={(height) => layoutStore.setState({ panelHeight: height })}
        onCollapse={() => layout.setVisible('panel', false)}
        onReset={() => layoutStore.setState({ panelHeight: sizes.panel.first })}
      />
      <div className={classNames(part.head, styles.head)}>
        <div ref={tabs} role="tablist" aria-label={t('workbench.part.panel')} className={styles.tabs} onKeyDown={onKeyDown}>
          {panels.map((candidate) => (
            <PanelTab key={candidate.id} panel={candidate} shown={candidate === shown} />
          ))}
        </div>
        <PartActions menu={`panel/${shown.id}`} />
        <IconButton icon="x" label={t('workbench.panel.close')} onClick={() => layout.setVisible('panel', false)} />
      </div>
      <div className={classNames(part.body, part.view)} role="tabpanel" aria-label={t(shown.title)}>
        <LazyView key={shown.id} viewKey={shown.id} load={shown.load} props={{ id: shown.id }} />
      </div>
    </section>
  );
}

function PanelTab({ panel, shown }: { readonly panel: PanelContribution; readonly shown: boolean }) {
  const t = useT();
  const format = useFormat();
  const badge = (panel.useBadge ?? nothing)();
  const title = (panel.useTitle ?? nothing)();
  return (
    <button
      type="button"
      role="tab"
      data-panel={panel.id}
      aria-selected={shown}
      tabIndex={shown ? 0 : -1}
      className={classNames(styles.tab, shown && styles.on)}
      onClick={() => layout.showPanel(panel.id, false)}
    >
      <span className={styles.tabText}>{title ?? t(panel.title)}</span>
      {badge !== undefined && badge > 0 && <span className={styles.badge}>{format.number(badge)}</span>}
    </button>
  );
}

function nothing(): undefined {
  return undefined;
}
