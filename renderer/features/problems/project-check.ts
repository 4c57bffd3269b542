import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { projectContract } from '#shared/contracts/project.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import type { OutputOf } from '#shared/rpc/define.ts';

/** What the last check of the open project found. */
export type CheckReport = OutputOf<(typeof projectContract)['methods']['verify']>;

const store = createStore<{ readonly session: string | undefined; readonly report: CheckReport | undefined }>(() => ({
  session: undefined,
  report: undefined,
}));

/** Runs the check and keeps its report while the project stays open. */
export async function checkProject(): Promise<CheckReport> {
  const session = projectStore.getState().project?.session;
  const report = await rpc().run(projectContract.methods.verify, {});
  store.setState({ session, report });
  return report;
}

/** The report of the last check of the open project, if any. */
export function useCheckReport(): CheckReport | undefined {
  const open = useStore(projectStore, (state) => state.project?.session);
  return useStore(store, ({ session, report }) => (session === open ? report : undefined));
}
