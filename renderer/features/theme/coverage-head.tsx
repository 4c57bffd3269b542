import type { CurrentThemes } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { twoDecimals } from './net-glyph.tsx';
import { countedMessages, themeBlocks } from './theme-tree.ts';
import { cancelRun, useThemeRun } from './theme-run.ts';
import styles from './theme.module.css';

/** How much of the messages the themes cover, how good they are, and what is to be done about them. */
export function CoverageHead({ current }: { readonly current: CurrentThemes }) {
  const t = useT();
  const format = useFormat();
  const { mapped, unmapped, noise, run } = current;
  const counted = countedMessages(current);
  const share = (messages: number) => format.percent(counted === 0 ? 0 : messages / counted);
  const quality = [
    ...(run.coherence === null ? [] : [t('theme.head.coherence', { value: twoDecimals(run.coherence) })]),
    ...(run.stability === null ? [] : [t('theme.head.stability', { value: twoDecimals(run.stability) })]),
  ];
  return (
    <div className={styles.coverage}>
      <p className={styles.mapped} title={t('theme.head.title', { mapped: format.number(mapped), unmapped: format.number(unmapped), counted: format.number(counted), noise: format.number(noise) })}>
        <b>{format.number(mapped)}</b> {t('theme.head.mapped', { counted: format.number(counted) })} <b>{share(unmapped)}</b>{' '}
        {t('theme.head.unmapped', { number: format.number(unmapped) })}
        {noise > 0 && <> · {t('theme.head.noise', { number: format.number(noise) })}</>}
      </p>
      <div className={styles.stack} role="img" aria-label={t('theme.head.bar', { mapped: share(mapped), unmapped: share(unmapped) })}>
        {themeBlocks(current.themes)
          .filter(({ kind, messages }) => kind !== 'noise' && messages > 0)
          .map((block) => (
            <span key={block.group?.id ?? 0} style={{ flexGrow: block.messages }} title={`${block.group?.name ?? t('theme.block.loose')} ${format.number(block.messages)}`} />
          ))}
        {unmapped > 0 && <span className={styles.stackUnmapped} style={{ flexGrow: unmapped }} title={`${t('theme.unmapped')} ${format.number(unmapped)}`} />}
      </div>
      <p className={styles.recipe}>
        {quality.join(' · ')}
        {quality.length > 0 && ' · '}
        <button type="button" className={styles.link} onClick={() => openEditor({ type: 'recipe', id: String(run.recipe) })}>
          {t('theme.head.recipe', { recipe: run.recipe, seed: run.seed })}
        </button>
        {run.kept > 0 && <> · {t('theme.head.kept', { count: run.kept, number: format.number(run.kept) })}</>}
      </p>
      <Notices current={current} />
    </div>
  );
}

/** What goes on, and what is waiting for the analyst: later messages, proposals, sentiment. */
function Notices({ current: { themes, stale, scored, scope } }: { readonly current: CurrentThemes }) {
  const t = useT();
  const format = useFormat();
  const run = useThemeRun();
  const proposed = themes.filter(({ accepted }) => !accepted).length;
  if (run !== undefined) return <RunNotice />;
  return (
    <>
      {(stale.added > 0 || stale.gone > 0 || stale.model) && (
        <p className={styles.notice}>
          <Icon name="warn" size={12} className={styles.warn} />
          <span className={styles.noticeText}>
            {[
              ...(stale.added > 0 ? [t('theme.stale.added', { count: stale.added, number: format.number(stale.added) })] : []),
              ...(stale.gone > 0 ? [t('theme.stale.gone', { count: stale.gone, number: format.number(stale.gone) })] : []),
              ...(stale.model ? [t('theme.stale.model')] : []),
            ].join(' ')}
          </span>
          {stale.added > 0 && !stale.model && (
            <Button kind="flat" className={styles.noticeButton} onClick={() => runCommand('theme.assign')}>
              {t('theme.stale.assign')}
            </Button>
          )}
          {stale.added === 0 && (
            <Button kind="flat" className={styles.noticeButton} onClick={() => runCommand('theme.find')}>
              {t('theme.rerun')}
            </Button>
          )}
        </p>
      )}
      {proposed > 0 && (
        <p className={styles.notice}>
          <span className={styles.noticeText}>{t('theme.proposed.notice', { count: proposed, number: format.number(proposed) })}</span>
          <Button kind="flat" className={styles.noticeButton} onClick={() => runCommand('theme.acceptAll')}>
            {t('theme.command.acceptAll')}
          </Button>
        </p>
      )}
      {scored === 0 && scope > 0 && (
        <p className={styles.notice}>
          <span className={styles.noticeText}>{t('theme.unscored')}</span>
          <Button kind="flat" className={styles.noticeButton} onClick={() => runCommand('sentiment.score')}>
            {t('theme.unscored.score')}
          </Button>
        </p>
      )}
    </>
  );
}

/** The clustering that goes on, with a way to stop it. */
export function RunNotice() {
  const t = useT();
  const format = useFormat();
  const run = useThemeRun();
  if (run === undefined) return null;
  const { progress } = run;
  const left = progress === undefined || progress.rate <= 0 ? undefined : ((progress.total - progress.done) / progress.rate) * 1000;
  return (
    <p className={styles.notice}>
      <ProgressBar fraction={progress === undefined ? undefined : progress.done / Math.max(1, progress.total)} label={t(`theme.run.${run.kind}`)} />
      <span className={styles.noticeText}>
        {t(progress === undefined ? `theme.run.${run.kind}` : `theme.step.${progress.step}`)}
        {progress !== undefined && progress.rate > 0 && ` · ${t('theme.run.rate', { rate: format.number(Math.round(progress.rate)) })}`}
        {left !== undefined && ` · ${t('theme.run.left', { time: format.duration(left) })}`}
      </span>
      <Button kind="flat" className={styles.noticeButton} onClick={cancelRun}>
        {t('theme.run.cancel')}
      </Button>
    </p>
  );
}
