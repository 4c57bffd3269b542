import type { Dispose } from '#shared/base/disposables.ts';
import { createEmitter } from '#shared/base/events.ts';
import type { CommandDescription } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

const commands = new Map<string, CommandDescription>();
const changed = createEmitter<void>();
const ran = createEmitter<string>();
let accessor: ServicesAccessor | undefined;
let onFailure: (error: unknown, id: string) => void = () => undefined;

/**
 * Adds commands.
 * @throws Error when an id is taken.
 */
export function registerCommands(descriptions: readonly CommandDescription[]): void {
  for (const description of descriptions) {
    if (commands.has(description.id)) throw new Error(`Command ${description.id} is registered twice`);
    commands.set(description.id, description);
  }
  changed.emit();
}

/** Adds a command for as long as a component lives. */
export function addCommand(description: CommandDescription): Dispose {
  registerCommands([description]);
  return () => {
    if (commands.get(description.id) !== description) return;
    commands.delete(description.id);
    changed.emit();
  };
}

/** Called once by the workbench: what commands may use, and who hears of their failures. */
export function startCommands(services: ServicesAccessor, failure: (error: unknown, id: string) => void): void {
  accessor = services;
  onFailure = failure;
}

/** The services, for quick-open providers and the like. */
export function services(): ServicesAccessor {
  if (accessor === undefined) throw new Error('The workbench has not started');
  return accessor;
}

/** A command by id. */
export function getCommand(id: string): CommandDescription | undefined {
  return commands.get(id);
}

/** Every command, in the order of registration. */
export function allCommands(): readonly CommandDescription[] {
  return [...commands.values()];
}

/** Told when commands come or go. */
export function onCommandsChanged(listener: () => void): Dispose {
  return changed.on(listener);
}

/** Told the id of each command that ran without an error. */
export function onCommandRan(listener: (id: string) => void): Dispose {
  return ran.on(listener);
}

/**
 * Runs a command. A failure is shown to the user here and also rejects, so that a
 * caller can stop what depends on it; event handlers may use {@link runCommand}.
 */
export async function executeCommand(id: string, args?: unknown): Promise<unknown> {
  const command = commands.get(id);
  if (command === undefined) throw new Error(`Unknown command ${id}`);
  try {
    const result: unknown = await command.run(services(), args);
    ran.emit(id);
    return result;
  } catch (error) {
    onFailure(error, id);
    throw error;
  }
}

/** Runs a command from an event handler: its failure has been shown and ends here. */
export function runCommand(id: string, args?: unknown): void {
  executeCommand(id, args).catch(() => undefined);
}
