import { DockviewReact, type DockviewApi, type DockviewMessages, type DockviewReadyEvent, type DockviewTheme } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { useCallback, useEffect, useRef } from 'react';
import { translate } from '#renderer/platform/i18n/translate.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { attachEditorArea } from '#renderer/workbench/editor-service/editor-service.ts';
import { currentController, setCurrentController } from './current-controller.ts';
import { createEditorController, paramsOf, titleOf } from './editor-controller.ts';
import { EditorPanel } from './editor-panel.tsx';
import { EditorTab } from './editor-tab.tsx';
import { EditorWatermark } from './editor-watermark.tsx';
import { GroupActions } from './group-actions.tsx';
import { serialiseTabs, soundTabs } from './saved-tabs.ts';
import styles from './editor-area.module.css';

const theme: DockviewTheme = { name: 'verbatim', className: 'verbatim-dock', dndTabIndicator: 'line', dndPanelOverlay: 'content' };
const components = { editor: EditorPanel };
const tabComponents = { tab: EditorTab };

/** What dockview tells a screen reader, in the language that holds when it does. */
const spoken: Partial<DockviewMessages> = {
  panelOpened: (title) => translate('workbench.spoken.panelOpened', { title }),
  panelClosed: (title) => translate('workbench.spoken.panelClosed', { title }),
  groupMaximized: (title) => translate('workbench.spoken.groupMaximized', { title }),
  groupRestored: (title) => translate('workbench.spoken.groupRestored', { title }),
};

interface EditorAreaProps {
  /** Saved tabs of this project; null where there are none. */
  readonly saved: string | null;
  readonly projectOpen: boolean;
  readonly onChange: (serialised: string) => void;
}

/** Until the strip of tabs, its list of hidden ones and a title that comes late have their widths, in ms. */
const tabsSettle = 160;

/** Brings the active tab into its strip. */
function revealActiveTab(): void {
  const reveal = () => document.querySelector('.dv-active-group .dv-tab.dv-active-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  requestAnimationFrame(reveal);
  window.setTimeout(reveal, tabsSettle);
}

/** Editor groups with tabs: split, drag, pin, reopen. Mounted anew for each project. */
export function EditorArea({ saved, projectOpen, onChange }: EditorAreaProps) {
  const t = useT();
  const latest = useRef(onChange);
  const api = useRef<DockviewApi | undefined>(undefined);
  useEffect(() => {
    latest.current = onChange;
  });

  // dockview keeps titles as text, for the names of its tabs and its overflow list.
  useEffect(() => {
    for (const panel of api.current?.panels ?? []) panel.api.setTitle(titleOf(paramsOf(panel)));
    currentController()?.sync();
  }, [t]);

  const onReady = useCallback(
    (event: DockviewReadyEvent) => {
      const dock = event.api;
      api.current = dock;
      const controller = createEditorController(dock);
      setCurrentController(controller);
      const tabs = soundTabs(saved, (type) => {
        const editor = contributed().editors.get(type);
        return editor !== undefined && (projectOpen || editor.withoutProject === true);
      });
      let restored = false;
      if (tabs !== undefined) {
        try {
          dock.fromJSON(tabs);
          restored = dock.panels.length > 0;
        } catch {
          // Saved by another version of the layout library: start with the first tab instead.
          dock.clear();
        }
      }
      const changed = () => {
        controller.sync();
        latest.current(serialiseTabs(dock));
      };
      dock.onDidAddPanel(changed);
      dock.onDidRemovePanel((panel) => {
        controller.remember(panel);
        changed();
      });
      dock.onDidActivePanelChange(changed);
      dock.onDidActivePanelChange(revealActiveTab);
      dock.onDidActiveGroupChange(changed);
      dock.onDidMovePanel(changed);
      dock.onDidLayoutChange(changed);
      controller.sync();
      if (!restored && (saved === null || !projectOpen) && contributed().editors.has('welcome')) {
        controller.openEditor({ type: 'welcome', id: 'welcome' }, { focus: false });
      }
      attachEditorArea(controller);
    },
    [saved, projectOpen],
  );

  // Beside a side bar or inspector that opens, the strip is narrower: its active tab stays in sight.
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    if (area.current === null) return undefined;
    const watch = new ResizeObserver(revealActiveTab);
    watch.observe(area.current);
    return () => watch.disconnect();
  }, []);

  useEffect(
    () => () => {
      setCurrentController(undefined);
      attachEditorArea(undefined);
    },
    [],
  );

  return (
    <main ref={area} className={styles.area} data-part="editor" aria-label={t('workbench.part.editor')}>
      <DockviewReact
        className={styles.dock ?? ''}
        theme={theme}
        components={components}
        tabComponents={tabComponents}
        rightHeaderActionsComponent={GroupActions}
        watermarkComponent={EditorWatermark}
        onReady={onReady}
        disableFloatingGroups
        messages={spoken}
        scrollbars="native"
        singleTabMode="default"
      />
    </main>
  );
}
