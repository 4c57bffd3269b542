import { useEffect, useState } from 'react';
import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { Icon } from '#renderer/base/icon.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import type { MenuItem } from '#renderer/base/menu.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { currentController } from './current-controller.ts';
import { titleOf } from './editor-controller.ts';
import { parseTabParams, type TabParams } from './tab-params.ts';
import styles from './editor-area.module.css';

function useTabParams({ api, params }: IDockviewPanelHeaderProps): TabParams | undefined {
  const [own, setOwn] = useState<unknown>(params);
  useEffect(() => {
    const take = (changed: unknown) => setOwn((before: unknown) => ({ ...Object(before), ...Object(changed) }));
    // The editor may have named itself before this tab began to listen.
    take(api.getParameters());
    const listener = api.onDidParametersChange(take);
    return () => listener.dispose();
  }, [api]);
  return parseTabParams(own);
}

/** A tab: icon, title (in italics while a preview), pin or close button. */
export function EditorTab(props: IDockviewPanelHeaderProps) {
  const { api } = props;
  const t = useT();
  const params = useTabParams(props);
  if (params === undefined) return null;
  const title = titleOf(params);
  const icon = params.icon ?? contributed().editors.get(params.input.type)?.icon ?? 'file';

  function openMenu(at: { x: number; y: number }): void {
    const controller = currentController();
    if (controller === undefined || params === undefined) return;
    const items: readonly MenuItem[] = [
      { id: 'close', label: t('workbench.tab.close'), keys: keysOf('editor.close'), run: () => controller.closeEditor(api.id) },
      { id: 'others', label: t('workbench.tab.closeOthers'), run: () => controller.closeOthers(api.id) },
      { id: 'right', label: t('workbench.tab.closeRight'), run: () => controller.closeToTheRight(api.id) },
      { id: 'all', label: t('workbench.tab.closeAll'), keys: keysOf('editor.closeAll'), run: () => controller.closeAll() },
      ...(params.preview
        ? [{ id: 'keep', label: t('workbench.tab.keep'), keys: keysOf('editor.keep'), separated: true, run: () => controller.keep(api.id) }]
        : []),
      {
        id: 'pin',
        label: t(params.pinned ? 'workbench.tab.unpin' : 'workbench.tab.pin'),
        keys: keysOf('editor.togglePinned'),
        separated: !params.preview,
        run: () => controller.togglePinned(api.id),
      },
      {
        id: 'split',
        label: t('workbench.tab.split'),
        keys: keysOf('editor.split'),
        separated: true,
        run: () => {
          api.setActive();
          controller.split('right');
        },
      },
      {
        id: 'splitDown',
        label: t('workbench.tab.splitDown'),
        keys: keysOf('editor.splitDown'),
        run: () => {
          api.setActive();
          controller.split('down');
        },
      },
    ];
    showContextMenu(title, items, at);
  }

  return (
    <div
      className={classNames(styles.tab, params.preview && styles.preview)}
      title={title}
      onDoubleClick={() => currentController()?.keep(api.id)}
      onAuxClick={(event) => {
        if (event.button === 1) api.close();
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <Icon name={icon} />
      <span className={styles.tabTitle}>{title}</span>
      <span
        className={styles.tabClose}
        title={t(params.pinned ? 'workbench.tab.unpin' : 'workbench.tab.close')}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          if (params.pinned) currentController()?.togglePinned(api.id);
          else api.close();
        }}
      >
        <Icon name={params.pinned ? 'pin' : 'x'} size={14} />
      </span>
    </div>
  );
}
