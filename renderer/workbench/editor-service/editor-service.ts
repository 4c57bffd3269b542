import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { EditorInput, EditorService, OpenEditor, OpenEditorOptions } from '#renderer/platform/services.ts';

interface EditorState {
  readonly open: readonly OpenEditor[];
  readonly activePanelId: string | undefined;
}

/** Mirror of the open tabs, kept by the editor area. */
export const editorStore = createStore<EditorState>(() => ({ open: [], activePanelId: undefined }));

/** What the editor area does on behalf of the service once it is on screen. */
export type EditorArea = Omit<EditorService, 'activeEditor' | 'openEditors'>;

let area: EditorArea | undefined;
const waiting: ((ready: EditorArea) => void)[] = [];

/** Called by the editor area when it can open tabs; calls made before are done then. */
export function attachEditorArea(attached: EditorArea | undefined): void {
  area = attached;
  if (attached !== undefined) for (const call of waiting.splice(0)) call(attached);
}

function withArea(call: (ready: EditorArea) => void): void {
  if (area === undefined) waiting.push(call);
  else call(area);
}

/** Opens or reveals a tab: `openEditor({type:'conversation', id:'812'}, {preview:true})`. */
export function openEditor(input: EditorInput, options?: OpenEditorOptions): void {
  withArea((ready) => ready.openEditor(input, options));
}

/** Closes a tab; the active one by default. */
export function closeEditor(panelId?: string): void {
  withArea((ready) => ready.closeEditor(panelId));
}

/** The active tab now. */
export function activeEditor(): OpenEditor | undefined {
  const { open, activePanelId } = editorStore.getState();
  return open.find((editor) => editor.panelId === activePanelId);
}

/** The active tab, followed. */
export function useActiveEditor(): OpenEditor | undefined {
  return useStore(editorStore, ({ open, activePanelId }) => open.find((editor) => editor.panelId === activePanelId));
}

/** The editor service as commands get it. */
export const editors: EditorService = {
  openEditor,
  closeEditor,
  closeInput: (type, id) => withArea((ready) => ready.closeInput(type, id)),
  activeEditor,
  openEditors: () => editorStore.getState().open,
  split: (direction) => withArea((ready) => ready.split(direction)),
  reopenClosed: () => withArea((ready) => ready.reopenClosed()),
  focusActive: () => withArea((ready) => ready.focusActive()),
};
