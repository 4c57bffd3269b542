/** Reads a code's number out of a command's arguments, `{code}` or the number alone. */
export function codeOf(args: unknown): number | undefined {
  if (typeof args === 'number') return args;
  return numberIn(args, 'code');
}

/** The other code of a drop or merge, `{target}`. */
export function targetOf(args: unknown): number | undefined {
  return numberIn(args, 'target');
}

/** Where a dropped code lands, `{position}`. */
export function positionOf(args: unknown): 'before' | 'after' | undefined {
  if (typeof args !== 'object' || args === null || !('position' in args)) return undefined;
  return args.position === 'before' || args.position === 'after' ? args.position : undefined;
}

function numberIn(args: unknown, name: string): number | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  const value: unknown = Object.entries(args).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? value : undefined;
}
