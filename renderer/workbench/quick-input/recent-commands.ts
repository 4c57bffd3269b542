const mostKept = 8;
let recent: readonly string[] = [];

/** Commands picked in the palette in this window, the newest first. */
export function recentCommands(): readonly string[] {
  return recent;
}

/** Puts a command at the top of the palette. */
export function rememberCommand(id: string): void {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, mostKept);
}
