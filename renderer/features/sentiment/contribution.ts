import { givenLabels } from '#shared/contracts/sentiment.ts';
import { defineContribution, type CommandDescription } from '#renderer/platform/contribution.ts';
import { clearLabel, setLabel } from './label-commands.ts';
import { scoreProject } from './score-project.ts';
import { SentimentItem } from './sentiment-item.tsx';

const category = 'sentiment.category';
const onMessages = "selectionKind == 'message'";
const inText = '(conversationFocus || messagesFocus) && !messagesHead && !textInputFocus';

export const contribution = defineContribution({
  id: 'sentiment',
  commands: [
    {
      id: 'sentiment.score',
      title: 'sentiment.command.score',
      category,
      icon: 'scale',
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '1_sentiment', order: 1 }],
      run: (accessor) => scoreProject(accessor),
    },
    ...givenLabels.map((label, index): CommandDescription => ({
      id: `sentiment.set.${label}`,
      title: `sentiment.command.set.${label}`,
      category,
      when: onMessages,
      keybinding: { key: `s ${index + 1}`, when: inText },
      menu: [
        { menu: 'context/messages', group: '3_sentiment', order: index + 1 },
        { menu: 'context/conversation', group: '3_sentiment', order: index + 1 },
      ],
      run: (accessor, args) => setLabel(accessor, label, args),
    })),
    {
      id: 'sentiment.clear',
      title: 'sentiment.command.clear',
      category,
      when: onMessages,
      keybinding: { key: 's 0', when: inText },
      menu: [
        { menu: 'context/messages', group: '3_sentiment', order: 5 },
        { menu: 'context/conversation', group: '3_sentiment', order: 5 },
      ],
      run: (accessor, args) => clearLabel(accessor, args),
    },
  ],
  statusItems: [{ id: 'sentiment', side: 'right', order: 30, when: 'projectOpen', component: SentimentItem }],
  settings: [
    {
      key: 'sentiment.scoreOnImport',
      title: 'sentiment.setting.score-on-import',
      description: 'sentiment.setting.score-on-import.description',
      category: 'sentiment.category',
      type: 'boolean',
      default: true,
    },
  ],
});
