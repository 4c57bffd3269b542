import { useStore } from 'zustand';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { LANGUAGES } from '#renderer/platform/i18n/translate.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { pendingChordStore } from '#renderer/platform/keybindings/keyboard-dispatch.ts';
import { displayChord } from '#renderer/platform/keybindings/keystroke.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { useSelection } from '#renderer/platform/selection/selection-store.ts';
import { StatusItem } from './status-item.tsx';

/** Name of the project and how it is kept. */
export function ProjectItem() {
  const t = useT();
  const project = useProject();
  if (project === undefined) return null;
  const state = project.locked ? 'locked' : project.encrypted ? 'encrypted' : 'plain';
  return (
    <StatusItem
      lead
      icon={project.encrypted ? 'lock' : 'unlock'}
      text={project.name}
      tooltip={`${t(`workbench.status.project.${state}`)}\n${project.path}`}
      {...(project.encrypted && !project.locked ? { onClick: () => runCommand('project.lock') } : {})}
    />
  );
}

/** That nothing leaves the machine, and what enforces it. */
export function OfflineItem() {
  const t = useT();
  return <StatusItem icon="offline" text={t('workbench.status.offline')} tooltip={t(`workbench.status.offline.${host().kind}`)} />;
}

/** Under whose name codings are made. */
export function CoderItem() {
  const t = useT();
  const project = useProject();
  if (project === undefined || project.coder === '') return null;
  return <StatusItem icon="user" text={project.coder} tooltip={t('workbench.status.coder')} onClick={() => runCommand('settings.open', { query: 'coder.name' })} />;
}

/** The first presses of a chord. */
export function ChordItem() {
  const t = useT();
  const pressed = useStore(pendingChordStore, (state) => state.pressed);
  if (pressed.length === 0) return null;
  return <StatusItem text={t('workbench.status.chord', { keys: displayChord(pressed, host().platform).join(' ') })} />;
}

/** How much is selected; a stretch of text by its code points. */
export function SelectionItem() {
  const t = useT();
  const format = useFormat();
  const selection = useSelection();
  if (selection === undefined) return null;
  const { span } = selection;
  if (span !== undefined && span.end > span.start) {
    return (
      <StatusItem
        text={t('workbench.status.span', { count: span.end - span.start, start: format.number(span.start), end: format.number(span.end) })}
      />
    );
  }
  const count = selection.count ?? selection.ids.length;
  if (count < 2) return null;
  return <StatusItem text={t('workbench.status.selected', { count, number: format.number(count) })} />;
}

/** The language of the interface; switches at once. */
export function LanguageItem() {
  const t = useT();
  const language = useLanguage();
  const name = LANGUAGES.find((candidate) => candidate.id === language)?.name ?? language;
  return <StatusItem text={name} tooltip={t('workbench.status.language')} onClick={() => runCommand('workbench.chooseLanguage')} />;
}
