import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Splitter } from '#renderer/base/splitter.tsx';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { useConnectionState } from '#renderer/platform/rpc/use-rpc.ts';
import { ActivityBar } from './activity-bar/activity-bar.tsx';
import { DialogHost } from './dialogs/dialog-host.tsx';
import { EditorArea } from './editor-area/editor-area.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { layout, layoutStore, sizes, useLayout } from './layout/layout-store.ts';
import { ContextMenuHost } from './menus/context-menu-host.tsx';
import { notifications } from './notifications/notification-store.ts';
import { Toasts } from './notifications/toasts.tsx';
import { Panel } from './panel/panel.tsx';
import { ConnectionBanner } from './project/connection-banner.tsx';
import { restoreLayout, saveTabs } from './project/layout-persistence.ts';
import { LockScreen } from './project/lock-screen.tsx';
import { QuickInputHost } from './quick-input/quick-input-host.tsx';
import { SideBar } from './side-bar/side-bar.tsx';
import { StatusBar } from './status-bar/status-bar.tsx';
import { TitleBar } from './title-bar/title-bar.tsx';
import styles from './workbench.module.css';

/** Saved tabs of the project that is open, and which one they belong to. */
interface Restored {
  readonly session: string;
  readonly tabs: string | null;
}

const noProject = 'none';

/** The whole window. */
export function Workbench({ onConnected }: { readonly onConnected: () => Promise<void> }) {
  const t = useT();
  const project = useProject();
  const connected = useConnectionState() === 'ready';
  const { zen } = useLayout();
  const [restored, setRestored] = useState<Restored | undefined>(undefined);
  const locked = project?.locked === true;
  const session = project === undefined ? noProject : project.session;

  useEffect(() => {
    if (locked || !connected) return undefined;
    let current = true;
    restoreLayout(session !== noProject).then(
      (tabs) => {
        if (current) setRestored({ session, tabs });
      },
      (error: unknown) => {
        notifications.error(error, { key: 'restore-layout' });
        if (current) setRestored({ session, tabs: null });
      },
    );
    return () => {
      current = false;
    };
  }, [session, locked, connected]);

  return (
    <div className={styles.workbench} data-zen={zen ? '' : undefined}>
      {!zen && <TitleBar />}
      <div className={styles.middle}>
        <ConnectionBanner onConnected={onConnected} />
        {project !== undefined && locked ? (
          <LockScreen project={project} />
        ) : (
          <div className={styles.work}>
            {!zen && <ActivityBar />}
            <Sides />
            <div className={styles.center}>
              {restored !== undefined && restored.session === session ? (
                <EditorArea key={session} saved={restored.tabs} projectOpen={project !== undefined} onChange={saveTabs} />
              ) : (
                <main className={styles.blank} data-part="editor" aria-label={t('workbench.part.editor')} />
              )}
              <BottomPanel />
            </div>
            <SecondarySide />
          </div>
        )}
      </div>
      {!zen && <StatusBar />}
      <QuickInputHost />
      <ContextMenuHost />
      <DialogHost />
      <Toasts />
    </div>
  );
}

function Sides() {
  const t = useT();
  const state = useLayout();
  if (!state.sideBarVisible || state.zen) return null;
  return (
    <>
      <SideBar />
      <Splitter
        label={t('workbench.splitter.sideBar')}
        orientation="vertical"
        size={state.sideBarWidth}
        min={sizes.sideBar.min}
        max={sizes.sideBar.max}
        onResize={(sideBarWidth) => layoutStore.setState({ sideBarWidth })}
        onCollapse={() => layout.setVisible('sideBar', false)}
        onReset={() => layoutStore.setState({ sideBarWidth: sizes.sideBar.first })}
      />
    </>
  );
}

function BottomPanel() {
  const t = useT();
  const state = useLayout();
  useStore(contextKeyStore);
  const any = contributed().panels.some((panel) => holds(panel.when, contextReader));
  if (!state.panelVisible || state.zen || !any) return null;
  return (
    <>
      <Splitter
        label={t('workbench.splitter.panel')}
        orientation="horizontal"
        size={state.panelHeight}
        min={sizes.panel.min}
        max={Math.max(sizes.panel.min, window.innerHeight - 200)}
        after
        onResize={(panelHeight) => layoutStore.setState({ panelHeight })}
        onCollapse={() => layout.setVisible('panel', false)}
        onReset={() => layoutStore.setState({ panelHeight: sizes.panel.first })}
      />
      <Panel />
    </>
  );
}

function SecondarySide() {
  const t = useT();
  const state = useLayout();
  if (!state.inspectorVisible || state.zen || contributed().inspectors.size === 0) return null;
  return (
    <>
      <Splitter
        label={t('workbench.splitter.inspector')}
        orientation="vertical"
        size={state.inspectorWidth}
        min={sizes.inspector.min}
        max={sizes.inspector.max}
        after
        onResize={(inspectorWidth) => layoutStore.setState({ inspectorWidth })}
        onCollapse={() => layout.setVisible('inspector', false)}
        onReset={() => layoutStore.setState({ inspectorWidth: sizes.inspector.first })}
      />
      <Inspector />
    </>
  );
}
