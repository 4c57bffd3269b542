import { createStore } from 'zustand/vanilla';
import { projectContract } from '#shared/contracts/project.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { editorStore } from '#renderer/workbench/editor-service/editor-service.ts';

/** Conversations looked at last, newest first, by the number that names their tab. */
export const recentStore = createStore<{ readonly conversations: readonly number[] }>(() => ({ conversations: [] }));

const key = 'explorer.recent';
const most = 12;
let session: string | undefined;
let loading: Promise<void> | undefined;

/** Reads the list of the open project; changes made meanwhile stay in front. */
export function loadRecent(): Promise<void> {
  const now = projectStore.getState().project?.session;
  if (now !== session) {
    session = now;
    loading = undefined;
    recentStore.setState({ conversations: [] });
  }
  if (now === undefined) return Promise.resolve();
  loading ??= rpc().call(projectContract.methods.getLayout, { key }).then(({ value }) => {
    const kept: unknown = value === null ? [] : JSON.parse(value);
    const known = Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'number') : [];
    recentStore.setState(({ conversations }) => ({ conversations: [...new Set([...conversations, ...known])].slice(0, most) }));
  });
  return loading;
}

function visit(conversation: number): void {
  const { conversations } = recentStore.getState();
  if (conversations[0] === conversation) return;
  const next = [conversation, ...conversations.filter((other) => other !== conversation)].slice(0, most);
  recentStore.setState({ conversations: next });
  // A list that could not be kept is no loss of work.
  rpc().call(projectContract.methods.setLayout, { key, value: JSON.stringify(next) }).catch(() => undefined);
}

/** Follows which conversation is in front; for as long as the workbench lives. */
export function followConversations(): () => void {
  return editorStore.subscribe(({ open, activePanelId }) => {
    const input = open.find((editor) => editor.panelId === activePanelId)?.input;
    const conversation = Number(input?.id);
    if (input?.type !== 'conversation' || !Number.isInteger(conversation)) return;
    // Before the first visit the kept list is read, so that it is not overwritten.
    loadRecent().then(() => visit(conversation), () => visit(conversation));
  });
}
