import { defineContribution } from '#renderer/platform/contribution.ts';
import { decide } from './decide.ts';
import { learnNow, proposeNow } from './learn.ts';
import { SuggestionItem } from './suggestion-item.tsx';

const category = 'suggestion.category';
const onProposals = "activeEditor == 'conversation' || activeEditor == 'suggestions'";
const inPlace = '(conversationFocus || suggestionsFocus) && !textInputFocus';

export const contribution = defineContribution({
  id: 'suggestion',
  editors: [
    {
      type: 'suggestions',
      icon: 'lightbulb',
      title: (_, t) => t('suggestion.title'),
      load: () => import('./suggestions-editor.tsx').then((module) => module.SuggestionsEditor),
    },
  ],
  commands: [
    {
      id: 'suggestion.open',
      title: 'suggestion.command.open',
      category,
      icon: 'lightbulb',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+A' },
      menu: [
        { menu: 'code', group: '4_suggest', order: 1 },
        { menu: 'sideBar/codebook', group: '5_suggest', order: 1 },
      ],
      run: ({ editors }) => editors.openEditor({ type: 'suggestions', id: 'project' }),
    },
    {
      id: 'suggestion.accept',
      title: 'suggestion.command.accept',
      category,
      icon: 'check',
      when: onProposals,
      keybinding: { key: 'a', when: inPlace },
      menu: [
        { menu: 'code', group: '4_suggest', order: 2 },
        { menu: 'context/conversation', group: '4_suggest', order: 1 },
      ],
      run: (accessor, args) => decide(accessor, 'accept', args),
    },
    {
      id: 'suggestion.reject',
      title: 'suggestion.command.reject',
      category,
      icon: 'x',
      when: onProposals,
      keybinding: { key: 'x', when: inPlace },
      menu: [
        { menu: 'code', group: '4_suggest', order: 3 },
        { menu: 'context/conversation', group: '4_suggest', order: 2 },
      ],
      run: (accessor, args) => decide(accessor, 'reject', args),
    },
    {
      id: 'suggestion.learn',
      title: 'suggestion.command.learn',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'code', group: '4_suggest', order: 4 }],
      run: (accessor) => learnNow(accessor),
    },
    {
      id: 'suggestion.propose',
      title: 'suggestion.command.propose',
      category,
      when: 'projectOpen',
      run: (accessor) => proposeNow(accessor),
    },
  ],
  statusItems: [{ id: 'suggestion', side: 'right', order: 31, when: 'projectOpen', component: SuggestionItem }],
  settings: [
    {
      key: 'suggestion.learnInBackground',
      title: 'suggestion.setting.learn',
      description: 'suggestion.setting.learn.description',
      category: 'suggestion.category',
      type: 'boolean',
      default: true,
    },
  ],
});
