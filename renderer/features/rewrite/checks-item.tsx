import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { redChecks } from './paragraph-rows.ts';
import { useActiveRewrite } from './rewrite-store.ts';

/** How many checks of the rewrite in front are green; a click shows them. */
export function ChecksItem() {
  const t = useT();
  const format = useFormat();
  const active = useActiveEditor();
  const { rewrite } = useActiveRewrite();
  if (rewrite === undefined || active?.input.type !== 'rewrite') return null;
  const all = rewrite.checks.length;
  const red = redChecks(rewrite.checks).length;
  return (
    <StatusItem
      icon={red === 0 ? 'check' : 'x'}
      text={red === 0 ? t('rewrite.status.green', { all: format.number(all) }) : t('rewrite.status.red', { green: format.number(all - red), all: format.number(all) })}
      tooltip={t('rewrite.status.tooltip')}
      onClick={() => layout.showPanel('checks')}
    />
  );
}
