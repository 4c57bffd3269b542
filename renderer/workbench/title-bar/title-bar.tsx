import { useStore } from 'zustand';
import { IconButton } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { layoutStore } from '#renderer/workbench/layout/layout-store.ts';
import { quickInput } from '#renderer/workbench/quick-input/quick-input-store.ts';
import { MenuBar } from './menu-bar.tsx';
import styles from './title-bar.module.css';

/** The title bar, 36 px: menus, the quick-open box with the project's name, layout switches. */
export function TitleBar() {
  const t = useT();
  const project = useProject();
  const layout = useStore(layoutStore);
  const label = (key: string, command: string) => [t(key), ...keysOf(command).map((keys) => `(${keys})`)].join(' ');
  const desktop = host().capabilities.windowControls;
  return (
    <header className={styles.title} data-part="titleBar" data-desktop={desktop ? '' : undefined}>
      <div className={styles.menu}>
        <h1 className={styles.hidden}>{project?.name ?? t('workbench.titleBar.noProject')}</h1>
        <Icon name="logo" size={18} className={styles.logo ?? ''} />
        {!host().capabilities.systemMenu && <MenuBar />}
      </div>
      <button
        type="button"
        className={styles.center}
        title={label('workbench.titleBar.quickOpen', 'workbench.quickOpen')}
        onClick={() => quickInput.openQuickOpen()}
      >
        <Icon name="search" size={16} />
        <span className={styles.name}>{project?.name ?? t('workbench.titleBar.noProject')}</span>
      </button>
      <div className={styles.actions}>
        <IconButton
          icon="layout"
          label={label('workbench.command.toggleSideBar', 'workbench.toggleSideBar')}
          pressed={layout.sideBarVisible}
          onClick={() => runCommand('workbench.toggleSideBar')}
        />
        <IconButton
          icon="panel"
          label={label('workbench.command.togglePanel', 'workbench.togglePanel')}
          pressed={layout.panelVisible}
          onClick={() => runCommand('workbench.togglePanel')}
        />
        <IconButton
          icon="inspector"
          label={label('workbench.command.toggleInspector', 'workbench.toggleInspector')}
          pressed={layout.inspectorVisible}
          onClick={() => runCommand('workbench.toggleInspector')}
        />
      </div>
    </header>
  );
}
