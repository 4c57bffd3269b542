import { useState } from 'react';
import type { DictionaryWord } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Field, TextArea, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import styles from './dictionary.module.css';

type WordFields = Omit<DictionaryWord, 'id'>;

/** Asks for all of a word's fields; undefined when it was left. */
export function askWord(word: DictionaryWord): Promise<WordFields | undefined> {
  return showDialog<WordFields>((answer) => <WordDialog word={word} answer={answer} />);
}

function WordDialog({ word: before, answer }: { readonly word: DictionaryWord; readonly answer: (fields: WordFields | undefined) => void }) {
  const t = useT();
  const [word, setWord] = useState(before.word);
  const [frequency, setFrequency] = useState(before.frequency === null ? '' : String(before.frequency));
  const [countsAs, setCountsAs] = useState(before.countsAs ?? '');
  const [note, setNote] = useState(before.note);
  const isNumber = /^\d{0,9}$/.test(frequency.trim());
  const complete = word.trim() !== '' && isNumber;
  const save = () => {
    if (!complete) return;
    answer({
      word: word.trim(),
      frequency: frequency.trim() === '' ? null : Number(frequency),
      countsAs: countsAs.trim() === '' ? null : countsAs.trim(),
      note: note.trim(),
    });
  };
  return (
    <Dialog
      title={t('dictionary.change')}
      width={420}
      onClose={() => answer(undefined)}
      onSubmit={save}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{t('dictionary.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!complete}>
            {t('dictionary.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t('dictionary.field.word')}>{(id) => <TextInput id={id} value={word} onChange={setWord} maxLength={100} data-autofocus="" />}</Field>
        <Field
          label={t('dictionary.field.frequency')}
          hint={t('dictionary.frequencyHint')}
          {...(isNumber ? {} : { error: t('dictionary.frequencyError') })}
        >
          {(id) => <TextInput id={id} value={frequency} onChange={setFrequency} inputMode="numeric" invalid={!isNumber} />}
        </Field>
        <Field label={t('dictionary.field.countsAs')} hint={t('dictionary.countsAsHint')}>
          {(id) => <TextInput id={id} value={countsAs} onChange={setCountsAs} maxLength={100} />}
        </Field>
        <Field label={t('dictionary.field.note')}>{(id) => <TextArea id={id} value={note} onChange={setNote} rows={2} />}</Field>
      </div>
    </Dialog>
  );
}
