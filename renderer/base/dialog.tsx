import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, right-aligned, the main one last. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** Runs on Enter in a field; the main button should be `type="submit"`. */
  readonly onSubmit?: () => void;
  readonly width?: number;
  /** Fills the height with the content (a folder browser). */
  readonly tall?: boolean;
  /** Escape does nothing: the project is locked. */
  readonly insistent?: boolean;
}

/** A modal dialog on the platform's own `dialog` element, which keeps the keyboard inside and gives it back. */
export function Dialog({ title, children, actions, onClose, onSubmit, width = 440, tall, insistent }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return undefined;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      const free = document.activeElement === null || document.activeElement === document.body || dialog.contains(document.activeElement);
      dialog.close();
      // What the answer led to may have taken the keyboard already.
      if (free && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      className={classNames(styles.dialog, tall === true && styles.tall)}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault();
        if (insistent !== true) onClose();
      }}
    >
      <form
        method="dialog"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <div className={styles.content}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </form>
    </dialog>
  );
}
