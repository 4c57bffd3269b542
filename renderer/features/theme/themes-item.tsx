import { useRef } from 'react';
import { importContract } from '#shared/contracts/import.ts';
import { jobsContract } from '#shared/contracts/jobs.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';
import { useSetting } from '#renderer/platform/settings/use-setting.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { placeQuietly } from './theme-run.ts';
import { countedMessages } from './theme-tree.ts';
import { useThemes } from './use-themes.ts';

const { assign, cluster } = themeContract.methods;

/**
 * "885,792 of 1,000,000 mapped", while the theme map is in front. Stands in the status bar, which is always there, and
 * so also places new messages among the themes when an import has ended, if the setting says so; and when a clustering
 * has ended, which did not see those that came meanwhile.
 */
export function ThemesItem() {
  const rpc = useRpc();
  const placeOnImport = useSetting('theme.placeOnImport') === true;
  const waiting = useRef(false);
  useTopic(jobsContract.topics.changed, ({ job }) => {
    if (!placeOnImport || job.state !== 'done') return;
    if (job.method !== importContract.methods.run.name && job.method !== cluster.name && !(waiting.current && job.method === assign.name)) return;
    waiting.current = false;
    placeQuietly(rpc).then(
      (started) => {
        waiting.current = !started;
      },
      (error: unknown) => notifications.error(error, { key: 'theme.run' }),
    );
  });
  return useActiveEditor()?.input.type === 'theme-map' ? <Mapped /> : null;
}

function Mapped() {
  const t = useT();
  const format = useFormat();
  const current = useThemes().data?.current;
  if (current === undefined || current === null) return null;
  return <StatusItem text={t('theme.status', { mapped: format.number(current.mapped), counted: format.number(countedMessages(current)) })} onClick={() => runCommand('theme.show')} />;
}
