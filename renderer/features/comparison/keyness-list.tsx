import { useMemo, useState } from 'react';
import { keynessCutOffs, type Comparison } from '#shared/contracts/comparison.ts';
import { dictionaryContract } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { Select } from '#renderer/base/select.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { dialogs } from '#renderer/workbench/dialogs/dialog-store.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import type { Sets } from './sets.ts';
import { keynessCsv } from './csv-rows.ts';
import { DifferenceBar } from './difference-bar.tsx';
import { expectedByChance, keynessRows, type KeynessRow, type KeynessView } from './keyness-rows.ts';
import { openMessages } from './open-messages.ts';
import { saveRows } from './save-rows.ts';
import { wordNode } from './query-parts.ts';
import styles from './comparison.module.css';

const bases = ['words', 'messages'] as const;
const directions = ['both', 'rose', 'fell'] as const;
const sorts = ['likelihood', 'ratio'] as const;
const leasts = [3, 5, 10, 30, 100] as const;
/** Log Ratio that fills the bar: sixteen times as much. */
const ratioReach = 4;

/** The words that one set has more of: Enter opens their messages in the set that has more. */
export function KeynessList({ sets, found }: { readonly sets: Sets; readonly found: Comparison }) {
  const t = useT();
  const format = useFormat();
  const rpc = useRpc();
  const [view, setView] = useState<KeynessView>({ basis: 'words', direction: 'both', cutOff: 15.13, sort: 'likelihood', least: 5 });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => keynessRows(found.keywords, view), [found, view]);
  const items = useMemo(() => rows.map((row): ListItem<KeynessRow> => ({ id: row.keyword.word, text: row.keyword.word, value: row })), [rows]);
  const totals = view.basis === 'words' ? [found.a.words, found.b.words] : [found.a.messages, found.b.messages];
  const open = ({ keyword, ratio }: KeynessRow, side: 'a' | 'b' | 'more') => {
    const wanted = side === 'more' ? (ratio >= 0 ? 'b' : 'a') : side;
    openMessages(sets[wanted], wordNode(keyword.forms));
  };
  const tell = (error: unknown) => notifications.error(error, { key: 'comparison' });

  async function leaveOut({ keyword }: KeynessRow): Promise<void> {
    const { word } = keyword;
    await rpc.call(dictionaryContract.methods.setStopWords, { language: /\p{Script=Han}/u.test(word) ? 'zh' : 'en', words: [...keyword.forms], included: true });
    notifications.notify('success', t('comparison.leftOut', { word }), { key: 'comparison' });
  }

  return (
    <section className={styles.keyness} aria-labelledby="comparison-keyness">
      <div className={styles.sectionHead}>
        <h2 id="comparison-keyness">{t('comparison.keyness')}</h2>
        <span className={styles.muted}>{t('comparison.ofWords', { count: rows.length, number: format.number(rows.length) })}</span>
        <Button kind="flat" icon="export" disabled={rows.length === 0} onClick={() => void saveRows({ rpc, dialogs, notifications, t }, t('comparison.keyness'), keynessCsv(rows, found)).catch(tell)}>
          {t('comparison.export')}
        </Button>
      </div>
      <div className={styles.options}>
        <Select className={styles.select} label={t('comparison.option.basis')} value={view.basis} options={bases.map((value) => ({ value, label: t(`comparison.basis.${value}`) }))} onChange={(basis) => setView({ ...view, basis })} />
        <Select className={styles.select} label={t('comparison.option.direction')} value={view.direction} options={directions.map((value) => ({ value, label: t(`comparison.direction.${value}`) }))} onChange={(direction) => setView({ ...view, direction })} />
        <Select
          className={styles.select}
          label={t('comparison.option.cutOff')}
          value={String(view.cutOff)}
          options={keynessCutOffs.map(({ likelihood }) => ({ value: String(likelihood), label: t('comparison.cutOff', { likelihood }) }))}
          onChange={(cutOff) => setView({ ...view, cutOff: Number(cutOff) })}
        />
        <Select className={styles.select} label={t('comparison.option.least')} value={String(view.least)} options={leasts.map((value) => ({ value: String(value), label: t('comparison.least', { least: value }) }))} onChange={(value) => setView({ ...view, least: Number(value) })} />
        <Select className={styles.select} label={t('comparison.option.sort')} value={view.sort} options={sorts.map((value) => ({ value, label: t(`comparison.sort.${value}`) }))} onChange={(sort) => setView({ ...view, sort })} />
      </div>
      <div className={styles.keynessHead} aria-hidden="true">
        <span>{t('comparison.column.word')}</span>
        <span className={styles.number}>A</span>
        <span className={styles.number}>B</span>
        <span className={styles.number}>G²</span>
        <span>{t('comparison.column.ratio')}</span>
      </div>
      {rows.length === 0 ? (
        <p className={styles.note}>{t('comparison.noWords')}</p>
      ) : (
        <List
          bare
          label={t('comparison.keyness')}
          className={styles.rows}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onActivate={({ value }, gesture) => {
            if (gesture !== 'click') open(value, 'more');
          }}
          onContextMenu={({ value }, at) =>
            showContextMenu(
              value.keyword.word,
              [
                { id: 'more', label: t('comparison.openMore'), keys: ['Enter'], run: () => open(value, 'more') },
                { id: 'a', label: t('comparison.openSide', { side: 'A' }), run: () => open(value, 'a') },
                { id: 'b', label: t('comparison.openSide', { side: 'B' }), run: () => open(value, 'b') },
                { id: 'stop', label: t('comparison.leaveOut'), separated: true, run: () => void leaveOut(value).catch(tell) },
              ],
              at,
            )
          }
          renderRow={({ value: { keyword, counts, likelihood, ratio } }) => (
            <div className={styles.keynessRow} title={t('comparison.perThousand', { a: perThousand(counts[0], totals[0]), b: perThousand(counts[1], totals[1]) })}>
              <span className={styles.word} title={keyword.forms.join(' · ')}>{keyword.word}</span>
              <span className={styles.number}>{format.number(counts[0])}</span>
              <span className={styles.number}>{format.number(counts[1])}</span>
              <span className={styles.number}>{likelihood.toFixed(1)}</span>
              <span className={styles.figure}>
                <DifferenceBar value={ratio} interval={null} reach={ratioReach} />
                <span className={styles.points}>{format.signed(ratio)}</span>
              </span>
            </div>
          )}
        />
      )}
      <p className={styles.note}>
        {t('comparison.denominators', { a: format.number(totals[0] ?? 0), b: format.number(totals[1] ?? 0) })}{' '}
        {t('comparison.byChance', { tested: format.number(found.tested), count: Math.ceil(expectedByChance(found.tested, view.cutOff)), cutOff: view.cutOff })}
      </p>
    </section>
  );

  function perThousand(count: number, total: number | undefined): string {
    return total === undefined || total === 0 ? '–' : format.number((1000 * count) / total);
  }
}
