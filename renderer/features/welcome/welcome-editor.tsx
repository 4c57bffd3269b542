import { Icon } from '#renderer/base/icon.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useKeys } from '#renderer/platform/keybindings/keybinding-store.ts';
import { RecentProjects } from './recent-projects.tsx';
import { Walkthrough } from './walkthrough.tsx';
import styles from './welcome.module.css';

const starts = [
  { command: 'project.new', icon: 'plus' },
  { command: 'project.open', icon: 'folder' },
  { command: 'project.openSample', icon: 'book' },
] as const;

/** The first tab: begin, go on, and the way from a file to an export in a few steps. */
export function WelcomeEditor({ active }: EditorProps) {
  const t = useT();
  const keys = useKeys('workbench.showCommands');
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
          <div>
            <Walkthrough active={active} />
            {keys.length > 0 && (
              <p className={styles.hint}>
                <Kbd keys={keys} />
                <span>{t('welcome.paletteHint')}</span>
              </p>
            )}
          </div>
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
