import type { DockviewApi, DockviewGroupPanel, IDockviewPanel } from 'dockview-react';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { translate } from '#renderer/platform/i18n/translate.ts';
import { contributed } from '#renderer/platform/registry.ts';
import type { EditorInput, OpenEditor, OpenEditorOptions } from '#renderer/platform/services.ts';
import { editorStore, type EditorArea } from '#renderer/workbench/editor-service/editor-service.ts';
import { focusWhenReady } from '#renderer/workbench/layout/focus-when-ready.ts';
import { isSameInput, parseTabParams, type TabParams } from './tab-params.ts';

/** What the editor area can do with its groups and tabs, over dockview's API. */
export interface EditorController extends EditorArea {
  closeOthers(panelId: string): void;
  closeToTheRight(panelId: string): void;
  closeAll(): void;
  keep(panelId: string): void;
  togglePinned(panelId: string): void;
  /** Moves the tab into the next group, made if there is none. */
  moveToGroup(direction: 1 | -1): void;
  focusGroup(index: number): void;
  focusTab(index: number): void;
  cycle(direction: 1 | -1): void;
  /** Copies what dockview shows into the store that everyone else reads. */
  sync(): void;
  remember(panel: IDockviewPanel): void;
}

const mostClosed = 30;

/** The tab's params, which every panel of this area has. */
export function paramsOf(panel: IDockviewPanel): TabParams {
  return parseTabParams(panel.params) ?? { input: { type: 'unknown', id: panel.id }, preview: false, pinned: false, revision: 0 };
}

/** Title as shown: the editor's own, else the contribution's in the present language. */
export function titleOf(params: TabParams): string {
  return params.title ?? contributed().editors.get(params.input.type)?.title(params.input, translate) ?? params.input.type;
}

function setParams(panel: IDockviewPanel, params: TabParams): void {
  // dockview merges params key by key, so that an absent one would stay: name them all.
  panel.api.updateParameters({ title: undefined, icon: undefined, ...params });
}

