import type { GlossaryEntryRecord, GlossaryProblem } from '#shared/contracts/glossary.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './glossary.module.css';

/** The problems that an entry has a part in, by entry id. */
export type ProblemsByEntry = ReadonlyMap<number, readonly GlossaryProblem[]>;

/** Sorts problems by the entries that have a part in them. */
export function problemsByEntry(problems: readonly GlossaryProblem[]): ProblemsByEntry {
  const byEntry = new Map<number, GlossaryProblem[]>();
  for (const problem of problems) {
    for (const entry of problem.entries) {
      const known = byEntry.get(entry);
      if (known === undefined) byEntry.set(entry, [problem]);
      else known.push(problem);
    }
  }
  return byEntry;
}

/** What does not fit at an entry, as a mark with its name: never as a colour alone. */
export function ProblemMark({ problems }: { readonly problems: readonly GlossaryProblem[] }) {
  const t = useT();
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  return (
    <span className={styles.mark}>
      <Icon name="warn" size={12} /> {kinds.map((kind) => t(`glossary.mark.${kind}`)).join(t('glossary.listSeparator'))}
    </span>
  );
}

/** An entry's status as a word, with a check where it is approved. */
export function StatusMark({ status }: { readonly status: GlossaryEntryRecord['status'] }) {
  const t = useT();
  return (
    <span className={status === 'approved' ? styles.ok : styles.muted}>
      {status === 'approved' && <Icon name="check" size={12} />} {t(`glossary.status.${status}`)}
    </span>
  );
}
