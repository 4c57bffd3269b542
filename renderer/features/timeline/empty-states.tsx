import type { Timeline } from '#shared/contracts/timeline.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './timeline.module.css';

/** No bucket to show: the query finds nothing, or nothing that carries a time. */
export function NothingFound({ timeline, onClear }: { readonly timeline: Timeline; readonly onClear: () => void }) {
  const t = useT();
  const format = useFormat();
  if (timeline.total === 0) {
    return (
      <EmptyState
        icon="insights"
        title={t('timeline.empty.project')}
        actions={getCommand('import.open') !== undefined && <Button icon="import" onClick={() => runCommand('import.open')}>{t('timeline.empty.import')}</Button>}
      >
        {t('timeline.empty.project-hint')}
      </EmptyState>
    );
  }
  if (timeline.messages > 0) {
    return (
      <EmptyState icon="insights" title={t('timeline.empty.timeless', { count: timeline.messages, messages: format.number(timeline.messages) })}>
        {t('timeline.empty.timeless-hint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="insights" title={t('timeline.empty.nothing')} actions={<Button icon="filter" onClick={onClear}>{t('timeline.empty.clear')}</Button>}>
      {t('timeline.empty.nothing-hint', { count: timeline.total, messages: format.number(timeline.total) })}
    </EmptyState>
  );
}

/** Volume can be shown, sentiment cannot: nothing is scored yet. */
export function NotScored({ timeline }: { readonly timeline: Timeline }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.notice}>
      <EmptyState
        icon="scale"
        title={t('timeline.empty.unscored')}
        actions={getCommand('sentiment.score') !== undefined && <Button kind="primary" icon="scale" onClick={() => runCommand('sentiment.score')}>{t('timeline.empty.score')}</Button>}
      >
        {t('timeline.empty.unscored-hint', { count: timeline.messages, messages: format.number(timeline.messages) })}
      </EmptyState>
    </div>
  );
}
