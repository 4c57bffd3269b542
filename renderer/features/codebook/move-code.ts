import type { Code } from '#shared/contracts/codebook.ts';

/** Where a code goes: under a parent (null: the top), before a sibling (null: last). */
export interface Place {
  readonly parent: number | null;
  readonly before: number | null;
}

/** Siblings of a code in their order, itself among them. */
function siblingsOf(codes: readonly Code[], parent: number | null): readonly Code[] {
  return codes.filter((code) => code.parent === parent).sort((left, right) => left.position - right.position || left.id - right.id);
}

/** One place up or down among its siblings; undefined at the end of the row. */
export function placeBeside(codes: readonly Code[], code: Code, direction: 1 | -1): Place | undefined {
  const siblings = siblingsOf(codes, code.parent).filter((sibling) => !sibling.retired);
  const index = siblings.findIndex((sibling) => sibling.id === code.id);
  const over = siblings[index + direction];
  if (over === undefined) return undefined;
  return { parent: code.parent, before: direction < 0 ? over.id : (siblings[index + 2]?.id ?? null) };
}

/** Under the sibling before it; undefined for the first. */
export function placeInside(codes: readonly Code[], code: Code): Place | undefined {
  const siblings = siblingsOf(codes, code.parent).filter((sibling) => !sibling.retired);
  const before = siblings[siblings.findIndex((sibling) => sibling.id === code.id) - 1];
  return before === undefined ? undefined : { parent: before.id, before: null };
}

/** Out of its parent, right behind it; undefined at the top. */
export function placeOutside(codes: readonly Code[], code: Code): Place | undefined {
  const parent = codes.find((other) => other.id === code.parent);
  if (parent === undefined) return undefined;
  const siblings = siblingsOf(codes, parent.parent);
  return { parent: parent.parent, before: siblings[siblings.findIndex((sibling) => sibling.id === parent.id) + 1]?.id ?? null };
}

/** Beside another code, where it was dropped. */
export function placeNextTo(codes: readonly Code[], target: Code, position: 'before' | 'after'): Place {
  if (position === 'before') return { parent: target.parent, before: target.id };
  const siblings = siblingsOf(codes, target.parent);
  return { parent: target.parent, before: siblings[siblings.findIndex((sibling) => sibling.id === target.id) + 1]?.id ?? null };
}

/** Whether one code is, or stands anywhere below, the other. */
export function isWithin(codes: readonly Code[], code: number, ancestor: number): boolean {
  const parents = new Map(codes.map((each) => [each.id, each.parent]));
  let at: number | null | undefined = code;
  for (let steps = 0; at !== null && at !== undefined && steps <= codes.length; steps++) {
    if (at === ancestor) return true;
    at = parents.get(at);
  }
  return false;
}
