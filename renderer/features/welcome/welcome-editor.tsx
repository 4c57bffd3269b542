import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { EditorProps, WalkthroughContribution } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useKeys } from '#renderer/platform/keybindings/keybinding-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { RecentProjects } from './recent-projects.tsx';
import { markStep, startProgress, useFinishedSteps } from './walkthrough-progress.ts';
import styles from './welcome.module.css';

const starts = [
  { command: 'project.new', icon: 'plus' },
  { command: 'project.open', icon: 'folder' },
  { command: 'project.openSample', icon: 'book' },
] as const;

/** The first tab: begin, go on, and the way from a file to an export in a few steps. */
export function WelcomeEditor(_: EditorProps) {
  const t = useT();
  useEffect(startProgress, []);
  return (
    <div className={styles.scroller}>
      <div className={styles.page}>
        <header className={styles.head}>
          <Icon name="logo" size={36} className={styles.logo ?? ''} />
          <div>
            <h1 className={styles.name}>{t('welcome.product')}</h1>
            <p className={styles.claim}>{t('welcome.claim')}</p>
          </div>
        </header>
        <div className={styles.columns}>
          <div>
            <h2 className={styles.heading}>{t('welcome.start')}</h2>
            <ul>
              {starts.map((start) => (
                <StartRow key={start.command} {...start} />
              ))}
            </ul>
            <RecentProjects />
          </div>
          <Walkthrough />
        </div>
      </div>
    </div>
  );
}

function StartRow({ command, icon }: { readonly command: string; readonly icon: string }) {
  const t = useT();
  const keys = useKeys(command);
  return (
    <li>
      <button type="button" className={styles.start} data-autofocus={command === 'project.new' ? '' : undefined} onClick={() => runCommand(command)}>
        <Icon name={icon} size={16} className={styles.accent ?? ''} />
        <span className={styles.startText}>
          <span>{t(`welcome.start.${command}`)}</span>
          <span className={styles.muted}>{t(`welcome.start.${command}.text`)}</span>
        </span>
        {keys.length > 0 && <Kbd keys={keys} />}
      </button>
    </li>
  );
}

function Walkthrough() {
  const t = useT();
  const format = useFormat();
  useStore(contextKeyStore);
  const finished = useFinishedSteps();
  const steps = contributed().walkthrough.filter((step) => holds(step.when, contextReader));
  const done = steps.filter((step) => finished.has(step.id)).length;
  const current = steps.find((step) => !finished.has(step.id));
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
    <li className={classNames(styles.step, current && styles.current)}>
      <button
        type="button"
        role="checkbox"
        aria-checked={done}
        aria-label={t('welcome.markDone', { step: t(step.title) })}
        className={classNames(styles.mark, done && styles.done)}
        onClick={() => markStep(step.id, !done)}
      >
        <Icon name={done ? 'check' : step.icon} size={14} />
      </button>
      <div className={styles.stepText}>
        <h3 className={styles.stepTitle}>{t(step.title)}</h3>
        <p className={styles.muted}>{t(step.description)}</p>
      </div>
      <Button kind={current ? 'primary' : 'normal'} {...(keys.length > 0 && !current ? { keys } : {})} onClick={() => runCommand(step.command.id, step.command.args)}>
        {t(step.action)}
      </Button>
    </li>
  );
}
