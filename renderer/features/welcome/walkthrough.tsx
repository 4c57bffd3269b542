import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { projectContract } from '#shared/contracts/project.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { onCommandRan, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { WalkthroughContribution } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useKeys } from '#renderer/platform/keybindings/keybinding-store.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { useConnectionState } from '#renderer/platform/rpc/use-rpc.ts';
import styles from './welcome.module.css';

async function askFinished(projectOpen: boolean): Promise<ReadonlySet<string>> {
  const steps = contributed().walkthrough;
  const project = projectOpen ? await rpc().call(projectContract.methods.info, {}) : undefined;
  const done = await Promise.all(steps.map(async (step) => step.isDone(project)));
  return new Set(steps.filter((_, index) => done[index] === true).map((step) => step.id));
}

/** Ids of the steps that the open project shows as done. */
function useFinished(active: boolean): ReadonlySet<string> {
  const project = useProject();
  const connected = useConnectionState() === 'ready';
  const open = project !== undefined && !project.locked;
  const { data, refetch } = useQuery({
    queryKey: ['welcome.finished', project?.session ?? ''],
    queryFn: () => askFinished(open),
    enabled: connected && active,
    meta: { tables: ['batch', 'coding', 'timeline'] },
  });
  // A search or an export changes no table.
  useEffect(() => {
    if (!active || !connected) return undefined;
    void refetch();
    return onCommandRan(() => void refetch());
  }, [active, connected, refetch]);
  return data ?? new Set();
}

/** The way from a file to an export: each step with its state in the open project and a button that does it. */
export function Walkthrough({ active }: { readonly active: boolean }) {
  const t = useT();
  const format = useFormat();
  useStore(contextKeyStore);
  const finished = useFinished(active);
  const steps = contributed().walkthrough;
  const current = steps.find((step) => !finished.has(step.id));
  const done = steps.filter((step) => finished.has(step.id)).length;
  return (
    <section aria-labelledby="walkthrough">
      <h2 id="walkthrough" className={styles.heading}>
        {t('welcome.steps')}
        <span className={styles.count}>{t('welcome.stepsDone', { done: format.number(done), total: format.number(steps.length) })}</span>
      </h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.id} step={step} done={finished.has(step.id)} current={step === current} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, done, current }: { readonly step: WalkthroughContribution; readonly done: boolean; readonly current: boolean }) {
  const t = useT();
  const keys = useKeys(step.command.id);
  return (
    <li className={classNames(styles.step, current && styles.current)} aria-current={current ? 'step' : undefined}>
      <span className={classNames(styles.mark, done && styles.done)} role="img" aria-label={t(done ? 'welcome.step.done' : 'welcome.step.open')}>
        <Icon name={done ? 'check' : step.icon} size={14} />
      </span>
      <div className={styles.stepText}>
        <h3 className={styles.stepTitle}>{t(step.title)}</h3>
        <p className={styles.muted}>{t(step.description)}</p>
      </div>
      {holds(step.when, contextReader) && (
        <Button
          kind={current ? 'primary' : 'normal'}
          {...(keys.length > 0 && !current ? { keys } : {})}
          onClick={() => runCommand(step.command.id, step.command.args)}
        >
          {t(step.action)}
        </Button>
      )}
    </li>
  );
}
