import { useMemo } from 'react';
import { glossaryContract, type GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { KeyValues, Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { InspectorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { problemsByEntry, StatusMark } from './entry-marks.tsx';
import { joined } from './entry-text.ts';
import styles from './glossary.module.css';

/** The inspector of a glossary entry: what it says, what does not fit, and what it said before. */
export function EntryDetails({ selection }: InspectorProps) {
  const t = useT();
  const list = useServiceQuery(glossaryContract.methods.list, {}, { tables: ['glossary_entry'] });
  const problems = useMemo(() => problemsByEntry(list.data?.problems ?? []), [list.data]);
  if (list.error !== null) return <ViewError error={list.error} onRetry={() => void list.refetch()} />;
  const entries = list.data?.entries ?? [];
  const entry = entries.find(({ id }) => id === selection.ids.at(-1));
  if (entry === undefined) return null;
  const termOf = (id: number) => entries.find((each) => each.id === id)?.term ?? '';
  const rows = [
    ['plain', entry.plain], ['plainPlural', entry.plainPlural ?? ''], ['definition', entry.definition], ['variants', joined(entry.variants)],
    ['sense', entry.sense], ['any', joined(entry.context.any)], ['none', joined(entry.context.none)], ['audience', entry.audience], ['source', entry.source],
  ].filter((row): row is [string, string] => row[1] !== '');
  return (
    <>
      <div className={styles.title}>
        <div>
          <h3>{entry.term}</h3>
          <div className={styles.state}>
            <StatusMark status={entry.status} />
            <span className={styles.muted}>{t('glossary.version', { version: entry.version })}</span>
          </div>
        </div>
        <Button icon="edit" onClick={() => runCommand('glossary.edit', { entry: entry.id })}>
          {t('glossary.change')}
        </Button>
      </div>
      {(problems.get(entry.id) ?? []).map((problem) => (
        <p key={`${problem.kind}${problem.word}`} className={styles.problem}>
          <Icon name="warn" size={14} /> {t(`glossary.problem.${problem.kind}`, { word: problem.word, terms: problem.entries.map(termOf).join(t('glossary.listSeparator')) })}
        </p>
      ))}
      <Section title={t('glossary.says')}>
        <KeyValues whole rows={rows.map(([name, value]) => ({ key: name, label: t(`glossary.field.${name}`), value }))} />
      </Section>
      <History entry={entry} />
    </>
  );
}

function History({ entry }: { readonly entry: GlossaryEntryRecord }) {
  const t = useT();
  const format = useFormat();
  const history = useServiceQuery(glossaryContract.methods.history, { entry: entry.id }, { tables: ['glossary_entry'] });
  const versions = history.data?.versions ?? [];
  return (
    <Section title={t('glossary.history')} note={versions.length}>
      <ol className={styles.history}>
        {versions.map(({ version, at, coder, status, plain }) => (
          <li key={version}>
            <span className={styles.number}>{t('glossary.version', { version })}</span>
            <span>{plain}</span>
            <span className={styles.muted}>{t('glossary.versionBy', { status: t(`glossary.status.${status}`), coder, at: format.dateTime(at) })}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
