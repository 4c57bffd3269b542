import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { CommandDescription, KeybindingDescription } from '#renderer/platform/contribution.ts';
import { allCommands, onCommandsChanged } from '#renderer/platform/commands/command-registry.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import type { Keybinding } from './keybinding-resolver.ts';
import { displayChord, parseChord } from './keystroke.ts';

/**
 * A user's own rule. `key` in normal form; a command with a leading `-` takes the
 * default binding of that key away.
 */
export interface UserKeybinding {
  readonly key: string;
  readonly command: string;
  readonly when?: string | undefined;
}

interface KeybindingState {
  readonly user: readonly UserKeybinding[];
  readonly all: readonly Keybinding[];
}

export const keybindingStore = createStore<KeybindingState>(() => ({ user: [], all: [] }));

function descriptionsOf(command: CommandDescription): readonly KeybindingDescription[] {
  const bound = command.keybinding;
  if (bound === undefined) return [];
  return 'key' in bound ? [bound] : bound;
}

/** The default bindings of all commands on this platform; browser ones come first, so that the usual keys are the ones shown elsewhere. */
export function defaultKeybindings(): readonly Keybinding[] {
  const { platform, capabilities } = host();
  return allCommands().flatMap((command) =>
    descriptionsOf(command).flatMap((description): Keybinding[] => {
      const make = (key: string, forMac: boolean): Keybinding => ({
        chord: parseChord(key, platform, forMac),
        command: command.id,
        when: description.when,
        commandWhen: command.when,
        args: description.args,
        source: 'default',
      });
      const usual = platform === 'mac' && description.mac !== undefined ? make(description.mac, true) : make(description.key, false);
      // The browser's own key can still arrive (an app window passes some on), so it stays bound behind the second one.
      return capabilities.browserKeys && description.browser !== undefined ? [usual, make(description.browser, false)] : [usual];
    }),
  );
}

/** Defaults without those the user took away, then the user's own. */
export function combineKeybindings(
  defaults: readonly Keybinding[],
  user: readonly UserKeybinding[],
  whenOfCommand: (id: string) => string | undefined,
): readonly Keybinding[] {
  const removed = new Set(user.filter((rule) => rule.command.startsWith('-')).map((rule) => `${rule.key}\u0000${rule.command.slice(1)}`));
  return [
    ...defaults.filter((binding) => !removed.has(`${binding.chord.join(' ')}\u0000${binding.command}`)),
    ...user
      .filter((rule) => !rule.command.startsWith('-'))
      .map((rule): Keybinding => ({
        chord: rule.key.split(' '),
        command: rule.command,
        when: rule.when,
        commandWhen: whenOfCommand(rule.command),
        args: undefined,
        source: 'user',
      })),
  ];
}

function rebuild(user: readonly UserKeybinding[]): void {
  const when = new Map(allCommands().map((command) => [command.id, command.when]));
  keybindingStore.setState({ user, all: combineKeybindings(defaultKeybindings(), user, (id) => when.get(id)) });
}

/** Replaces the user's rules. */
export function setUserKeybindings(user: readonly UserKeybinding[]): void {
  rebuild(user);
}

/** Starts following the commands; called once by the entry. */
export function startKeybindings(): void {
  rebuild(keybindingStore.getState().user);
  onCommandsChanged(() => rebuild(keybindingStore.getState().user));
}

/** Key caps of a command's binding: the user's, else the default that works here; none if unbound. */
export function keysOf(command: string, all: readonly Keybinding[] = keybindingStore.getState().all): readonly string[] {
  const binding = all.findLast((candidate) => candidate.command === command && candidate.args === undefined);
  return binding === undefined ? [] : displayChord(binding.chord, host().platform);
}

/** Key caps of a command, followed. */
export function useKeys(command: string): readonly string[] {
  const all = useStore(keybindingStore, (state) => state.all);
  return keysOf(command, all);
}
