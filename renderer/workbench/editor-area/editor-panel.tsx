import { useEffect, useMemo, useRef, useState } from 'react';
import type { IDockviewPanelProps } from 'dockview-react';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import type { EditorHandle } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { LazyView } from '#renderer/workbench/view-state/lazy-view.tsx';
import { currentController } from './current-controller.ts';
import { parseTabParams } from './tab-params.ts';
import styles from './editor-area.module.css';

/** The content of a tab: the contributed editor inside its own error boundary. */
export function EditorPanel({ api, containerApi, params }: IDockviewPanelProps) {
  const t = useT();
  const [own, setOwn] = useState<unknown>(params);
  const [active, setActive] = useState(containerApi.activePanel?.id === api.id);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const listeners = [
      api.onDidParametersChange((changed) => setOwn((before: unknown) => ({ ...Object(before), ...Object(changed) }))),
      containerApi.onDidActivePanelChange(() => setActive(containerApi.activePanel?.id === api.id)),
    ];
    return () => listeners.forEach((listener) => listener.dispose());
  }, [api, containerApi]);

  // A hidden tab leaves the document, which makes browsers forget its scroll offsets: keep and give them back.
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const offsets = new Map<Element, { top: number; left: number }>();
    const onScroll = ({ target }: Event) => {
      if (target instanceof Element && api.isVisible) offsets.set(target, { top: target.scrollTop, left: target.scrollLeft });
    };
    element.addEventListener('scroll', onScroll, { capture: true, passive: true });
    const visibility = api.onDidVisibilityChange(({ isVisible }) => {
      if (!isVisible) return;
      requestAnimationFrame(() => {
        for (const [scrolled, { top, left }] of offsets) if (scrolled.isConnected) scrolled.scrollTo({ top, left });
      });
    });
    return () => {
      element.removeEventListener('scroll', onScroll, { capture: true });
      visibility.dispose();
    };
  }, [api]);

  const handle = useMemo<EditorHandle>(() => {
    // All of them: `api.getParameters()` answers what the last update named, and nothing before the first.
    const present = () => parseTabParams(containerApi.getPanel(api.id)?.params);
    return {
      panelId: api.id,
      setTitle: (title) => {
        if (present()?.title === title) return;
        api.updateParameters({ title });
        api.setTitle(title);
        currentController()?.sync();
      },
      setIcon: (icon) => api.updateParameters({ icon }),
      keep: () => currentController()?.keep(api.id),
      close: () => api.close(),
      setParams: (changed) => {
        const input = present()?.input;
        if (input !== undefined) api.updateParameters({ input: { ...input, params: changed } });
      },
    };
  }, [api, containerApi]);

  const tab = parseTabParams(own);
  const type = tab?.input.type ?? '';
  const editor = contributed().editors.get(type);
  return (
    <div ref={root} className={styles.editor} data-editor={api.id} data-revision={tab?.revision} data-context={`editorFocus ${type}EditorFocus`}>
      {tab === undefined || editor === undefined ? (
        <EmptyState icon="warn" title={t('workbench.editor.unknown')}>
          {t('workbench.editor.unknownText')}
        </EmptyState>
      ) : (
        <LazyView viewKey={`${type}:${tab.input.id}`} load={editor.load} props={{ input: tab.input, active, handle }} />
      )}
    </div>
  );
}
