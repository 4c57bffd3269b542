import { useRef, useState } from 'react';
import styles from './field.module.css';

export interface RenameInputProps {
  readonly value: string;
  /** Name for screen readers. */
  readonly label: string;
  /** A name that differs and is not empty. */
  readonly onRename: (name: string) => void;
  /** It is over, whether something was saved or not. */
  readonly onEnd: () => void;
}

/** A name as a field in its row: Enter or leaving it saves, Escape does not; the keyboard goes back to the rows. */
export function RenameInput({ value, label, onRename, onEnd }: RenameInputProps) {
  const [name, setName] = useState(value);
  // Enter and Escape take the keyboard out of the field, which leaves it once more: by then it has ended.
  const ended = useRef(false);
  const end = (save: boolean) => {
    if (ended.current) return;
    ended.current = true;
    const next = name.trim();
    onEnd();
    if (save && next !== '' && next !== value) onRename(next);
  };
  return (
    <input
      className={styles.rename}
      aria-label={label}
      value={name}
      maxLength={200}
      autoFocus
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => end(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        const rows = event.currentTarget.closest<HTMLElement>('[role="tree"], [role="listbox"]');
        end(event.key === 'Enter');
        rows?.focus();
      }}
    />
  );
}
