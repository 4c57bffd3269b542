import { allCommands } from '#renderer/platform/commands/command-registry.ts';
import { joinClauses } from '#renderer/platform/context-keys/when-alternatives.ts';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import type { Platform } from '#renderer/platform/host/host.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { conflictsOf, type Keybinding } from '#renderer/platform/keybindings/keybinding-resolver.ts';
import { displayChord } from '#renderer/platform/keybindings/keystroke.ts';

/** A command with one of its bindings, or none. */
export interface KeybindingRow {
  readonly id: string;
  readonly command: string;
  readonly name: string;
  readonly binding: Keybinding | undefined;
  readonly keys: readonly string[];
  readonly when: string;
  /** Names of the commands that the same keys may call at the same time. */
  readonly conflicts: readonly string[];
}

function nameOf(command: { readonly title: string; readonly category?: string }, t: Translate): string {
  const title = t(command.title);
  return command.category === undefined ? title : t('workbench.palette.entry', { category: t(command.category), title });
}

/** A row for each binding, and one for each command without; sorted by name. */
export function keybindingRows(all: readonly Keybinding[], platform: Platform, t: Translate): readonly KeybindingRow[] {
  const names = new Map(allCommands().map((command) => [command.id, nameOf(command, t)]));
  const rows = allCommands().flatMap((command): KeybindingRow[] => {
    const name = names.get(command.id) ?? command.id;
    const bindings = all.filter((binding) => binding.command === command.id);
    if (bindings.length === 0) return [{ id: command.id, command: command.id, name, binding: undefined, keys: [], when: command.when ?? '', conflicts: [] }];
    return bindings.map((binding, index) => ({
      id: `${command.id}#${index}`,
      command: command.id,
      name,
      binding,
      keys: displayChord(binding.chord, platform),
      when: joinClauses([binding.commandWhen, binding.when]),
      conflicts: [...new Set(conflictsOf(binding, all).map((other) => names.get(other.command) ?? other.command))],
    }));
  });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Rows whose name, id, keys or condition holds the query; `"ctrl+k"` in quotes means keys alone. */
export function filterRows(rows: readonly KeybindingRow[], query: string): readonly KeybindingRow[] {
  const text = query.trim();
  if (text === '') return rows;
  const quoted = /^"(.*)"$/u.exec(text)?.[1];
  const keysHold = (row: KeybindingRow, keys: string) => row.keys.join(' ').toLowerCase().includes(keys.toLowerCase());
  if (quoted !== undefined) return rows.filter((row) => keysHold(row, quoted));
  return rows.filter(
    (row) =>
      fuzzyMatch(text, row.name) !== undefined ||
      row.command.toLowerCase().includes(text.toLowerCase()) ||
      row.when.toLowerCase().includes(text.toLowerCase()) ||
      keysHold(row, text),
  );
}
