import { readerForCommand } from '#renderer/platform/coding/active-reader.ts';
import type { CommandDescription } from '#renderer/platform/contribution.ts';
import { fitToSelection, moveCodingEdge, resizeArguments, resizeSelected } from './resize-coding.ts';

const when = "activeEditor == 'conversation'";
const category = 'coding.category';

const edges = [
  { id: 'endFurther', edge: 'end', direction: 1, key: 'Shift+Alt+ArrowRight' },
  { id: 'endBack', edge: 'end', direction: -1, key: 'Shift+Alt+ArrowLeft' },
  { id: 'startFurther', edge: 'start', direction: 1, key: 'Ctrl+Shift+Alt+ArrowRight' },
  { id: 'startBack', edge: 'start', direction: -1, key: 'Ctrl+Shift+Alt+ArrowLeft' },
] as const;

/** Commands that change where a coding begins or ends. A coding is selected when the selection is its very span. */
export const resizeCommands: readonly CommandDescription[] = [
  ...edges.map(
    ({ id, edge, direction, key }, order): CommandDescription => ({
      id: `coding.${id}`,
      title: `coding.command.${id}`,
      category,
      when: `${when} && codingSelected`,
      keybinding: { key, when: 'conversationFocus' },
      menu: [
        { menu: 'code', group: '2_resize', order: order + 1 },
        { menu: 'context/conversation', group: '2_resize', order: order + 1 },
      ],
      run: (accessor) => moveCodingEdge(accessor, edge, direction),
    }),
  ),
  {
    id: 'coding.fitToSelection',
    title: 'coding.command.fitToSelection',
    category,
    when: `${when} && textSelected`,
    keybinding: { key: 'r', when: 'conversationFocus' },
    menu: [
      { menu: 'code', group: '2_resize', order: 5 },
      { menu: 'context/conversation', group: '2_resize', order: 5 },
    ],
    run: fitToSelection,
  },
  {
    id: 'coding.resizeTo',
    title: 'coding.command.resizeTo',
    category,
    when,
    palette: false,
    async run(accessor, args) {
      const stretches = resizeArguments(args);
      const reader = await readerForCommand();
      if (stretches !== undefined && reader !== undefined) await resizeSelected(accessor, reader, stretches.from, stretches.to);
    },
  },
];
