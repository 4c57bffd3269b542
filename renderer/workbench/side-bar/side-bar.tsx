import { useStore } from 'zustand';
import { classNames } from '#renderer/base/class-names.ts';
import { Splitter } from '#renderer/base/splitter.tsx';
import { contextKeyStore } from '#renderer/platform/context-keys/context-key-store.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { effectiveSideBar } from '#renderer/workbench/activity-bar/activity-bar.tsx';
import { layout, layoutStore, sizes, useLayout } from '#renderer/workbench/layout/layout-store.ts';
import { PartActions } from '#renderer/workbench/menus/part-actions.tsx';
import { LazyView } from '#renderer/workbench/view-state/lazy-view.tsx';
import part from '../layout/part.module.css';
import styles from './side-bar.module.css';

/** A view that wants room gets no more than this share of the window. */
const widestShare = 0.4;

/** The primary side bar: the view chosen in the activity bar. */
export function SideBar() {
  const t = useT();
  useStore(contextKeyStore);
  const { sideBar, sideBarWidth } = useLayout();
  const shown = effectiveSideBar(sideBar);
  if (shown === undefined) return null;
  const least = Math.max(sizes.sideBar.min, Math.min(shown.leastWidth ?? 0, window.innerWidth * widestShare));
  const width = Math.max(sideBarWidth, least);
  return (
    <aside
      className={classNames(part.part, styles.side)}
      style={{ width }}
      data-part="sideBar"
      data-view={shown.id}
      data-context={`sideBarFocus ${shown.id}SideBarFocus`}
      aria-label={t(shown.title)}
    >
      <div className={part.head}>
        <h2 className={part.heading}>{t(shown.title)}</h2>
        <PartActions menu={`sideBar/${shown.id}`} />
      </div>
      <div className={classNames(part.body, part.view)}>
        <LazyView key={shown.id} viewKey={shown.id} load={shown.load} props={{ id: shown.id }} />
      </div>
      <Splitter
        label={t('workbench.splitter.sideBar')}
        orientation="vertical"
        size={width}
        min={least}
        max={sizes.sideBar.max}
        onResize={(width) => layoutStore.setState({ sideBarWidth: width })}
        onCollapse={() => layout.setVisible('sideBar', false)}
        onReset={() => layoutStore.setState({ sideBarWidth: sizes.sideBar.first })}
      />
    </aside>
  );
}
