import { useMemo, type RefObject } from 'react';
import { importContract, type Batch, type ColumnMapping, type DayOrder, type Grouping, type InspectResult } from '#shared/contracts/import.ts';
import { Select } from '#renderer/base/select.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { DateField } from '#renderer/workbench/date-field/date-field.tsx';
import { SuggestedText } from './form-fields.tsx';
import { changeDraft, type ImportSession, type SessionStore } from './import-session.ts';
import { lookSoon } from './inspect.ts';
import { columnOf, currentGrouping, hasOpenDates, type Missing } from './mapping.ts';
import { batchNameOf } from './run-import.ts';
import { StaticField } from './static-field.tsx';
import { timeZones, zoneLabel } from './time-zones.ts';
import styles from './import.module.css';

interface ImportFormProps {
  readonly store: SessionStore;
  readonly session: ImportSession;
  readonly answer: InspectResult;
  readonly columns: readonly ColumnMapping[];
  readonly locked: boolean;
  /** What the person was told is missing. */
  readonly missing: Missing | undefined;
  readonly purpose: RefObject<HTMLInputElement | null>;
  readonly legalBasis: RefObject<HTMLInputElement | null>;
}

const bases = ['consent', 'contract', 'duty', 'legitimate', 'public', 'research', 'none'] as const;
const fromFile = 'file';

/** How times, conversations and repeated rows are read, and what the batch is kept for. */
export function ImportForm({ store, session, answer, columns, locked, missing, purpose, legalBasis }: ImportFormProps) {
  const t = useT();
  const { draft, file } = session;
  const batches = useServiceQuery(importContract.methods.batches, {}, { tables: ['batch'] });
  const earlier = batches.data?.batches ?? [];
  const conversation = columnOf(columns, 'conversation');
  const id = columnOf(columns, 'id');
  const grouping = currentGrouping(draft, columns);
  const groupings: { value: Grouping; label: string }[] = [
    ...(conversation === undefined ? [] : [{ value: 'column' as const, label: t('import.grouping.column', { column: conversation }) }]),
    { value: 'message', label: t('import.grouping.message') },
    { value: 'file', label: t('import.grouping.file') },
  ];
  return (
    <div className={styles.form}>
      <TimeFact store={store} session={session} answer={answer} columns={columns} locked={locked} />
      <Field label={t('import.form.grouping')} hint={t(`import.groupingHint.${grouping}`)}>
        {(field) => (
          <Select
            id={field}
            disabled={locked}
            value={grouping}
            options={groupings}
            onChange={(value) => changeDraft(store, { grouping: value })}
          />
        )}
      </Field>
      <Field label={t('import.form.again')} hint={id === undefined ? t('import.again.withoutId') : t('import.again.withId', { column: id })}>
        {(field) => (
          <StaticField id={field} title={t('import.again.text')}>
            {t('import.again.rule')}
          </StaticField>
        )}
      </Field>
      <Field label={t('import.form.name')} hint={t('import.form.nameHint')}>
        {(field) => (
          <TextInput
            id={field}
            value={draft.batchName}
            placeholder={batchNameOf(file?.name ?? '')}
            disabled={locked}
            maxLength={200}
            onChange={(batchName) => changeDraft(store, { batchName })}
          />
        )}
      </Field>
      <SuggestedText
        ref={purpose}
        label={t('import.form.purpose')}
        value={draft.purpose}
        disabled={locked}
        missing={missing === 'purpose'}
        hint={t(missing === 'purpose' ? 'import.missing.purpose' : 'import.form.required')}
        suggestions={[valuesOf(earlier, 'purpose')]}
        onChange={(value) => changeDraft(store, { purpose: value })}
      />
      <SuggestedText
        ref={legalBasis}
        label={t('import.form.legalBasis')}
        value={draft.legalBasis}
        disabled={locked}
        missing={missing === 'legalBasis'}
        hint={t(missing === 'legalBasis' ? 'import.missing.legalBasis' : 'import.form.required')}
        suggestions={[valuesOf(earlier, 'legalBasis'), bases.map((basis) => t(`import.basis.${basis}`))]}
        onChange={(value) => changeDraft(store, { legalBasis: value })}
      />
      <SuggestedText
        label={t('import.form.source')}
        value={draft.origin}
        disabled={locked}
        hint={t('import.form.sourceHint')}
        suggestions={[valuesOf(earlier, 'source')]}
        onChange={(value) => changeDraft(store, { origin: value })}
      />
      <DateField
        label={t('import.form.keep')}
        hint={t(draft.retainUntil === '' ? 'import.form.keepForever' : 'import.form.keepUntil')}
        value={draft.retainUntil}
        disabled={locked}
        onChange={(retainUntil) => changeDraft(store, { retainUntil })}
      />
    </div>
  );
}

/** Values that earlier batches were given, the newest first. */
function valuesOf(batches: readonly Batch[], field: 'purpose' | 'legalBasis' | 'source'): readonly string[] {
  return [...new Set(batches.map((batch) => batch[field]))].slice(0, 5);
}

type TimeFactProps = Pick<ImportFormProps, 'store' | 'session' | 'answer' | 'columns' | 'locked'>;

function TimeFact({ store, session, answer, columns, locked }: TimeFactProps) {
  const t = useT();
  const { draft } = session;
  const zone = draft.timeZone ?? answer.timeZone;
  const zones = useMemo(() => timeZones(zone).map((name) => ({ value: name, label: zoneLabel(name) })), [zone]);
  const open = hasOpenDates(answer, columns);
  const hint = columnOf(columns, 'time') === undefined ? 'import.time.none' : answer.statesOffset ? 'import.time.ownOffset' : 'import.time.noOffset';
  return (
    <div className={open ? styles.pair : undefined}>
      <Field label={t('import.form.timeZone')} hint={t(open ? 'import.time.stored' : hint)}>
        {(field) => (
          <Select
            id={field}
            disabled={locked}
            value={zone}
            options={zones}
            onChange={(timeZone) => {
              changeDraft(store, { timeZone });
              lookSoon(store);
            }}
          />
        )}
      </Field>
      {open && (
        <Field label={t('import.form.dayOrder')} hint={t(draft.dayOrder === null ? 'import.dayOrder.hint' : 'import.dayOrder.chosen')}>
          {(field) => (
            <Select<DayOrder | typeof fromFile>
              id={field}
              disabled={locked}
              value={draft.dayOrder ?? fromFile}
              options={[
                { value: fromFile, label: t('import.dayOrder.file') },
                { value: 'day-first', label: t('import.dayOrder.day-first') },
                { value: 'month-first', label: t('import.dayOrder.month-first') },
              ]}
              onChange={(value) => {
                changeDraft(store, { dayOrder: value === fromFile ? null : value });
                lookSoon(store);
              }}
            />
          )}
        </Field>
      )}
    </div>
  );
}
