import { glossaryContract, type GlossaryEntryRecord, type GlossaryProblem } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { KeyValues, Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { joined } from './entry-text.ts';
import styles from './glossary.module.css';

interface EntryDetailsProps {
  readonly entry: GlossaryEntryRecord | undefined;
  readonly entries: readonly GlossaryEntryRecord[];
  readonly problems: ReadonlyMap<number, readonly GlossaryProblem[]>;
}

/** One entry whole: what it says, what does not fit, and what it said before. */
export function EntryDetails({ entry, entries, problems }: EntryDetailsProps) {
  const t = useT();
  if (entry === undefined) {
    return (
      <aside className={styles.details}>
        <EmptyState title={t('glossary.none')}>{t('glossary.noneText')}</EmptyState>
      </aside>
    );
  }
  const termOf = (id: number) => entries.find((each) => each.id === id)?.term ?? '';
  const rows = [
    ['plain', entry.plain], ['plainPlural', entry.plainPlural ?? ''], ['definition', entry.definition], ['variants', joined(entry.variants)],
    ['sense', entry.sense], ['any', joined(entry.context.any)], ['none', joined(entry.context.none)], ['audience', entry.audience], ['source', entry.source],
  ].filter((row): row is [string, string] => row[1] !== '');
  return (
    <aside className={styles.details} aria-label={entry.term}>
      <div className={styles.title}>
        <h2>{entry.term}</h2>
        <Button icon="edit" keys={['F2']} onClick={() => runCommand('glossary.edit')}>
          {t('glossary.change')}
        </Button>
      </div>
      {(problems.get(entry.id) ?? []).map((problem) => (
        <p key={`${problem.kind}${problem.word}`} className={styles.problem}>
          <Icon name="warn" size={14} /> {t(`glossary.problem.${problem.kind}`, { word: problem.word, terms: problem.entries.map(termOf).join(', ') })}
        </p>
      ))}
      <Section title={t('glossary.says')}>
        <KeyValues rows={rows.map(([name, value]) => ({ key: name, label: t(`glossary.field.${name}`), value }))} />
      </Section>
      <History entry={entry} />
    </aside>
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
