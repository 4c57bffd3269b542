import { timelineContract } from '#shared/contracts/timeline.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { addEvent, editEvent, openTimeline, removeEvent, removeTimeline, renameTimeline, showEvent } from './timeline-commands.ts';
import { activeTimeline } from './timeline-state.ts';
import { BrushItem, RecipeItem, ShownItem } from './status-items.tsx';
import { readTimelineParams } from './timeline-params.ts';
import { queryName } from './series-names.ts';

const atTimeline = "projectOpen && activeEditor == 'timeline'";
const category = 'timeline.category';

export const contribution = defineContribution({
  id: 'timeline',
  sideBars: [
    { id: 'insights', title: 'timeline.insights', icon: 'insights', order: 50, when: 'projectOpen', keybinding: { key: 'Ctrl+K Ctrl+I' }, load: () => import('./insights-view.tsx').then((module) => module.InsightsView) },
  ],
  editors: [
    {
      type: 'timeline',
      icon: 'insights',
      title: (input, t) => t('timeline.editor.title-of', { name: queryName(readTimelineParams(input.params).spec.query, t) }),
      load: () => import('./timeline-editor.tsx').then((module) => module.TimelineEditor),
    },
  ],
  statusItems: [
    { id: 'timeline.shown', side: 'left', order: 40, when: atTimeline, component: ShownItem },
    { id: 'timeline.recipe', side: 'right', order: 10, when: atTimeline, component: RecipeItem },
    { id: 'timeline.brush', side: 'right', order: 11, when: atTimeline, component: BrushItem },
  ],
  commands: [
    {
      id: 'timeline.new',
      title: 'timeline.command.new',
      category,
      icon: 'plus',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+K Ctrl+L' },
      menu: [{ menu: 'analyse', group: '2_timeline', order: 1 }, { menu: 'sideBar/insights', group: 'navigation', order: 1 }],
      run: ({ editors }) => editors.openEditor({ type: 'timeline', id: 'new' }),
    },
    {
      id: 'timeline.open',
      title: 'timeline.command.open',
      category,
      icon: 'insights',
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timeline', group: '1_open', order: 1 }],
      run: openTimeline,
    },
    {
      id: 'timeline.save',
      title: 'timeline.command.save',
      category,
      icon: 'pin',
      when: atTimeline,
      keybinding: { key: 'Ctrl+S', when: '!searchFocus' },
      menu: [{ menu: 'editor/timeline', group: '1_keep', order: 1 }],
      run: () => activeTimeline()?.save(),
    },
    {
      id: 'timeline.rename',
      title: 'timeline.command.rename',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timeline', group: '2_change', order: 1 }],
      run: renameTimeline,
    },
    {
      id: 'timeline.remove',
      title: 'timeline.command.remove',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timeline', group: '2_change', order: 2 }],
      run: removeTimeline,
    },
    {
      id: 'timeline.export',
      title: 'timeline.command.export',
      category,
      icon: 'export',
      when: atTimeline,
      menu: [{ menu: 'editor/timeline', group: '1_keep', order: 2 }],
      run: () => activeTimeline()?.exportChart(),
    },
    {
      id: 'timeline.focusChart',
      title: 'timeline.command.focusChart',
      category,
      when: atTimeline,
      keybinding: { key: 'Ctrl+G', when: '!textInputFocus' },
      run: () => activeTimeline()?.focusChart(),
    },
    {
      id: 'timeline.addEvent',
      title: 'timeline.command.addEvent',
      category,
      icon: 'flag',
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '2_timeline', order: 2 }],
      run: addEvent,
    },
    {
      id: 'timeline.showEvent',
      title: 'timeline.command.showEvent',
      category,
      icon: 'insights',
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timelineEvent', group: '1_open', order: 1 }],
      run: showEvent,
    },
    {
      id: 'timeline.editEvent',
      title: 'timeline.command.editEvent',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timelineEvent', group: '2_change', order: 1 }],
      run: editEvent,
    },
    {
      id: 'timeline.removeEvent',
      title: 'timeline.command.removeEvent',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/timelineEvent', group: '2_change', order: 2 }],
      run: removeEvent,
    },
  ],
  walkthrough: [
    {
      id: 'timeline.first',
      order: 60,
      icon: 'insights',
      title: 'timeline.step.title',
      description: 'timeline.step.text',
      command: { id: 'timeline.new' },
      action: 'timeline.step.action',
      when: 'projectOpen',
      isDone: async (project) => project !== undefined && (await rpc().call(timelineContract.methods.list, {})).timelines.length > 0,
    },
  ],
  quickOpen: [
    {
      id: 'timelines',
      title: 'timeline.timelines',
      order: 40,
      when: 'projectOpen',
      provide: async (query, { rpc }) => {
        const { timelines } = await rpc.call(timelineContract.methods.list, {});
        const typed = query.toLowerCase();
        return timelines
          .filter(({ name }) => name.toLowerCase().includes(typed))
          .map((timeline) => ({ id: `timeline-${timeline.id}`, label: timeline.name, icon: 'insights', run: (accessor) => openTimeline(accessor, { timeline: timeline.id }) }));
      },
    },
  ],
});
