import { sliceCodePoints } from '#shared/base/code-points.ts';
import { rewriteContract } from '#shared/contracts/rewrite.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { goToPlace, useActiveRewrite } from './rewrite-store.ts';
import styles from './rewrite.module.css';

type Clause = NonNullable<OutputOf<typeof rewriteContract.methods.clauses>['pairs'][number]['cover']>;

/** What is covered beside what is not, by clause, with whether the rewrite keeps it. */
export function ClausesPanel(_: PanelProps) {
  const t = useT();
  const { rewrite } = useActiveRewrite();
  const clauses = useServiceQuery(
    rewriteContract.methods.clauses,
    { rewrite: rewrite?.id ?? 0 },
    { tables: ['rewrite', 'rewrite_edit', 'glossary_entry'], enabled: rewrite !== undefined, keepPrevious: true },
  );
  const pairs = clauses.data?.pairs ?? [];
  if (rewrite === undefined || pairs.length === 0) return <EmptyState title={t('rewrite.clauses.none')}>{t('rewrite.clauses.noneText')}</EmptyState>;
  const side = (clause: Clause | null, rows = 1) =>
    clause === null ? (
      <td className={styles.muted}>{t('rewrite.clauses.nothing')}</td>
    ) : (
      <td rowSpan={rows}>
        <button type="button" className={styles.clause} onClick={() => goToPlace('original', clause.original.start)}>
          <span className={clause.kept ? styles.ok : styles.bad}>
            <Icon name={clause.kept ? 'check' : 'x'} size={12} /> {clause.number}
          </span>{' '}
          {clause.rewrite === null ? t('rewrite.clauses.gone') : sliceCodePoints(rewrite.text, clause.rewrite.start, clause.rewrite.end)}
        </button>
      </td>
    );
  return (
    <div className={styles.clauses}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rewrite.clauses.cover')}</th>
            <th scope="col">{t('rewrite.clauses.exclusion')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ cover, exclusion }, index) => {
            // Cover that several exclusions limit is said once, beside all of them.
            const isSame = (pair: (typeof pairs)[number] | undefined) => cover !== null && pair?.cover?.original.start === cover.original.start;
            const next = pairs.slice(index).findIndex((pair) => !isSame(pair));
            return (
              <tr key={`${cover?.original.start ?? ''} ${exclusion?.original.start ?? ''}`}>
                {!isSame(pairs[index - 1]) && side(cover, next === -1 ? pairs.length - index : Math.max(1, next))}
                {side(exclusion)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
