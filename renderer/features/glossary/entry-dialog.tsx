import { useState } from 'react';
import { glossaryTopics, partsOfSpeech, renderingModes, type GlossaryFields } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field, TextArea, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { joined, parted } from './entry-text.ts';
import styles from './glossary.module.css';

/** Asks for an entry's fields; undefined when it was left. */
export function askEntry(title: string, fields: GlossaryFields): Promise<GlossaryFields | undefined> {
  return showDialog<GlossaryFields>((answer) => <EntryDialog title={title} before={fields} answer={answer} />);
}

function EntryDialog({ title, before, answer }: { readonly title: string; readonly before: GlossaryFields; readonly answer: (fields: GlossaryFields | undefined) => void }) {
  const t = useT();
  const [fields, setFields] = useState(before);
  // Lists are typed as lines; they become lists when the entry is saved.
  const [lines, setLines] = useState({ variants: joined(before.variants), any: joined(before.context.any), none: joined(before.context.none) });
  const set = (patch: Partial<GlossaryFields>) => setFields((known) => ({ ...known, ...patch }));
  const complete = fields.term.trim() !== '' && fields.plain.trim() !== '';
  const save = () => {
    if (!complete) return;
    answer({ ...fields, variants: parted(lines.variants), context: { any: parted(lines.any), none: parted(lines.none) }, plainPlural: fields.plainPlural === '' ? null : fields.plainPlural });
  };
  const text = (name: 'term' | 'plain' | 'sense' | 'audience' | 'source', focus = false) => (
    <Field label={t(`glossary.field.${name}`)}>
      {(id) => <TextInput id={id} value={fields[name]} onChange={(value) => set({ [name]: value })} maxLength={400} {...(focus ? { 'data-autofocus': '' } : {})} />}
    </Field>
  );
  const line = (name: keyof typeof lines) => (
    <Field label={t(`glossary.field.${name}`)} hint={t(`glossary.hint.${name}`)}>
      {(id) => <TextInput id={id} value={lines[name]} onChange={(value) => setLines((known) => ({ ...known, [name]: value }))} />}
    </Field>
  );
  return (
    <Dialog
      title={title}
      width={640}
      onClose={() => answer(undefined)}
      onSubmit={save}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{t('glossary.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!complete}>
            {t('glossary.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {text('term', true)}
        {text('plain')}
        <div className={styles.wide}>
          <Field label={t('glossary.field.definition')}>
            {(id) => <TextArea id={id} value={fields.definition} onChange={(definition) => set({ definition })} rows={2} />}
          </Field>
        </div>
        {line('variants')}
        <Field label={t('glossary.field.plainPlural')}>
          {(id) => <TextInput id={id} value={fields.plainPlural ?? ''} onChange={(plainPlural) => set({ plainPlural })} disabled={fields.language === 'zh'} />}
        </Field>
        {line('any')}
        {line('none')}
        <Choice label={t('glossary.field.language')} value={fields.language} options={['zh', 'en']} name={(value) => t(`glossary.language.${value}`)} onChange={(language) => set({ language })} />
        <Choice label={t('glossary.field.topic')} value={fields.topic} options={glossaryTopics} name={(value) => t(`glossary.topic.${value}`)} onChange={(topic) => set({ topic })} />
        <Choice label={t('glossary.field.mode')} value={fields.mode} options={renderingModes} name={(value) => t(`glossary.mode.${value}`)} onChange={(mode) => set({ mode })} />
        <Choice label={t('glossary.field.partOfSpeech')} value={fields.partOfSpeech} options={partsOfSpeech} name={(value) => t(`glossary.part.${value}`)} onChange={(partOfSpeech) => set({ partOfSpeech })} />
        {text('sense')}
        {text('audience')}
        {text('source')}
        <Checkbox checked={fields.keepFormal} onChange={(keepFormal) => set({ keepFormal })}>
          {t('glossary.field.keepFormal')}
        </Checkbox>
      </div>
    </Dialog>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly name: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <Select
          id={id}
          value={props.value}
          options={props.options.map((value) => ({ value, label: props.name(value) }))}
          onChange={(value) => {
            const known = props.options.find((option) => option === value);
            if (known !== undefined) props.onChange(known);
          }}
        />
      )}
    </Field>
  );
}
