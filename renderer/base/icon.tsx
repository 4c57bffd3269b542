import { iconPaths } from './icon-paths.ts';
import styles from './icon.module.css';

export interface IconProps {
  /** One of the own icons, or any codicon by its name. */
  readonly name: string;
  /** Edge in CSS pixels; default 16. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** A decorative icon in the text's colour; the name for screen readers belongs to the control around it. */
export function Icon({ name, size = 16, className }: IconProps) {
  const strokes = iconPaths[name];
  const classes = [styles.icon, className].filter(Boolean).join(' ');
  if (strokes === undefined) {
    return <span aria-hidden="true" className={`codicon codicon-${name} ${classes}`} style={{ fontSize: size, width: size, height: size }} />;
  }
  return (
    <svg aria-hidden="true" className={classes} width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor">
      {strokes.map((stroke) => (
        <path
          key={stroke.d}
          d={stroke.d}
          strokeWidth={stroke.width ?? 1.2}
          strokeLinecap={stroke.round === true ? 'round' : 'butt'}
        />
      ))}
    </svg>
  );
}
