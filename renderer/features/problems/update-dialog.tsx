import { useMemo } from 'react';
import { importContract, type FactChange, type Reject, type UpdateChoice } from '#shared/contracts/import.ts';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { KeyValues } from '#renderer/base/section.tsx';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { useFormat, type Format } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { changedParts, type ChangedPart } from './changed-part.ts';
import styles from './problems.module.css';

export interface UpdateDialogProps {
  readonly reject: Reject;
  /** Where it stands among those that are decided one after the other, from 1, and how many they are. */
  readonly place: number;
  readonly total: number;
  readonly answer: (choice: UpdateChoice | undefined) => void;
}

/** Both versions of one source id beside each other, with what else differs and what a choice would mean for what was coded. */
export function UpdateDialog({ reject, place, total, answer }: UpdateDialogProps) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useServiceQuery(importContract.methods.update, { reject: reject.id }, { tables: ['*'] });
  const [stored, next] = useMemo(() => changedParts(data?.storedText ?? '', data?.newText ?? ''), [data]);
  const { moved, left } = data?.codings ?? { moved: 0, left: 0 };
  return (
    <Dialog
      title={t('problems.update.title', { row: format.number(reject.row) })}
      width={760}
      onClose={() => answer(undefined)}
      actions={
        <>
          {total > 1 && <span className={styles.place}>{t('problems.update.place', { place: format.number(place), total: format.number(total) })}</span>}
          <Button onClick={() => answer(undefined)}>{t('problems.update.later')}</Button>
          <Button onClick={() => answer('keep')} disabled={data === undefined}>
            {t('problems.update.keep')}
          </Button>
          <Button kind="primary" onClick={() => answer('take')} disabled={data === undefined} data-autofocus="">
            {t('problems.update.take')}
          </Button>
        </>
      }
    >
      {error !== null && data === undefined ? (
        <ViewError error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <div className={styles.versions}>
            <Version title={t('problems.update.stored')} part={stored} />
            <Version title={t('problems.update.new')} part={next} />
          </div>
          {data !== undefined && data.changes.length > 0 && (
            <div className={styles.changes}>
              <KeyValues
                rows={data.changes.map((change) => ({
                  key: change.field,
                  label: t(`problems.update.field.${change.field}`),
                  value: `${factText(change.field, change.stored, t, format)} → ${factText(change.field, change.new, t, format)}`,
                }))}
              />
            </div>
          )}
          <p className={styles.consequence}>
            {moved + left === 0
              ? t('problems.update.uncoded')
              : `${t('problems.update.moved', { count: moved, number: format.number(moved) })} ${t('problems.update.left', { count: left, number: format.number(left) })}`}
          </p>
        </>
      )}
    </Dialog>
  );
}

function factText(field: FactChange['field'], value: FactChange['stored'], t: Translate, format: Format): string {
  if (value === null) return t('problems.update.field.none');
  if (typeof value === 'number') return field === 'sentAt' ? format.dateTime(value) : format.number(value);
  return field === 'role' ? t(`conversation.role.${value}`) : value;
}

function Version({ title, part: { before, changed, after } }: { readonly title: string; readonly part: ChangedPart }) {
  return (
    <section className={styles.version}>
      <h3>{title}</h3>
      <p dir="auto" tabIndex={0}>
        {before}
        {changed !== '' && <mark>{changed}</mark>}
        {after}
      </p>
    </section>
  );
}
