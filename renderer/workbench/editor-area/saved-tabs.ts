import type { DockviewApi, SerializedDockview } from 'dockview-react';
import { parseTabParams } from './tab-params.ts';

/** The open tabs and groups as text. */
export function serialiseTabs(api: DockviewApi): string {
  return JSON.stringify(api.toJSON());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSerialised(value: unknown): value is SerializedDockview {
  return isRecord(value) && isRecord(value['grid']) && isRecord(value['panels']);
}

/**
 * Saved tabs without those that can no longer be shown (an editor that is gone).
 * Undefined where nothing sound was saved.
 */
export function soundTabs(text: string | null, canShow: (type: string) => boolean): SerializedDockview | undefined {
  if (text === null) return undefined;
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isSerialised(saved)) return undefined;
  const panels = Object.fromEntries(
    Object.entries(saved.panels).filter(([, panel]) => {
      const params = parseTabParams(panel.params);
      return params !== undefined && canShow(params.input.type);
    }),
  );
  if (Object.keys(panels).length === 0) return undefined;
  return { ...saved, panels, grid: { ...saved.grid, root: pruneNode(saved.grid.root, new Set(Object.keys(panels))) ?? saved.grid.root } };
}

type GridNode = SerializedDockview['grid']['root'];

function pruneNode(node: GridNode, kept: ReadonlySet<string>): GridNode | undefined {
  if (node.type === 'leaf') {
    const { data } = node;
    if (!('views' in data)) return node;
    const views = data.views.filter((view) => kept.has(view));
    if (views.length === 0) return undefined;
    const activeView = data.activeView !== undefined && kept.has(data.activeView) ? data.activeView : views[0];
    return { ...node, data: { ...data, views, ...(activeView === undefined ? {} : { activeView }) } };
  }
  if (!Array.isArray(node.data)) return node;
  const children = node.data.flatMap((child) => pruneNode(child, kept) ?? []);
  return children.length === 0 ? undefined : { ...node, data: children };
}
