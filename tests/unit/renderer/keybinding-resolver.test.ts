import { describe, expect, it } from 'vitest';
import type { ContextValue } from '#renderer/platform/context-keys/context-key-store.ts';
import { conflictsOf, resolveKeys, typesText, type Keybinding } from '#renderer/platform/keybindings/keybinding-resolver.ts';
import { combineKeybindings } from '#renderer/platform/keybindings/keybinding-store.ts';
import { displayChord, keystrokeOf, parseChord, parseKeystroke } from '#renderer/platform/keybindings/keystroke.ts';

const context = (values: Record<string, ContextValue> = {}) => ({ get: (key: string) => values[key] });
const binding = (keys: string, command: string, when?: string, source: Keybinding['source'] = 'default'): Keybinding => ({
  chord: parseChord(keys, 'linux'),
  command,
  when,
  commandWhen: undefined,
  args: undefined,
  source,
});
const run = (pressed: string, bindings: readonly Keybinding[], values: Record<string, ContextValue> = {}) => {
  const found = resolveKeys(parseChord(pressed, 'linux'), bindings, context(values));
  return found.kind === 'run' ? found.binding.command : found.kind;
};

describe('written keys', () => {
  it.each([
    ['ctrl+shift+p', 'Ctrl+Shift+P'],
    ['Shift+Ctrl+P', 'Ctrl+Shift+P'],
    ['j', 'J'],
    ['Ctrl++', 'Ctrl++'],
    ['ctrl+up', 'Ctrl+ArrowUp'],
    ['esc', 'Escape'],
    ['Alt+PageDown', 'Alt+PageDown'],
  ])('%s is %s', (written, normal) => {
    expect(parseKeystroke(written, 'linux')).toBe(normal);
  });

  it('makes Ctrl the Command key on macOS, unless written for macOS', () => {
    expect(parseKeystroke('Ctrl+P', 'mac')).toBe('Meta+P');
    expect(parseKeystroke('Ctrl+P', 'mac', true)).toBe('Ctrl+P');
  });

  it.each([
    ['Ctrl+K Ctrl+S', 'linux', ['Ctrl+K', 'Ctrl+S']],
    ['Ctrl+K Ctrl+S', 'mac', ['⌘K', '⌘S']],
    ['j', 'windows', ['j']],
    ['Shift+Alt+ArrowDown', 'mac', ['⇧⌥↓']],
    ['Ctrl++', 'linux', ['Ctrl++']],
  ] as const)('%s on %s is shown as %s', (written, platform, shown) => {
    expect(displayChord(parseChord(written, platform), platform)).toEqual(shown);
  });
});

describe('pressed keys', () => {
  const press = (key: string, code: string, modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
    keystrokeOf({ key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...modifiers });
  it.each([
    [press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+P'],
    [press('|', 'Backslash', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+\\'],
    [press('!', 'Digit1', { shiftKey: true }), 'Shift+1'],
    [press('з', 'KeyP', { ctrlKey: true }), 'Ctrl+P'],
    [press('a', 'KeyQ', { ctrlKey: true }), 'Ctrl+A'],
    [press('Shift', 'ShiftLeft', { shiftKey: true }), undefined],
    [press('Process', 'KeyN'), undefined],
    [press(' ', 'Space'), 'Space'],
  ])('%s', (stroke, expected) => {
    expect(stroke).toBe(expected);
  });

  it('leaves what types or moves the caret to a text field', () => {
    for (const stroke of ['J', 'Shift+A', 'Enter', 'Backspace', 'ArrowLeft', 'Shift+ArrowLeft', 'Space']) expect(typesText(stroke)).toBe(true);
    for (const stroke of ['Ctrl+P', 'F6', 'Escape', 'Alt+1', 'Ctrl+Enter']) expect(typesText(stroke)).toBe(false);
  });
});

describe('resolving', () => {
  it('prefers the later binding, so that a user wins over the default', () => {
    expect(run('Ctrl+P', [binding('Ctrl+P', 'first'), binding('Ctrl+P', 'mine', undefined, 'user')])).toBe('mine');
  });
  it('skips bindings whose condition does not hold', () => {
    const bindings = [binding('Enter', 'open'), binding('Enter', 'code', 'editorFocus')];
    expect(run('Enter', bindings)).toBe('open');
    expect(run('Enter', bindings, { editorFocus: true })).toBe('code');
  });
  it('waits for the rest of a chord and then runs it', () => {
    const bindings = [binding('Ctrl+K Ctrl+S', 'keys'), binding('Ctrl+K Z', 'zen')];
    expect(run('Ctrl+K', bindings)).toBe('more');
    expect(run('Ctrl+K Z', bindings)).toBe('zen');
    expect(run('Ctrl+K X', bindings)).toBe('none');
  });
  it('does not wait for a chord that cannot run here', () => {
    expect(run('Ctrl+K', [binding('Ctrl+K Z', 'zen', 'never')])).toBe('none');
  });
});

describe("a user's rules", () => {
  const defaults = [binding('Ctrl+B', 'toggle'), binding('Ctrl+J', 'panel')];
  it('take defaults away and add keys', () => {
    const all = combineKeybindings(defaults, [{ key: 'Ctrl+B', command: '-toggle' }, { key: 'Ctrl+Alt+B', command: 'toggle' }], () => undefined);
    expect(run('Ctrl+B', all)).toBe('none');
    expect(run('Ctrl+Alt+B', all)).toBe('toggle');
    expect(run('Ctrl+J', all)).toBe('panel');
  });
  it('keep the condition of the command', () => {
    const all = combineKeybindings([], [{ key: 'X', command: 'remove' }], () => 'editorFocus');
    expect(run('X', all)).toBe('none');
    expect(run('X', all, { editorFocus: true })).toBe('remove');
  });
});

describe('conflicts', () => {
  const conflict = (left: string | undefined, right: string | undefined) => {
    const [one, two] = [binding('Enter', 'one', left), binding('Enter', 'two', right)];
    return conflictsOf(one, [one, two]).length > 0;
  };
  it.each([
    [undefined, undefined, true],
    ['projectOpen', 'projectOpen', true],
    ['projectOpen', 'selectionCount', true],
    ['projectOpen', undefined, false],
    ['projectOpen && codeSelected', 'projectOpen', false],
    ['editorFocus', '!editorFocus', false],
    ["activeEditor == 'code'", "activeEditor == 'messages'", false],
    ['codeTreeFocus', 'messageTableFocus', false],
    ['codeTreeFocus', 'codeTreeFocus', true],
    ['themeCount && (themeTreeFocus || themeTableFocus)', 'codeTreeFocus', false],
    ['themeCount && (themeTreeFocus || themeTableFocus)', 'codeSelected && (codeTreeFocus || themeTableFocus)', true],
    ['(themeTreeFocus || themeTableFocus) && !pinned', '(themeTreeFocus || themeTableFocus) && pinned', false],
    ["label == 'a || b' && codeTreeFocus", "label == 'a || c' && codeTreeFocus", false],
    ['codeCut && codeTreeFocus', '!zenMode && sideBarFocus || !zenMode && panelFocus', false],
    ['codeCut', '!zenMode && sideBarFocus || !zenMode && panelFocus', true],
    ["activeEditor == 'timeline' && !searchFocus", 'projectOpen && searchFocus', false],
  ])('%s beside %s: %s', (left, right, expected) => {
    expect(conflict(left, right)).toBe(expected);
  });
  it('are not the same command twice, nor other keys', () => {
    const one = binding('Enter', 'one');
    expect(conflictsOf(one, [one, binding('Enter', 'one'), binding('Escape', 'two')])).toEqual([]);
  });
});
