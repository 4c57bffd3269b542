import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { tell } from './tell.ts';
import styles from './dictionary.module.css';

export interface WordsAdderProps {
  readonly label: string;
  readonly hint: string;
  /** Adds what was typed; the field is emptied once that is done. */
  readonly onAdd: (typed: string) => Promise<void>;
}

/** A line above a list in which a new entry is typed. */
export function WordsAdder({ label, hint, onAdd }: WordsAdderProps) {
  const t = useT();
  const [draft, setDraft] = useState('');
  async function add(): Promise<void> {
    if (draft.trim() === '') return;
    await onAdd(draft);
    setDraft('');
  }
  return (
    <form
      className={styles.adder}
      onSubmit={(event) => {
        event.preventDefault();
        void add().catch(tell);
      }}
    >
      <TextInput className={frame.grow ?? ''} icon="plus" label={label} placeholder={hint} value={draft} onChange={setDraft} />
      <Button type="submit" disabled={draft.trim() === ''}>
        {t('dictionary.add')}
      </Button>
    </form>
  );
}
