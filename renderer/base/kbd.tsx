import styles from './kbd.module.css';

export interface KbdProps {
  /** Each string is one cap: `['Ctrl+K', 'Ctrl+S']` shows two. */
  readonly keys: readonly string[];
}

/** Key caps. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className={styles.keys}>
      {capsOf(keys).map(({ id, text }) => (
        <kbd key={id} className={styles.kbd}>
          {text}
        </kbd>
      ))}
    </span>
  );
}

/** A chord may press the same key twice: the second cap needs a name of its own. */
function capsOf(keys: readonly string[]): readonly { readonly id: string; readonly text: string }[] {
  const seen = new Map<string, number>();
  return keys.map((text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { id: `${text} ${times}`, text };
  });
}
