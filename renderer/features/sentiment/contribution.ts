import { givenLabels } from '#shared/contracts/sentiment.ts';
import { defineContribution, type CommandDescription } from '#renderer/platform/contribution.ts';
import { activeSample } from './active-sample.ts';
import { clearLabel, setLabel } from './label-commands.ts';
import { loadModel, measure, train } from './model-commands.ts';
import { scoreProject } from './score-project.ts';
import { SentimentItem } from './sentiment-item.tsx';

const category = 'sentiment.category';
const onMessages = "selectionKind == 'message'";
const inText = '(conversationFocus || messagesFocus) && !messagesHead && !textInputFocus';

const inSample = 'sentimentSampleFocus && !textInputFocus';

export const contribution = defineContribution({
  id: 'sentiment',
  editors: [
    {
      type: 'sentiment',
      icon: 'scale',
      title: (_, t) => t('sentiment.category'),
      load: () => import('./sentiment-editor.tsx').then((module) => module.SentimentEditor),
    },
    {
      type: 'sentiment-sample',
      icon: 'scale',
      title: (input, t) => t('sentiment.sample.title', { id: input.id }),
      load: () => import('./sample-editor.tsx').then((module) => module.SampleEditor),
    },
  ],
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
    {
      id: 'sentiment.open',
      title: 'sentiment.command.open',
      category,
      icon: 'scale',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+S' },
      menu: [{ menu: 'analyse', group: '1_sentiment', order: 2 }],
      run: ({ editors }) => editors.openEditor({ type: 'sentiment', id: 'project' }),
    },
    {
      id: 'sentiment.measure',
      title: 'sentiment.command.measure',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '1_sentiment', order: 3 }],
      run: (accessor, args) => measure(accessor, args),
    },
    {
      id: 'sentiment.train',
      title: 'sentiment.command.train',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '1_sentiment', order: 4 }],
      run: (accessor) => train(accessor),
    },
    {
      id: 'sentiment.loadModel',
      title: 'sentiment.command.load-model',
      category,
      when: 'projectOpen',
      run: (accessor) => loadModel(accessor),
    },
    ...givenLabels.map((label, index): CommandDescription => ({
      id: `sentiment.sample.${label}`,
      title: `sentiment.command.sample.${label}`,
      category,
      when: inSample,
      palette: false,
      keybinding: { key: String(index + 1) },
      run: () => activeSample()?.label(label),
    })),
    {
      id: 'sentiment.sample.skip',
      title: 'sentiment.command.sample.skip',
      category,
      when: inSample,
      palette: false,
      keybinding: { key: '0' },
      run: () => activeSample()?.skip(),
    },
    {
      id: 'sentiment.sample.next',
      title: 'sentiment.command.sample.next',
      category,
      when: inSample,
      palette: false,
      keybinding: [{ key: 'ArrowRight' }, { key: 'ArrowDown' }],
      run: () => activeSample()?.move(1),
    },
    {
      id: 'sentiment.sample.previous',
      title: 'sentiment.command.sample.previous',
      category,
      when: inSample,
      palette: false,
      keybinding: [{ key: 'ArrowLeft' }, { key: 'ArrowUp' }],
      run: () => activeSample()?.move(-1),
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
