import { lazy, Suspense, useEffect, useState } from 'react';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { useConnectionState } from '#renderer/platform/rpc/use-rpc.ts';
import { ActivityBar } from './activity-bar/activity-bar.tsx';
import { DialogHost } from './dialogs/dialog-host.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { useLayout } from './layout/layout-store.ts';
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
/** Groups and tabs come with a large library: asked for at once, but the first paint does not wait for it. */
const editorArea = import('./editor-area/editor-area.tsx');
const EditorArea = lazy(() => editorArea.then((module) => ({ default: module.EditorArea })));

/** The whole window. */
export function Workbench({ onConnected }: { readonly onConnected: () => Promise<void> }) {
  const project = useProject();
  const connected = useConnectionState() === 'ready';
  const { zen, sideBarVisible, panelVisible, inspectorVisible } = useLayout();
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
            {sideBarVisible && !zen && <SideBar />}
            <div className={styles.center}>
              {restored !== undefined && restored.session === session ? (
                <Suspense fallback={<BlankEditors />}>
                  <EditorArea key={session} saved={restored.tabs} projectOpen={project !== undefined} onChange={saveTabs} />
                </Suspense>
              ) : (
                <BlankEditors />
              )}
              {panelVisible && !zen && <Panel />}
            </div>
            {inspectorVisible && !zen && contributed().inspectors.size > 0 && <Inspector />}
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

function BlankEditors() {
  const t = useT();
  return <main className={styles.blank} data-part="editor" aria-label={t('workbench.part.editor')} />;
}
