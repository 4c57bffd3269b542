import { useState } from 'react';
import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { Field, TextArea } from '#renderer/base/text-input.tsx';
import { Section } from '#renderer/base/section.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import styles from './code.module.css';

const texts = [
  { part: 'definition', rows: 3 },
  { part: 'inclusion', rows: 2 },
  { part: 'exclusion', rows: 2 },
  { part: 'example', rows: 2 },
] as const;
type Part = (typeof texts)[number]['part'];

/** What the code means, when to use it and when not, and a good example; each is kept when its field is left. */
export function CodeTexts({ code }: { readonly code: Code }) {
  const t = useT();
  return (
    <Section title={t('code.section.texts')}>
      <div className={styles.texts}>
        {texts.map(({ part, rows }) => (
          <CodeText key={part} code={code} part={part} rows={rows} />
        ))}
      </div>
    </Section>
  );
}

function CodeText({ code, part, rows }: { readonly code: Code; readonly part: Part; readonly rows: number }) {
  const t = useT();
  const stored = code[part];
  const [draft, setDraft] = useState(stored);
  const [base, setBase] = useState(stored);
  // Changed elsewhere (undo, another tab) while nothing was typed here.
  if (stored !== base) {
    setBase(stored);
    if (draft === base) setDraft(stored);
  }
  const update = useServiceCommand(codebookContract.methods.update);
  const save = () => {
    if (draft !== stored) update.mutate({ code: code.id, [part]: draft }, { onError: (error) => notifications.error(error) });
  };
  return (
    <Field label={t(`code.text.${part}`)}>
      {(id) => <TextArea id={id} value={draft} onChange={setDraft} onBlur={save} rows={rows} placeholder={t(`code.text.${part}.placeholder`)} />}
    </Field>
  );
}
