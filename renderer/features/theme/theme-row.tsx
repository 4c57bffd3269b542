import type { Theme } from '#shared/contracts/theme.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { RenameInput } from '#renderer/base/rename-input.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { NetGlyph } from './net-glyph.tsx';
import { Sparkline } from './sparkline.tsx';
import { themeStore } from './theme-state.ts';
import { furtherKeywords } from './theme-tree.ts';
import styles from './theme.module.css';

export interface ThemeRowProps {
  readonly theme: Theme;
  readonly renaming: boolean;
  /** Messages that count: the denominator of the share. */
  readonly counted: number;
  /** The share at which the bar is full. */
  readonly full: number;
  readonly weeks: readonly number[];
}

/** A theme in two rows of 22 px: name, sentiment, count; keywords, share, trend. */
export function ThemeRow({ theme, renaming, counted, full, weeks }: ThemeRowProps) {
  const t = useT();
  const format = useFormat();
  const share = counted === 0 ? 0 : theme.messages / counted;
  return (
    <div className={classNames(styles.row, !theme.accepted && styles.proposedRow)}>
      {theme.pinned ? <Icon name="pin" size={12} className={styles.pin} /> : <span />}
      {renaming ? (
        <ThemeName theme={theme} />
      ) : (
        <span className={styles.name} title={theme.name}>
          <span className={styles.nameText}>{theme.name}</span>
        </span>
      )}
      <NetGlyph counts={theme.sentiment} messages={theme.messages} />
      <span className={styles.count}>{format.number(theme.messages)}</span>
      <span className={styles.keywords} title={theme.keywords.join(t('theme.listSeparator'))}>
        {!theme.accepted && <span className={styles.proposed}>{t('theme.proposed')} · </span>}
        {furtherKeywords(theme).join(t('theme.listSeparator'))}
      </span>
      {theme.noise ? (
        <span className={styles.left}>{t('theme.notCounted')}</span>
      ) : (
        <span className={styles.share} title={t('theme.share.title', { messages: format.number(theme.messages), counted: format.number(counted) })}>
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${Math.min(100, (share / full) * 100)}%` }} />
          </span>
          <span className={styles.percent}>{format.percent(share)}</span>
        </span>
      )}
      <Sparkline values={theme.weeks} weeks={weeks} />
    </div>
  );
}

/** The name as a field. */
function ThemeName({ theme }: { readonly theme: Theme }) {
  const t = useT();
  const rename = useServiceCommand(themeContract.methods.rename);
  return (
    <RenameInput
      value={theme.name}
      label={t('theme.rename.label')}
      onRename={(name) => rename.mutate({ theme: theme.id, name }, { onError: (error) => notifications.error(error) })}
      onEnd={() => {
        if (themeStore.getState().renaming === theme.id) themeStore.setState({ renaming: undefined });
      }}
    />
  );
}

export interface GroupRowProps {
  readonly name: string;
  readonly note: string;
  readonly open: boolean | undefined;
  readonly theme?: Theme | undefined;
  readonly renaming?: boolean;
  readonly onToggle: () => void;
}

/** The heading of a group, 24 px. */
export function GroupRow({ name, note, open, theme, renaming, onToggle }: GroupRowProps) {
  return (
    <div className={styles.group}>
      {open === undefined ? (
        <span className={styles.noArrow} />
      ) : (
        <span
          className={styles.arrow}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Icon name={open ? 'down' : 'right'} size={14} />
        </span>
      )}
      {renaming === true && theme !== undefined ? <ThemeName theme={theme} /> : <span className={styles.groupName}>{name}</span>}
      <span className={styles.groupNote}>{note}</span>
    </div>
  );
}
