import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { Tooltip } from '#renderer/base/tooltip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import styles from './status-bar.module.css';

export interface StatusItemProps {
  readonly text: string;
  readonly icon?: string;
  readonly tooltip?: string;
  readonly onClick?: () => void;
  /** 0 to 1 shows a bar after the text. */
  readonly progress?: number;
  /** After the bar: time left. */
  readonly after?: string;
  /** On the accent: the project's name. */
  readonly lead?: boolean;
}

/** One item of the status bar. */
export function StatusItem({ text, icon, tooltip, onClick, progress, after, lead }: StatusItemProps) {
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} size={13} />}
      <span className={styles.text}>{text}</span>
      {progress !== undefined && <ProgressBar fraction={progress} label={text} />}
      {after !== undefined && <span className={styles.text}>{after}</span>}
    </>
  );
  const classes = classNames(styles.item, lead === true && styles.lead);
  const item =
    onClick === undefined ? (
      <span className={classes} tabIndex={tooltip === undefined ? undefined : 0} role={tooltip === undefined ? undefined : 'note'}>
        {content}
      </span>
    ) : (
      <button type="button" className={classes} onClick={onClick}>
        {content}
      </button>
    );
  return tooltip === undefined ? item : <Tooltip content={tooltip}>{item}</Tooltip>;
}
