import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { projectContract, type ProjectState } from '#shared/contracts/project.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { forgetAnswers, invalidateTables } from '#renderer/platform/rpc/query-cache.ts';

/** The open project, as the service announces it. */
export type OpenProject = NonNullable<ProjectState['open']>;

export const projectStore = createStore<{ readonly project: OpenProject | undefined }>(() => ({ project: undefined }));

/** Takes in a state that a command answered or the topic announced. */
export function applyProjectState(state: ProjectState): void {
  const before = projectStore.getState().project;
  const now = state.open ?? undefined;
  projectStore.setState({ project: now });
  setContextKey('projectOpen', now !== undefined && !now.locked);
  setContextKey('projectLocked', now?.locked === true);
  setContextKey('projectEncrypted', now?.encrypted === true);
  if (before?.session !== now?.session || before?.locked !== now?.locked) forgetAnswers();
}

/** Asks for the present state; called after each connection. */
export async function loadProjectState(): Promise<void> {
  applyProjectState(await rpc().call(projectContract.methods.state, {}));
}

/** Follows the project and its changes; called once by the entry. */
export function followProject(): void {
  rpc().on(projectContract.topics.state, applyProjectState);
  rpc().on(projectContract.topics.changed, ({ tables }) => invalidateTables(tables));
}

/** The open project (which may be locked), followed. */
export function useProject(): OpenProject | undefined {
  return useStore(projectStore, (state) => state.project);
}
