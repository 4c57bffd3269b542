import { settingsContract } from '#shared/contracts/settings.ts';
import type { Keybinding } from '#renderer/platform/keybindings/keybinding-resolver.ts';
import { keybindingStore, setUserKeybindings, type UserKeybinding } from '#renderer/platform/keybindings/keybinding-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

async function save(keybindings: readonly UserKeybinding[]): Promise<void> {
  setUserKeybindings(keybindings);
  await rpc().call(settingsContract.methods.setKeybindings, {
    keybindings: keybindings.map(({ key, command, when }) => ({ key, command, ...(when === undefined ? {} : { when }) })),
  });
}

function without(user: readonly UserKeybinding[], binding: Keybinding): readonly UserKeybinding[] {
  const key = binding.chord.join(' ');
  return user.filter((rule) => !(rule.key === key && rule.command === binding.command));
}

/** Rules that take a binding away: the user's own is dropped, a default is negated. */
function removing(user: readonly UserKeybinding[], binding: Keybinding): readonly UserKeybinding[] {
  if (binding.source === 'user') return without(user, binding);
  return [...user, { key: binding.chord.join(' '), command: `-${binding.command}` }];
}

/** Gives a command new keys in place of a binding, or in addition when there is none. */
export async function rebind(command: string, chord: readonly string[], replaced: Keybinding | undefined): Promise<void> {
  const { user } = keybindingStore.getState();
  const rest = replaced === undefined ? user : removing(user, replaced);
  await save([...rest, { key: chord.join(' '), command, ...(replaced?.when === undefined ? {} : { when: replaced.when }) }]);
}

/** Takes a binding away. */
export async function unbind(binding: Keybinding): Promise<void> {
  await save(removing(keybindingStore.getState().user, binding));
}

/** Drops every rule of the user about a command. */
export async function resetCommand(command: string): Promise<void> {
  await save(keybindingStore.getState().user.filter((rule) => rule.command !== command && rule.command !== `-${command}`));
}

/** Whether the user has a rule about a command. */
export function isChanged(command: string, user: readonly UserKeybinding[]): boolean {
  return user.some((rule) => rule.command === command || rule.command === `-${command}`);
}

