import { settingsContract } from '#shared/contracts/settings.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useTopic } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './welcome.module.css';

const mostShown = 6;

/** Projects opened before on this machine. */
export function RecentProjects() {
  const t = useT();
  const format = useFormat();
  const recent = useServiceQuery(settingsContract.methods.recent, {}, { tables: [] });
  const forget = useServiceCommand(settingsContract.methods.forgetRecent);
  useTopic(settingsContract.topics.recentChanged, () => void recent.refetch());
  const projects = (recent.data?.projects ?? []).slice(0, mostShown);
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {t('welcome.recent')}
      </h2>
      {projects.length === 0 ? (
        <p className={styles.muted}>{t('welcome.recentNone')}</p>
      ) : (
        <ul>
          {projects.map((project) => (
            <li key={project.path} className={styles.recent}>
              <button
                type="button"
                className={styles.recentOpen}
                disabled={!project.exists}
                title={project.path}
                onClick={() => runCommand('project.open', { path: project.path })}
              >
                <Icon name={project.encrypted ? 'lock' : 'file'} size={14} className={styles.muted ?? ''} />
                <span className={styles.recentName}>{project.name}</span>
                <span className={styles.recentNote}>{project.exists ? format.dateTime(project.openedAt).slice(0, 16) : t('welcome.recentGone')}</span>
              </button>
              <IconButton icon="x" size={12} label={t('welcome.recentForget', { name: project.name })} onClick={() => forget.mutate({ path: project.path })} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
