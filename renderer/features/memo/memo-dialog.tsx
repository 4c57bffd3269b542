import { useState, type KeyboardEvent } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { TextArea } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './memo.module.css';

export interface MemoDialogProps {
  readonly title: string;
  /** What the memo is about: the words, the code's name. */
  readonly subject: string | undefined;
  readonly text: string;
  readonly answer: (text: string | undefined) => void;
}

/** Writes or changes one memo; Ctrl+Enter saves, Escape leaves it as it was. */
export function MemoDialog({ title, subject, text, answer }: MemoDialogProps) {
  const t = useT();
  const [draft, setDraft] = useState(text);
  const empty = draft.trim() === '';
  const save = () => {
    if (!empty) answer(draft.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <Dialog
      title={title}
      width={460}
      onClose={() => answer(undefined)}
      onSubmit={save}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{t('memo.dialog.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={empty} keys={['Ctrl+Enter']}>
            {t('memo.dialog.save')}
          </Button>
        </>
      }
    >
      <div onKeyDown={onKeyDown}>
        {subject !== undefined && <p className={styles.subject}>{subject}</p>}
        <TextArea
          value={draft}
          onChange={setDraft}
          label={t('memo.dialog.text')}
          placeholder={t('memo.dialog.placeholder')}
          rows={7}
          ref={(element) => {
            if (element !== null) element.dataset['autofocus'] = '';
          }}
        />
      </div>
    </Dialog>
  );
}
