import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Field, TextArea, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';

interface PastedText {
  readonly name: string;
  readonly text: string;
}

/** Asks for a text and a name for it; undefined when it was left. */
export function askText(title: string): Promise<PastedText | undefined> {
  return showDialog<PastedText>((answer) => <TextDialog title={title} answer={answer} />);
}

function TextDialog({ title, answer }: { readonly title: string; readonly answer: (given: PastedText | undefined) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const complete = text.trim() !== '';
  return (
    <Dialog
      title={title}
      width={560}
      onClose={() => answer(undefined)}
      onSubmit={() => {
        if (complete) answer({ name: name.trim(), text });
      }}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{t('document.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!complete}>
            {t('document.make')}
          </Button>
        </>
      }
    >
      <Field label={t('document.field.name')} hint={t('document.field.nameHint')}>
        {(id) => <TextInput id={id} value={name} onChange={setName} maxLength={200} />}
      </Field>
      <Field label={t('document.field.text')}>{(id) => <TextArea id={id} value={text} onChange={setText} rows={12} />}</Field>
    </Dialog>
  );
}
