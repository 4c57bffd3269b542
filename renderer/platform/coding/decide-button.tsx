import type { MouseEvent } from 'react';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { Kbd } from '#renderer/base/kbd.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import styles from './decide-button.module.css';

const decisions = {
  accept: { command: 'suggestion.accept', letter: 'a' },
  reject: { command: 'suggestion.reject', letter: 'x' },
} as const;

export interface DecideButtonProps {
  readonly decision: keyof typeof decisions;
  readonly proposal: Pick<Proposal, 'message' | 'code'>;
  readonly label: string;
  readonly className?: string | undefined;
}

/** Accepts or rejects a proposal by the mouse, showing the key that does the same; the keyboard stays where it is. */
export function DecideButton({ decision, proposal, label, className }: DecideButtonProps) {
  const { command, letter } = decisions[decision];
  const keepFocus = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(styles.decide, className)}
      aria-label={label}
      title={label}
      onMouseDown={keepFocus}
      onClick={(event) => {
        event.stopPropagation();
        runCommand(command, proposal);
      }}
    >
      <Kbd keys={[letter]} />
    </button>
  );
}
