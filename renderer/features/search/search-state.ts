import { createStore } from 'zustand/vanilla';
import { projectContract } from '#shared/contracts/project.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';

interface SearchState {
  /** What stands in the box. */
  readonly query: string;
  /** Queries that were run, newest first. */
  readonly history: readonly string[];
  /** Grows when something asks for the keyboard in the box. */
  readonly focusRequests: number;
}

/** The search side bar's state; lives on while another side bar is shown. */
export const searchStore = createStore<SearchState>(() => ({ query: '', history: [], focusRequests: 0 }));

const historyKey = 'search.history';
const longestHistory = 30;

/** Puts a query into the box. */
export function setQuery(query: string): void {
  searchStore.setState({ query });
}

/** Asks the box to take the keyboard. */
export function focusQuery(): void {
  searchStore.setState(({ focusRequests }) => ({ focusRequests: focusRequests + 1 }));
}

/** Keeps a query that was run, with the project. */
export function remember(query: string): void {
  const text = query.trim();
  const { history } = searchStore.getState();
  if (text === '' || history[0] === text) return;
  const next = [text, ...history.filter((other) => other !== text)].slice(0, longestHistory);
  searchStore.setState({ history: next });
  // A history that could not be kept is no loss of work.
  rpc().call(projectContract.methods.setLayout, { key: historyKey, value: JSON.stringify(next) }).catch(() => undefined);
}

/** Whether a search was run in the open project. */
export async function hasHistory(): Promise<boolean> {
  const { value } = await rpc().call(projectContract.methods.getLayout, { key: historyKey });
  return value !== null;
}

/** Reads the history of the open project. */
export async function loadHistory(): Promise<void> {
  const { value } = await rpc().call(projectContract.methods.getLayout, { key: historyKey });
  const kept: unknown = value === null ? [] : JSON.parse(value);
  searchStore.setState({ history: Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string') : [] });
}

let session = projectStore.getState().project?.session;
projectStore.subscribe(({ project }) => {
  if (project?.session === session) return;
  session = project?.session;
  searchStore.setState({ query: '', history: [] });
});
