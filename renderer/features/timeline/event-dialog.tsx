import { useId, useState } from 'react';
import type { TimelineEvent } from '#shared/contracts/timeline.ts';
import { Button } from '#renderer/base/button.tsx';
import { Swatch } from '#renderer/base/chip.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Field, TextArea, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { DateField, isDay } from '#renderer/workbench/date-field/date-field.tsx';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import styles from './timeline.module.css';

export type EventFields = Omit<TimelineEvent, 'id' | 'guid'>;

const palette = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const mostTitle = 200;

/** Asks what happened and when; undefined after Escape. */
export function askEvent(title: string, event: EventFields): Promise<EventFields | undefined> {
  return showDialog<EventFields>((answer) => <EventDialog title={title} event={event} answer={answer} />);
}

function EventDialog({ title, event, answer }: { readonly title: string; readonly event: EventFields; readonly answer: (event: EventFields | undefined) => void }) {
  const t = useT();
  const [draft, setDraft] = useState(event);
  const colorLabel = useId();
  const [several, setSeveral] = useState(event.to !== event.from);
  const change = (some: Partial<EventFields>) => setDraft((before) => ({ ...before, ...some }));
  const to = several ? draft.to : draft.from;
  const dated = isDay(draft.from) && isDay(to);
  const reversed = dated && to < draft.from;
  const ready = draft.title.trim() !== '' && dated && !reversed;
  const save = () => {
    if (ready) answer({ ...draft, title: draft.title.trim(), to });
  };
  return (
    <Dialog
      title={title}
      width={420}
      onClose={() => answer(undefined)}
      onSubmit={save}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{t('timeline.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>{t('timeline.event.save')}</Button>
        </>
      }
    >
      <div className={styles.dialogFields}>
        <div className={styles.wide}>
          <Field label={t('timeline.event.title')}>
            {(id) => <TextInput id={id} value={draft.title} maxLength={mostTitle} data-autofocus="" onChange={(value) => change({ title: value })} />}
          </Field>
        </div>
        <DateField label={t('timeline.event.from')} value={draft.from} onChange={(value) => change({ from: value })} />
        <DateField
          label={t('timeline.event.to')}
          value={to}
          error={reversed ? t('timeline.event.reversed') : undefined}
          onChange={(value) => {
            setSeveral(value !== draft.from);
            change({ to: value });
          }}
        />
        <div className={styles.wide}>
          <Field label={t('timeline.event.note')}>
            {(id) => <TextArea id={id} value={draft.note} rows={3} onChange={(value) => change({ note: value })} />}
          </Field>
        </div>
        <div className={styles.wide} role="radiogroup" aria-labelledby={colorLabel}>
          <div id={colorLabel} className={styles.fieldLabel}>{t('timeline.event.color')}</div>
          <div className={styles.colors}>
            {[null, ...palette].map((color) => (
              <button
                key={color ?? 'none'}
                type="button"
                role="radio"
                aria-checked={draft.color === color}
                aria-label={color === null ? t('timeline.event.noColor') : t('timeline.event.colorOf', { number: color + 1 })}
                className={styles.color}
                onClick={() => change({ color })}
              >
                <Swatch color={color === null ? 'var(--fg-strong)' : codeColor(color)} />
              </button>
            ))}
          </div>
        </div>
      </div>
    </Dialog>
  );
}
