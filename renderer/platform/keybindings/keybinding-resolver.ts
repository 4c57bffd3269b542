import type { ContextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { alternativesOf, joinClauses } from '#renderer/platform/context-keys/when-alternatives.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { Keystroke } from './keystroke.ts';

/** A binding in normal form. Later ones win over earlier ones. */
export interface Keybinding {
  readonly chord: readonly Keystroke[];
  readonly command: string;
  /** Both must hold: the binding's own and the command's. */
  readonly when: string | undefined;
  readonly commandWhen: string | undefined;
  readonly args: unknown;
  readonly source: 'default' | 'user';
}

export type Resolution =
  | { readonly kind: 'run'; readonly binding: Keybinding }
  /** The presses so far begin a longer chord. */
  | { readonly kind: 'more' }
  | { readonly kind: 'none' };

/** Whether a binding's conditions hold. */
export function bindingHolds(binding: Keybinding, context: ContextReader): boolean {
  return holds(binding.when, context) && holds(binding.commandWhen, context);
}

/** A press that types a character: never taken from a text field. */
export function typesText(stroke: Keystroke): boolean {
  const parts = stroke.split('+');
  const key = parts.at(-1) ?? '';
  const modified = parts.slice(0, -1).some((part) => part === 'Ctrl' || part === 'Alt' || part === 'Meta');
  return !modified && (key.length <= 1 || ['Space', 'Enter', 'Backspace', 'Delete', 'Tab', 'Home', 'End'].includes(key) || key.startsWith('Arrow'));
}

/**
 * Finds what a sequence of presses means here: the last binding that matches whole
 * and whose conditions hold, or that more presses are needed. A whole match that
 * was registered later beats a longer chord registered earlier, and vice versa.
 */
export function resolveKeys(
  pressed: readonly Keystroke[],
  bindings: readonly Keybinding[],
  context: ContextReader,
): Resolution {
  for (let index = bindings.length - 1; index >= 0; index -= 1) {
    const binding = bindings[index];
    if (binding === undefined || binding.chord.length < pressed.length) continue;
    if (!pressed.every((stroke, at) => binding.chord[at] === stroke)) continue;
    if (!bindingHolds(binding, context)) continue;
    return binding.chord.length === pressed.length ? { kind: 'run', binding } : { kind: 'more' };
  }
  return { kind: 'none' };
}

/** Other commands on the same presses whose conditions may hold at the same time: what the editor marks as conflicts. */
export function conflictsOf(binding: Keybinding, bindings: readonly Keybinding[]): readonly Keybinding[] {
  const chord = binding.chord.join(' ');
  return bindings.filter(
    (other) =>
      other !== binding &&
      other.command !== binding.command &&
      other.chord.join(' ') === chord &&
      mayHoldTogether(binding, other),
  );
}

const broadFocus = new Set(['listFocus', 'editorFocus', 'sideBarFocus', 'panelFocus', 'inspectorFocus', 'textInputFocus']);
const isPlace = (key: string) => key.endsWith('Focus') && !broadFocus.has(key);

/** Two bindings may hold together when a way in which one holds may go with a way in which the other does. */
function mayHoldTogether(left: Keybinding, right: Keybinding): boolean {
  const others = demands(right);
  return demands(left).some((one) => others.some((other) => mayBothHold(one, other)));
}

/**
 * Two ways are apart when one demands a key that the other forbids or wants to be
 * something else, or when each wants the keyboard in a place of its own. One that asks
 * for all the other asks for and more, or for a place where the other asks for a part of
 * the window, is meant to come before it: no conflict either.
 */
function mayBothHold(a: Demands, b: Demands): boolean {
  for (const [key, wanted] of a) {
    const other = b.get(key);
    if (other !== undefined && other !== wanted) return false;
  }
  const places = (of: Demands) => [...of].filter(([key, wanted]) => isPlace(key) && wanted === 'true').map(([key]) => key);
  const [placesA, placesB] = [places(a), places(b)];
  if (placesA.length > 0 && placesB.length > 0 && !placesA.some((key) => b.has(key))) return false;
  const wantsPart = (of: Demands) => [...of].some(([key, wanted]) => broadFocus.has(key) && wanted === 'true');
  if (placesA.length > 0 ? placesB.length === 0 && wantsPart(b) : placesB.length > 0 && wantsPart(a)) return false;
  const holdsAll = (more: Demands, fewer: Demands) => more.size > fewer.size && [...fewer.keys()].every((key) => more.has(key));
  return !holdsAll(a, b) && !holdsAll(b, a);
}

/** What a way wants of each context key: a value, or "true" and "false". */
type Demands = ReadonlyMap<string, string>;

function demands(binding: Keybinding): readonly Demands[] {
  return alternativesOf(joinClauses([binding.commandWhen, binding.when])).map((terms) => {
    const found = new Map<string, string>();
    for (const term of terms) {
      const equal = /^\s*([\w.]+)\s*==\s*'?([^']*?)'?\s*$/u.exec(term);
      const plain = /^\s*(!?)\s*([\w.]+)\s*$/u.exec(term);
      if (equal?.[1] !== undefined && equal[2] !== undefined) found.set(equal[1], equal[2]);
      else if (plain?.[2] !== undefined) found.set(plain[2], plain[1] === '!' ? 'false' : 'true');
    }
    return found;
  });
}
