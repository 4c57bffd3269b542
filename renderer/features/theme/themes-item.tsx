import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { countedMessages } from './theme-tree.ts';
import { useThemes } from './use-themes.ts';

/** "885,792 of 1,000,000 mapped", while the theme map is in front. */
export function ThemesItem() {
  return useActiveEditor()?.input.type === 'theme-map' ? <Mapped /> : null;
}

function Mapped() {
  const t = useT();
  const format = useFormat();
  const current = useThemes().data?.current;
  if (current === undefined || current === null) return null;
  return <StatusItem text={t('theme.status', { mapped: format.number(current.mapped), counted: format.number(countedMessages(current)) })} onClick={() => runCommand('theme.show')} />;
}
