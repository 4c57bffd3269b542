import { useCallback, useEffect, useRef, useState } from 'react';
import { comparisonContract, type Comparison } from '#shared/contracts/comparison.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useJob } from '#renderer/platform/rpc/use-service.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { GroupsTable } from './groups-table.tsx';
import { KeynessList } from './keyness-list.tsx';
import { SetsBar } from './sets-bar.tsx';
import { readSets, type Sets } from './sets.ts';
import { SummaryTable } from './summary-table.tsx';
import styles from './comparison.module.css';

/** Chance of the bootstrap: recorded, so that the same figures come again. */
const seed = 1;
/** Words tested stand at least so often, in at least so many messages. */
const least = { leastCount: 5, leastMessages: 3 };

/** Two sets of messages beside each other. */
export function ComparisonEditor({ input, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const [sets, setSets] = useState(() => readSets(input.params));
  const [shown, setShown] = useState<{ readonly sets: Sets; readonly found: Comparison } | undefined>(undefined);
  const job = useJob(comparisonContract.methods.run);
  const taken = useRef<unknown>(undefined);

  const { start } = job;
  const compare = useCallback(
    async (wanted: Sets): Promise<void> => {
      handle.setParams({ ...wanted, ran: true });
      try {
        const found = await start({ a: { query: wanted.a }, b: { query: wanted.b }, seed, ...least });
        setShown({ sets: wanted, found });
      } catch (error) {
        // The job's state shows it.
        if (!isCancelled(error)) setShown(undefined);
      }
    },
    [handle, start],
  );

  // Opening the tab on two sets compares them; the tab that comes back from a restart waits to be asked.
  const { params } = input;
  useEffect(() => {
    const wanted = readSets(params);
    if (wanted.a === wanted.b || params?.['ran'] === true || taken.current === params) return;
    taken.current = params;
    setSets(wanted);
    void compare(wanted);
  }, [params, compare]);

  const { progress } = job;
  return (
    <div className={styles.editor}>
      <SetsBar sets={sets} running={job.running} onChange={setSets} onCompare={() => void compare(sets)} />
      {job.running && (
        <div className={styles.progress} role="status">
          <ProgressBar wide label={t('comparison.progress')} fraction={progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total} />
          <span className={styles.muted}>
            {progress === undefined || progress.step !== 'counting'
              ? t(`comparison.step.${progress?.step ?? 'finding'}`)
              : t('comparison.counting', { done: format.number(progress.done), total: format.number(progress.total), rate: format.number(progress.rate) })}
          </span>
          <Button onClick={job.cancel}>{t('comparison.cancel')}</Button>
        </div>
      )}
      {shown !== undefined ? (
        <>
          <div className={styles.columns}>
            <div className={styles.left}>
              <SummaryTable sets={shown.sets} found={shown.found} />
              <GroupsTable sets={shown.sets} groups={shown.found.groups} />
            </div>
            <KeynessList sets={shown.sets} found={shown.found} />
          </div>
          <div className={styles.footer}>
            <Button kind="flat" icon="recipe" onClick={() => openEditor({ type: 'recipe', id: String(shown.found.recipe) })}>
              {t('comparison.recipe', { id: shown.found.recipe })}
            </Button>
            <span className={styles.muted}>{t('comparison.method', { seed, resamples: format.number(2000) })}</span>
            {shown.found.overlap > 0 && (
              <span className={styles.warning}>{t('comparison.overlap', { count: shown.found.overlap, number: format.number(shown.found.overlap) })}</span>
            )}
          </div>
        </>
      ) : job.error !== undefined && !isCancelled(job.error) ? (
        <ViewError error={job.error} onRetry={() => void compare(sets)} />
      ) : (
        !job.running && (
          <EmptyState
            icon="scale"
            title={t('comparison.empty')}
            actions={<Button icon="flag" onClick={() => runCommand('comparison.periods', { query: sets.a })}>{t('comparison.command.periods')}</Button>}
          >
            {t('comparison.emptyText')}
          </EmptyState>
        )
      )}
    </div>
  );
}
