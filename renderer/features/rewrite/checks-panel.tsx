import { useState } from 'react';
import type { RewriteCheck } from '#shared/contracts/rewrite.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { placedFindingText } from './finding-text.ts';
import { goToFinding, useActiveRewrite } from './rewrite-store.ts';
import styles from './rewrite.module.css';

interface Row {
  readonly check: RewriteCheck;
  readonly finding: RewriteCheck['findings'][number] | undefined;
}

/** What each check says of the draft: red ones first, a row for each place. */
export function ChecksPanel(_: PanelProps) {
  const t = useT();
  const format = useFormat();
  const { rewrite } = useActiveRewrite();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  if (rewrite === undefined) return <EmptyState title={t('rewrite.checks.none')}>{t('rewrite.checks.noneText')}</EmptyState>;
  const ordered = [...rewrite.checks.filter(({ ok }) => !ok), ...rewrite.checks.filter(({ ok }) => ok)];
  const items = ordered.flatMap((check): ListItem<Row>[] =>
    check.ok
      ? [{ id: check.name, text: t(`rewrite.check.${check.name}`), value: { check, finding: undefined } }]
      : check.findings.map((finding, index) => ({ id: `${check.name}${index}`, text: t(`rewrite.check.${check.name}`), value: { check, finding } })),
  );
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead} aria-hidden="true">
        {(['result', 'check', 'about', 'facts', 'place'] as const).map((name) => (
          <span key={name} className={name === 'facts' ? styles.figure : undefined}>
            {t(`rewrite.column.${name}`)}
          </span>
        ))}
      </div>
      <List
        bare
        label={t('rewrite.checks')}
        className={styles.panelRows ?? ''}
        items={items}
        selected={selected}
        onSelect={setSelected}
        onActivate={({ value: { finding } }) => {
          if (finding !== undefined) goToFinding(finding);
        }}
        renderRow={({ value: { check, finding } }) => (
          <div className={classNames(styles.panelRow, !check.ok && styles.redRow)}>
            <span className={check.ok ? styles.ok : styles.bad}>
              <Icon name={check.ok ? 'check' : 'x'} size={14} /> {t(check.ok ? 'rewrite.green' : 'rewrite.red')}
            </span>
            <span>{t(`rewrite.check.${check.name}`)}</span>
            <span className={styles.muted}>{t(`rewrite.about.${check.name}`)}</span>
            <span className={styles.figure}>{t('rewrite.kept', { kept: format.number(Math.max(0, check.facts - check.findings.length)), facts: format.number(check.facts) })}</span>
            <span>{finding === undefined ? t('rewrite.allKept') : placedFindingText(finding, rewrite, t)}</span>
          </div>
        )}
      />
    </div>
  );
}