/** Drives dockview; one per mounted editor area. */
export function createEditorController(api: DockviewApi): EditorController {
  const closed: { input: EditorInput; group: string; index: number }[] = [];
  let number = 1;

  const find = (input: EditorInput, group?: string): IDockviewPanel | undefined =>
    api.panels.find((panel) => isSameInput(paramsOf(panel).input, input) && (group === undefined || panel.group.id === group));
  const byId = (panelId: string | undefined) => (panelId === undefined ? api.activePanel : api.getPanel(panelId));

  function nextGroup(direction: 1 | -1): DockviewGroupPanel | undefined {
    const groups = orderedGroups();
    const index = groups.findIndex((group) => group.id === api.activeGroup?.id);
    return groups[index + direction];
  }

  /** Groups as they lie on screen, left to right, then top to bottom. */
  function orderedGroups(): readonly DockviewGroupPanel[] {
    return api.groups.toSorted((a, b) => {
      const [left, right] = [a.element.getBoundingClientRect(), b.element.getBoundingClientRect()];
      return left.left - right.left || left.top - right.top;
    });
  }

  function freshId(input: EditorInput): string {
    const base = `${input.type}:${input.id}`;
    let id = base;
    while (api.getPanel(id) !== undefined) id = `${base}#${(number += 1)}`;
    return id;
  }

  function focusPanel(panel: IDockviewPanel | undefined): void {
    if (panel === undefined) return;
    const { revision } = paramsOf(panel);
    focusWhenReady(() => document.querySelector(`[data-editor="${CSS.escape(panel.id)}"][data-revision="${revision}"]`), true);
  }

  function add(input: EditorInput, options: OpenEditorOptions, target: DockviewGroupPanel | undefined, index?: number): IDockviewPanel {
    const params: TabParams = { input, preview: options.preview === true, pinned: options.pinned === true, revision: 0 };
    const makesGroup = options.side === true && target === undefined && api.activeGroup !== undefined;
    const reference = target ?? api.activeGroup;
    return api.addPanel({
      id: freshId(input),
      component: 'editor',
      tabComponent: 'tab',
      title: titleOf(params),
      params: { ...params },
      ...(makesGroup && api.activeGroup !== undefined
        ? { position: { referenceGroup: api.activeGroup, direction: 'right' as const } }
        : reference !== undefined
          ? { position: { referenceGroup: reference, direction: 'within' as const, ...(index === undefined ? {} : { index }) } }
          : {}),
    });
  }

  const controller: EditorController = {
    openEditor(input, options = {}) {
      const wanted = options.group !== undefined ? api.getGroup(options.group)?.id : options.side === true ? nextGroup(1)?.id : undefined;
      const group = api.groups.find((candidate) => candidate.id === wanted);
      const existing =
        group !== undefined ? find(input, group.id)
        : options.side === true ? undefined
        : (find(input, api.activeGroup?.id) ?? find(input));
      let panel = existing;
      if (panel !== undefined) {
        const params = paramsOf(panel);
        setParams(panel, {
          ...params,
          input: input.params === undefined ? params.input : input,
          preview: params.preview && options.preview === true,
          pinned: params.pinned || options.pinned === true,
          revision: params.revision + 1,
        });
        panel.api.setActive();
      } else {
        const place = group ?? api.activeGroup;
        const old = options.preview === true ? place?.panels.find((candidate) => paramsOf(candidate).preview) : undefined;
        const activeIndex = place?.activePanel === undefined ? undefined : place.panels.indexOf(place.activePanel) + 1;
        const index = old !== undefined ? place?.panels.indexOf(old) : activeIndex;
        panel = add(input, options, group, index);
        old?.api.close();
      }
      controller.sync();
      if (options.focus !== false) focusPanel(panel);
    },
    closeEditor(panelId) {
      byId(panelId)?.api.close();
      focusPanel(api.activePanel);
    },
    closeInput(type, id) {
      for (const panel of [...api.panels]) {
        const { input } = paramsOf(panel);
        if (input.type === type && (id === undefined || input.id === id)) panel.api.close();
      }
    },
    closeOthers(panelId) {
      const panel = byId(panelId);
      for (const other of [...(panel?.group.panels ?? [])]) if (other !== panel && !paramsOf(other).pinned) other.api.close();
    },
    closeToTheRight(panelId) {
      const panel = byId(panelId);
      if (panel === undefined) return;
      for (const other of panel.group.panels.slice(panel.group.panels.indexOf(panel) + 1)) if (!paramsOf(other).pinned) other.api.close();
    },
    closeAll() {
      for (const panel of [...api.panels]) if (!paramsOf(panel).pinned) panel.api.close();
    },
    keep(panelId) {
      const panel = byId(panelId);
      if (panel !== undefined) setParams(panel, { ...paramsOf(panel), preview: false });
      controller.sync();
    },
    togglePinned(panelId) {
      const panel = byId(panelId);
      if (panel === undefined) return;
      const pinned = !paramsOf(panel).pinned;
      setParams(panel, { ...paramsOf(panel), pinned, preview: false });
      const place = panel.group.panels.filter((other) => other !== panel && paramsOf(other).pinned).length;
      panel.api.moveTo({ group: panel.group, position: 'center', index: place });
      controller.sync();
    },
    moveToGroup(direction) {
      const panel = api.activePanel;
      if (panel === undefined) return;
      const target = nextGroup(direction);
      if (target !== undefined) panel.api.moveTo({ group: target, position: 'center' });
      else if (panel.group.panels.length > 1) panel.api.moveTo({ group: panel.group, position: direction === 1 ? 'right' : 'left' });
      focusPanel(panel);
    },
    split(direction = 'right') {
      const panel = api.activePanel;
      if (panel === undefined) return;
      const params = paramsOf(panel);
      const copy = api.addPanel({
        id: freshId(params.input),
        component: 'editor',
        tabComponent: 'tab',
        title: titleOf(params),
        params: { ...params, preview: false, pinned: false },
        position: { referenceGroup: panel.group, direction: direction === 'right' ? 'right' : 'below' },
      });
      controller.sync();
      focusPanel(copy);
    },
    reopenClosed() {
      const last = closed.pop();
      if (last === undefined) return;
      const group = api.groups.find((candidate) => candidate.id === last.group);
      const panel = add(last.input, {}, group, group === undefined ? undefined : Math.min(last.index, group.panels.length));
      controller.sync();
      focusPanel(panel);
    },
    focusActive: () => focusPanel(api.activePanel),
    focusGroup(index) {
      const group = orderedGroups()[index];
      group?.activePanel?.api.setActive();
      focusPanel(group?.activePanel);
    },
    focusTab(index) {
      const panels = api.activeGroup?.panels ?? [];
      const panel = index < 0 ? panels.at(-1) : panels[index];
      panel?.api.setActive();
      focusPanel(panel);
    },
    cycle(direction) {
      const panels = orderedGroups().flatMap((group) => group.panels);
      const index = panels.findIndex((panel) => panel.id === api.activePanel?.id);
      const panel = panels[(index + direction + panels.length) % panels.length];
      panel?.api.setActive();
      focusPanel(panel);
    },
    remember(panel) {
      const params = paramsOf(panel);
      if (params.preview || !contributed().editors.has(params.input.type)) return;
      closed.push({ input: params.input, group: panel.group.id, index: Math.max(0, panel.group.panels.indexOf(panel)) });
      if (closed.length > mostClosed) closed.shift();
      setContextKey('canReopenEditor', true);
    },
    sync() {
      const open = api.panels.map((panel): OpenEditor => {
        const params = paramsOf(panel);
        return { panelId: panel.id, group: panel.group.id, input: params.input, title: titleOf(params), preview: params.preview, pinned: params.pinned };
      });
      editorStore.setState({ open, activePanelId: api.activePanel?.id });
      const active = api.activePanel === undefined ? undefined : paramsOf(api.activePanel).input;
      setContextKey('activeEditor', active?.type);
      setContextKey('activeEditorId', active?.id);
      setContextKey('editorCount', open.length);
      setContextKey('groupCount', api.groups.length);
      setContextKey('canReopenEditor', closed.length > 0);
    },
  };
  return controller;
}
