import { importContract } from '#shared/contracts/import.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Select, type SelectOption } from '#renderer/base/select.tsx';
import { Field } from '#renderer/base/text-input.tsx';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import type { ImportSession, SessionStore } from './import-session.ts';
import { changeOptions } from './inspect.ts';
import { ProfileFact } from './profile-fact.tsx';
import { rowsText } from './rows-text.ts';
import { StaticField } from './static-field.tsx';
import styles from './import.module.css';

interface SourceFactsProps {
  readonly store: SessionStore;
  readonly session: ImportSession;
  readonly locked: boolean;
}

const found = '';
const delimiters = [',', ';', '\t', '|'] as const;
const units = ['line', 'paragraph', 'file'] as const;

/** How the file is read: what was found out, each of which can be chosen otherwise. */
export function SourceFacts({ store, session, locked }: SourceFactsProps) {
  const t = useT();
  const format = useFormat();
  const { answer, file, draft } = session;
  const formats = useServiceQuery(importContract.methods.formats, {}, { tables: [] });
  const formatOptions: SelectOption[] = [
    { value: found, label: answer === undefined || draft.options.format !== null ? t('import.fact.findOut') : t(`import.format.${answer.format}`) },
    ...(formats.data?.formats ?? [])
      .filter(({ id }) => draft.options.format !== null || id !== answer?.format)
      .map(({ id }) => ({ value: id, label: t(`import.format.${id}`) })),
  ];
  return (
    <div className={styles.facts}>
      <Field label={t('import.fact.file')} hint={answer === undefined ? undefined : fileHint(session, t, format.number)}>
        {(id) => (
          <StaticField
            id={id}
            title={file?.source.startsWith('/') === true || /^[A-Z]:/iu.test(file?.source ?? '') ? file?.source : undefined}
            trailing={<IconButton icon="files" size={14} label={t('import.fact.otherFile')} disabled={locked} onClick={() => runCommand('import.open')} />}
          >
            {file?.name}
            {answer !== undefined && <span className={styles.muted}> · {format.bytes(answer.fileSize)}</span>}
          </StaticField>
        )}
      </Field>
      <Field label={t(draft.options.format === null ? 'import.fact.formatFound' : 'import.fact.formatChosen')} hint={draft.options.format === null ? t('import.fact.formatHint') : undefined}>
        {(id) => (
          <Select
            id={id}
            disabled={locked}
            value={draft.options.format ?? found}
            options={formatOptions}
            onChange={(value) => changeOptions(store, { format: value === found ? null : value, encoding: null, delimiter: null, quote: null, header: null, sheet: null, unit: null })}
          />
        )}
      </Field>
      <EncodingFact store={store} session={session} locked={locked} encodings={formats.data?.encodings ?? []} />
      <ShapeFact store={store} session={session} locked={locked} />
      <ProfileFact store={store} session={session} locked={locked} />
    </div>
  );
}

function fileHint(session: ImportSession, t: Translate, number: (value: number) => string): string {
  const rows = rowsText(session, t, number);
  const header = session.answer?.header ?? null;
  return header === null ? rows : `${rows} · ${t(header ? 'import.header.yes' : 'import.header.no')}`;
}

function EncodingFact({ store, session, locked, encodings }: SourceFactsProps & { readonly encodings: readonly string[] }) {
  const t = useT();
  const { answer, draft } = session;
  const chosen = draft.options.encoding;
  const fixed = answer !== undefined && (answer.encoding === null || answer.encodingFound === 'format');
  return (
    <Field
      label={t(chosen === null ? 'import.fact.encodingFound' : 'import.fact.encodingChosen')}
      hint={answer === undefined ? undefined : t(`import.encodingFound.${fixed ? 'format' : answer.encodingFound}`)}
    >
      {(id) =>
        fixed ? (
          <StaticField id={id}>{answer.encoding === null ? t('import.fact.none') : t(`import.encoding.${answer.encoding}`)}</StaticField>
        ) : (
          <Select
            id={id}
            disabled={locked}
            value={chosen ?? found}
            options={[
              { value: found, label: chosen === null && typeof answer?.encoding === 'string' ? t(`import.encoding.${answer.encoding}`) : t('import.fact.findOut') },
              ...encodings.filter((encoding) => chosen !== null || encoding !== answer?.encoding).map((encoding) => ({ value: encoding, label: t(`import.encoding.${encoding}`) })),
            ]}
            onChange={(value) => changeOptions(store, { encoding: value === found ? null : value })}
          />
        )
      }
    </Field>
  );
}

/** The delimiter of delimited text, the sheet of a workbook, or what one message of plain text is. */
function ShapeFact({ store, session, locked }: SourceFactsProps) {
  const t = useT();
  const { answer, draft } = session;
  if (answer === undefined) return null;
  if (answer.sheets.length > 0) {
    return (
      <Field label={t('import.fact.sheet')} hint={t('import.fact.sheets', { count: answer.sheets.length })}>
        {(id) => (
          <Select
            id={id}
            disabled={locked || answer.sheets.length === 1}
            value={answer.sheet ?? ''}
            options={answer.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => changeOptions(store, { sheet })}
          />
        )}
      </Field>
    );
  }
  if (answer.format === 'txt') {
    return (
      <Field label={t('import.fact.unit')} hint={t('import.fact.unitHint')}>
        {(id) => (
          <Select
            id={id}
            disabled={locked}
            value={draft.options.unit ?? 'line'}
            options={units.map((unit) => ({ value: unit, label: t(`import.unit.${unit}`) }))}
            onChange={(unit) => changeOptions(store, { unit })}
          />
        )}
      </Field>
    );
  }
  if (answer.delimiter === null) return null;
  const chosen = draft.options.delimiter;
  const name = (delimiter: string) => t(`import.delimiter.${{ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter] ?? 'other'}`, { delimiter });
  const hint = [
    t(answer.quote === null || answer.quote === '' ? 'import.quote.none' : 'import.quote.one', { quote: answer.quote ?? '' }),
    ...(answer.newline === null ? [] : [t(`import.newline.${answer.newline}`)]),
  ].join(' · ');
  return (
    <Field label={t(chosen === null ? 'import.fact.delimiterFound' : 'import.fact.delimiterChosen')} hint={hint}>
      {(id) => (
        <Select
          id={id}
          disabled={locked}
          value={chosen ?? found}
          options={[
            { value: found, label: chosen === null ? name(answer.delimiter ?? ',') : t('import.fact.findOut') },
            ...delimiters.filter((delimiter) => chosen !== null || delimiter !== answer.delimiter).map((delimiter) => ({ value: delimiter, label: name(delimiter) })),
          ]}
          onChange={(value) => changeOptions(store, { delimiter: value === found ? null : value })}
        />
      )}
    </Field>
  );
}
