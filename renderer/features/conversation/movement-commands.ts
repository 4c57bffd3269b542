import { readerForCommand, type TextStep } from '#renderer/platform/coding/active-reader.ts';
import type { CommandDescription, KeybindingDescription } from '#renderer/platform/contribution.ts';

const when = "activeEditor == 'conversation'";
const inText = 'conversationFocus';
const category = 'conversation.category';

interface Movement {
  readonly name: string;
  readonly step: TextStep;
  readonly direction: 1 | -1;
  readonly key?: string;
  readonly selectKey: string;
  /** With a coding selected the key belongs to that. */
  readonly notOnCoding?: boolean;
}

/** Alone the key moves the caret, with Shift it extends the selection. */
const movements: readonly Movement[] = [
  { name: 'word-right', step: 'word', direction: 1, key: 'ArrowRight', selectKey: 'Shift+ArrowRight' },
  { name: 'word-left', step: 'word', direction: -1, key: 'ArrowLeft', selectKey: 'Shift+ArrowLeft' },
  { name: 'clause-right', step: 'clause', direction: 1, key: 'Ctrl+ArrowRight', selectKey: 'Ctrl+Shift+ArrowRight' },
  { name: 'clause-left', step: 'clause', direction: -1, key: 'Ctrl+ArrowLeft', selectKey: 'Ctrl+Shift+ArrowLeft' },
  { name: 'sentence-right', step: 'sentence', direction: 1, key: 'Ctrl+ArrowDown', selectKey: 'Shift+ArrowDown' },
  { name: 'sentence-left', step: 'sentence', direction: -1, key: 'Ctrl+ArrowUp', selectKey: 'Shift+ArrowUp' },
  { name: 'character-right', step: 'character', direction: 1, selectKey: 'Shift+Alt+ArrowRight', notOnCoding: true },
  { name: 'character-left', step: 'character', direction: -1, selectKey: 'Shift+Alt+ArrowLeft', notOnCoding: true },
  { name: 'line-end', step: 'line', direction: 1, key: 'End', selectKey: 'Shift+End' },
  { name: 'line-start', step: 'line', direction: -1, key: 'Home', selectKey: 'Shift+Home' },
];

function movementCommands({ name, step, direction, key, selectKey, notOnCoding }: Movement): readonly CommandDescription[] {
  const binding = (bound: string): KeybindingDescription => ({ key: bound, when: inText });
  return [
    {
      id: `conversation.${name}`,
      title: `conversation.command.${name}`,
      category,
      when,
      ...(key === undefined ? {} : { keybinding: binding(key) }),
      run: async () => (await readerForCommand())?.move(step, direction, false),
    },
    {
      id: `conversation.select-${name}`,
      title: `conversation.command.select-${name}`,
      category,
      when,
      keybinding: notOnCoding === true ? { key: selectKey, when: `${inText} && !codingSelected` } : binding(selectKey),
      run: async () => (await readerForCommand())?.move(step, direction, true),
    },
  ];
}

/** Commands that move the caret and the selection through a conversation. */
export const readingCommands: readonly CommandDescription[] = [
  {
    id: 'conversation.down',
    title: 'conversation.command.down',
    category,
    when,
    keybinding: { key: 'ArrowDown', when: inText },
    run: async () => (await readerForCommand())?.moveDown(1),
  },
  {
    id: 'conversation.up',
    title: 'conversation.command.up',
    category,
    when,
    keybinding: { key: 'ArrowUp', when: inText },
    run: async () => (await readerForCommand())?.moveDown(-1),
  },
  {
    id: 'conversation.nextMessage',
    title: 'conversation.command.next-message',
    category,
    when,
    keybinding: { key: 'j', when: inText },
    menu: [{ menu: 'go', group: '3_message', order: 1 }],
    run: async () => (await readerForCommand({ text: false }))?.moveToMessage(1),
  },
  {
    id: 'conversation.previousMessage',
    title: 'conversation.command.previous-message',
    category,
    when,
    keybinding: { key: 'k', when: inText },
    menu: [{ menu: 'go', group: '3_message', order: 2 }],
    run: async () => (await readerForCommand({ text: false }))?.moveToMessage(-1),
  },
  {
    id: 'conversation.firstMessage',
    title: 'conversation.command.first-message',
    category,
    when,
    keybinding: { key: 'Ctrl+Home', when: inText },
    run: async () => (await readerForCommand({ text: false }))?.moveToMessage(-Infinity),
  },
  {
    id: 'conversation.lastMessage',
    title: 'conversation.command.last-message',
    category,
    when,
    keybinding: { key: 'Ctrl+End', when: inText },
    run: async () => (await readerForCommand({ text: false }))?.moveToMessage(Infinity),
  },
  ...movements.flatMap(movementCommands),
  {
    id: 'conversation.selectSentence',
    title: 'conversation.command.select-sentence',
    category,
    when,
    keybinding: { key: 'Enter', when: `${inText} && !textSelected` },
    menu: [{ menu: 'edit', group: '4_select', order: 1 }],
    run: async () => (await readerForCommand())?.selectAround('sentence'),
  },
  {
    id: 'conversation.selectTurn',
    title: 'conversation.command.select-turn',
    category,
    when,
    keybinding: { key: 'Ctrl+A', when: inText },
    menu: [{ menu: 'edit', group: '4_select', order: 2 }],
    run: async () => (await readerForCommand())?.selectAround('text'),
  },
  {
    id: 'conversation.collapse',
    title: 'conversation.command.collapse',
    category,
    when,
    keybinding: { key: 'Escape', when: `${inText} && textSelected` },
    run: async () => {
      const reader = await readerForCommand({ text: false });
      if (reader !== undefined) reader.select(reader.position.message, reader.position.focus, reader.position.focus);
    },
  },
];
