import { defineContribution } from '#renderer/platform/contribution.ts';

export const contribution = defineContribution({
  id: 'welcome',
  commands: [
    {
      id: 'welcome.show',
      title: 'welcome.command.show',
      category: 'workbench.menu.help',
      menu: [{ menu: 'help', group: '1_start', order: 1 }],
      run: ({ editors }) => editors.openEditor({ type: 'welcome', id: 'welcome' }),
    },
  ],
  editors: [
    {
      type: 'welcome',
      icon: 'logo',
      withoutProject: true,
      title: (_, t) => t('welcome.title'),
      load: () => import('./welcome-editor.tsx').then((module) => module.WelcomeEditor),
    },
  ],
  walkthrough: [
    {
      id: 'welcome.project',
      order: 1,
      icon: 'lock',
      title: 'welcome.step.project',
      description: 'welcome.step.projectText',
      command: { id: 'project.new' },
      action: 'welcome.step.projectAction',
      isDone: (project) => project !== undefined,
    },
  ],
});
