import { projectContract } from '#shared/contracts/project.ts';
import { settingsContract } from '#shared/contracts/settings.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { layoutStore, parseLayout, serialiseLayout } from '#renderer/workbench/layout/layout-store.ts';

const layoutKey = 'workbench.layout';
const tabsKey = 'workbench.tabs';
const saveDelay = 400;

async function read(key: string, inProject: boolean): Promise<string | null> {
  const { value } = inProject
    ? await rpc().call(projectContract.methods.getLayout, { key })
    : await rpc().call(settingsContract.methods.getState, { key });
  return value;
}

/** Writes after a pause; the last value wins. Losing one to a closed window costs a tab, so failures stay silent. */
const waiting = new Map<string, { timer: number; write: () => void }>();

function writeSoon(key: string, value: string): void {
  const project = projectStore.getState().project;
  if (project?.locked === true) return;
  const before = waiting.get(key);
  if (before !== undefined) window.clearTimeout(before.timer);
  const session = project?.session;
  const write = () => {
    waiting.delete(key);
    if (projectStore.getState().project?.session !== session || projectStore.getState().project?.locked === true) return;
    const call = project === undefined ? rpc().call(settingsContract.methods.setState, { key, value }) : rpc().call(projectContract.methods.setLayout, { key, value });
    call.catch(() => undefined);
  };
  waiting.set(key, { timer: window.setTimeout(write, saveDelay), write });
}

/** Sends what still waits: before the window goes, or a project is closed or locked. */
export function flushLayout(): void {
  for (const { timer, write } of [...waiting.values()]) {
    window.clearTimeout(timer);
    write();
  }
}

/** Restores the sizes and visible parts of the project (of the person, where none is open); answers its saved tabs. */
export async function restoreLayout(inProject: boolean): Promise<string | null> {
  const [layout, tabs] = await Promise.all([read(layoutKey, inProject), inProject ? read(tabsKey, true) : null]);
  const parsed = parseLayout(layout);
  if (parsed !== undefined) layoutStore.setState(parsed);
  return tabs;
}

/** Saves the tabs of the open project. */
export function saveTabs(serialised: string): void {
  if (projectStore.getState().project !== undefined) writeSoon(tabsKey, serialised);
}

/** Saves sizes and visible parts whenever they change; called once by the entry. */
export function followLayout(): void {
  let last = serialiseLayout();
  layoutStore.subscribe(() => {
    const now = serialiseLayout();
    if (now === last) return;
    last = now;
    writeSoon(layoutKey, now);
  });
  window.addEventListener('pagehide', flushLayout);
}
