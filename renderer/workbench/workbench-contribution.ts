import { defineContribution } from '#renderer/platform/contribution.ts';
import { editorCommands } from './commands/editor-commands.ts';
import { workbenchCommands } from './commands/workbench-commands.ts';
import { projectCommands } from './project/project-commands.tsx';
import { ChordItem, CoderItem, LanguageItem, OfflineItem, ProjectItem, SelectionItem } from './status-bar/built-in-items.tsx';

/** What the frame itself contributes, in the features' own terms. */
export const workbenchContribution = defineContribution({
  id: 'workbench',
  commands: [...workbenchCommands, ...editorCommands, ...projectCommands],
  statusItems: [
    { id: 'workbench.project', side: 'left', order: 0, component: ProjectItem },
    { id: 'workbench.offline', side: 'left', order: 1, component: OfflineItem },
    { id: 'workbench.coder', side: 'left', order: 2, component: CoderItem },
    { id: 'workbench.chord', side: 'right', order: 0, component: ChordItem },
    { id: 'workbench.selection', side: 'right', order: 80, component: SelectionItem },
    { id: 'workbench.language', side: 'right', order: 100, component: LanguageItem },
  ],
  settings: [
    {
      key: 'workbench.theme',
      title: 'workbench.setting.theme',
      description: 'workbench.setting.themeText',
      category: 'workbench.category.appearance',
      order: 1,
      type: 'enum',
      default: 'system',
      options: ['system', 'dark', 'light', 'high-contrast'].map((value) => ({ value, title: `workbench.theme.${value}` })),
    },
    {
      key: 'workbench.language',
      title: 'workbench.setting.language',
      category: 'workbench.category.appearance',
      order: 2,
      type: 'enum',
      default: 'system',
      options: ['system', 'zh-CN', 'en'].map((value) => ({ value, title: `workbench.language.${value}` })),
    },
    {
      key: 'workbench.density',
      title: 'workbench.setting.density',
      description: 'workbench.setting.densityText',
      category: 'workbench.category.appearance',
      order: 3,
      type: 'enum',
      default: 'compact',
      options: ['compact', 'comfortable'].map((value) => ({ value, title: `workbench.density.${value}` })),
    },
    {
      key: 'workbench.motion',
      title: 'workbench.setting.motion',
      category: 'workbench.category.appearance',
      order: 4,
      type: 'enum',
      default: 'system',
      options: ['system', 'reduced', 'full'].map((value) => ({ value, title: `workbench.motion.${value}` })),
    },
    {
      key: 'coder.name',
      title: 'workbench.setting.coder',
      description: 'workbench.setting.coderText',
      category: 'workbench.category.coding',
      order: 10,
      type: 'string',
      default: '',
    },
    {
      key: 'security.idleLockMinutes',
      title: 'workbench.setting.idleLock',
      description: 'workbench.setting.idleLockText',
      category: 'workbench.category.security',
      order: 20,
      type: 'number',
      default: 15,
      min: 0,
      max: 480,
      unit: 'workbench.setting.minutes',
    },
  ],
});
