import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { settingsContract } from '#shared/contracts/settings.ts';
import { onCommandRan } from '#renderer/platform/commands/command-registry.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

const stateKey = 'welcome.finished';
const store = createStore<{ readonly finished: ReadonlySet<string> }>(() => ({ finished: new Set() }));
let started = false;

function save(): void {
  const value = JSON.stringify([...store.getState().finished]);
  // A step that is forgotten costs the user nothing.
  rpc().call(settingsContract.methods.setState, { key: stateKey, value }).catch(() => undefined);
}

function parse(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const saved: unknown = JSON.parse(text);
    return Array.isArray(saved) ? saved.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Marks a step as finished, or takes the mark away. */
export function markStep(id: string, done: boolean): void {
  const finished = new Set(store.getState().finished);
  if (done) finished.add(id);
  else finished.delete(id);
  store.setState({ finished });
  save();
}

/** Reads what was finished and follows the commands that finish steps; later calls do nothing. */
export function startProgress(): void {
  if (started) return;
  started = true;
  onCommandRan((command) => {
    for (const step of contributed().walkthrough) {
      if ((step.completedBy ?? [step.command.id]).includes(command) && !store.getState().finished.has(step.id)) markStep(step.id, true);
    }
  });
  rpc()
    .call(settingsContract.methods.getState, { key: stateKey })
    .then(({ value }) => store.setState(({ finished }) => ({ finished: new Set([...finished, ...parse(value)]) })))
    .catch(() => undefined);
}

/** The finished steps, followed. */
export function useFinishedSteps(): ReadonlySet<string> {
  return useStore(store, (state) => state.finished);
}
