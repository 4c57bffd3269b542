import { useState, type KeyboardEvent } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { host } from '#renderer/platform/host/current-host.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keybindingStore } from '#renderer/platform/keybindings/keybinding-store.ts';
import { displayChord, keystrokeOf, type Keystroke } from '#renderer/platform/keybindings/keystroke.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import styles from './keybindings.module.css';

const longestChord = 2;

interface RecordDialogProps {
  readonly name: string;
  readonly nameOf: (command: string) => string;
  readonly onAnswer: (chord: readonly Keystroke[] | undefined) => void;
}

function RecordDialog({ name, nameOf, onAnswer }: RecordDialogProps) {
  const t = useT();
  const [chord, setChord] = useState<readonly Keystroke[]>([]);
  const { platform } = host();
  const same = keybindingStore.getState().all.filter((binding) => binding.chord.join(' ') === chord.join(' '));
  const users = [...new Set(same.map((binding) => nameOf(binding.command)))];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab' && !event.ctrlKey) return;
    const stroke = keystrokeOf(event);
    if (stroke === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === 'Enter' && chord.length > 0) onAnswer(chord);
    else if (stroke === 'Escape' && chord.length === 0) onAnswer(undefined);
    else setChord((before) => (before.length >= longestChord ? [stroke] : [...before, stroke]));
  }

  return (
    <Dialog
      title={t('keybindings.record.title', { name })}
      onClose={() => onAnswer(undefined)}
      onSubmit={() => {
        if (chord.length > 0) onAnswer(chord);
      }}
      actions={
        <>
          <Button onClick={() => setChord([])} disabled={chord.length === 0}>
            {t('keybindings.record.again')}
          </Button>
          <Button onClick={() => onAnswer(undefined)}>{t('workbench.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={chord.length === 0}>
            {t('keybindings.record.accept')}
          </Button>
        </>
      }
    >
      <div
        role="textbox"
        aria-readonly="true"
        aria-label={t('keybindings.record.hint')}
        tabIndex={0}
        data-autofocus=""
        className={styles.recorder}
        onKeyDown={onKeyDown}
      >
        {chord.length === 0 ? <span className={styles.muted}>{t('keybindings.record.hint')}</span> : <Kbd keys={displayChord(chord, platform)} />}
      </div>
      <p className={users.length > 0 ? styles.conflict : styles.muted} role="status">
        {users.length > 0 ? t('keybindings.record.used', { commands: users.join(', ') }) : t('keybindings.record.chordHint')}
      </p>
    </Dialog>
  );
}

/** Records one or two presses; undefined after Cancel. */
export function recordChord(name: string, nameOf: (command: string) => string): Promise<readonly Keystroke[] | undefined> {
  return showDialog<readonly Keystroke[]>((answer) => <RecordDialog name={name} nameOf={nameOf} onAnswer={answer} />);
}
