import type { Platform } from '#renderer/platform/host/host.ts';

/** One press: modifiers and a key, in the normal form `Ctrl+Shift+Alt+Meta+Key`. */
export type Keystroke = string;

const modifierOrder = ['Ctrl', 'Shift', 'Alt', 'Meta'] as const;

const keyNames: Readonly<Record<string, string>> = {
  ' ': 'Space', esc: 'Escape', escape: 'Escape', return: 'Enter', enter: 'Enter', space: 'Space', tab: 'Tab',
  up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight',
  arrowup: 'ArrowUp', arrowdown: 'ArrowDown', arrowleft: 'ArrowLeft', arrowright: 'ArrowRight',
  backspace: 'Backspace', delete: 'Delete', del: 'Delete', insert: 'Insert', home: 'Home', end: 'End',
  pageup: 'PageUp', pagedown: 'PageDown', contextmenu: 'ContextMenu',
};

/** Keys whose character depends on Shift or the layout: taken from the physical key, as VS Code's users expect. */
const codeNames: Readonly<Record<string, string>> = {
  Backquote: '`', Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\', IntlBackslash: '\\',
  Semicolon: ';', Quote: "'", Comma: ',', Period: '.', Slash: '/', Space: 'Space',
};

function keyName(key: string): string {
  return keyNames[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1));
}

/**
 * Normal form of one written press. `Ctrl` becomes `Meta` (Command) on macOS unless
 * the binding was written for macOS; `Cmd` and `Meta` are the same.
 */
export function parseKeystroke(text: string, platform: Platform, writtenForMac = false): Keystroke {
  const parts = text.split('+');
  // A trailing `+` means the plus key itself: "Ctrl++".
  const key = text.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const modifiers = new Set<string>();
  for (const part of parts.slice(0, -1)) {
    const name = part.toLowerCase();
    if (name === 'ctrl' || name === 'control') modifiers.add(platform === 'mac' && !writtenForMac ? 'Meta' : 'Ctrl');
    else if (name === 'cmd' || name === 'meta' || name === 'win') modifiers.add('Meta');
    else if (name === 'shift') modifiers.add('Shift');
    else if (name === 'alt' || name === 'option') modifiers.add('Alt');
  }
  return [...modifierOrder.filter((modifier) => modifiers.has(modifier)), keyName(key)].join('+');
}

/** Normal form of a whole binding: presses of a chord, separated by a space. */
export function parseChord(text: string, platform: Platform, writtenForMac = false): readonly Keystroke[] {
  return text.trim().split(/\s+/u).map((part) => parseKeystroke(part, platform, writtenForMac));
}

/** What a key event needs to say; the DOM's has it. */
export interface KeyEventLike {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/** Whether a key only changes what others mean. */
export function isModifier(key: string): boolean {
  return modifiers.has(key);
}

/** The normal form of a pressed key; undefined for a modifier alone or a key of an input method. */
export function keystrokeOf(event: KeyEventLike): Keystroke | undefined {
  if (isModifier(event.key) || ['Process', 'Unidentified', 'Dead'].includes(event.key)) return undefined;
  const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
  const digit = /^Digit([0-9])$/u.exec(event.code)?.[1];
  // Letters follow the layout's character where it is Latin, else the physical key (Cyrillic, Chinese punctuation).
  const latin = /^[a-z]$/iu.test(event.key) ? event.key.toUpperCase() : undefined;
  const key = latin ?? letter ?? digit ?? codeNames[event.code] ?? keyName(event.key);
  const held = [event.ctrlKey && 'Ctrl', event.shiftKey && 'Shift', event.altKey && 'Alt', event.metaKey && 'Meta'];
  return [...held.filter((modifier) => typeof modifier === 'string'), key].join('+');
}

const macSymbols: Readonly<Record<string, string>> = { Ctrl: '⌃', Shift: '⇧', Alt: '⌥', Meta: '⌘' };
const keySymbols: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', PageUp: 'PgUp', PageDown: 'PgDn',
};

/** A chord as shown on key caps: `['Ctrl+K', 'Ctrl+S']`, on macOS `['⌘K', '⌘S']`. A lone letter is shown small, as it is typed. */
export function displayChord(chord: readonly Keystroke[], platform: Platform): readonly string[] {
  return chord.map((stroke) => {
    const key = stroke.endsWith('++') ? '+' : (stroke.split('+').at(-1) ?? stroke);
    const modifiers = stroke.split('+').slice(0, -1).filter((part) => part !== '');
    const name = keySymbols[key] ?? key;
    if (modifiers.length === 0) return name.length === 1 && chord.length === 1 ? name.toLowerCase() : name;
    if (platform === 'mac') return modifiers.map((modifier) => macSymbols[modifier] ?? modifier).join('') + name;
    return [...modifiers.map((modifier) => (modifier === 'Meta' && platform === 'windows' ? 'Win' : modifier)), name].join('+');
  });
}
