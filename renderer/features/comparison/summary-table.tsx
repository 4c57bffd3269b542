import type { ReactNode } from 'react';
import type { ComparedSide, Comparison } from '#shared/contracts/comparison.ts';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { Sets } from './sets.ts';
import styles from './comparison.module.css';

/** Fewer messages than these say little. */
const smallBelow = 30;

/** Volume and sentiment of both sets, and what lies between them. */
export function SummaryTable({ sets, found }: { readonly sets: Sets; readonly found: Comparison }) {
  const t = useT();
  const format = useFormat();
  const { a, b, netDifference, netInterval } = found;
  const perDay = (side: ComparedSide) => (side.days === 0 ? undefined : side.messages / side.days);
  const polar = ({ sentiment }: ComparedSide) => sentiment.positive + sentiment.negative;
  const [dayA, dayB] = [perDay(a), perDay(b)];
  const times = (first: number | undefined, second: number | undefined) =>
    first === undefined || second === undefined || first === 0 ? '–' : t('comparison.times', { factor: format.number(second / first) });
  const net = (side: ComparedSide) =>
    side.net === null ? (
      '–'
    ) : (
      <>
        <SentimentGlyph value={side.net} text={format.signed(side.net)} />
        <span className={polar(side) < smallBelow ? styles.small : styles.muted}>{t('comparison.n', { n: format.number(polar(side)) })}</span>
      </>
    );
  const messages = (side: ComparedSide, query: string) => (
    <button type="button" className={styles.link} onClick={() => runCommand('messages.open', { id: `comparison:${query}`, query })}>
      {format.number(side.messages)}
    </button>
  );
  const period = ({ first, last }: ComparedSide) =>
    first === null || last === null ? '–' : <span className={styles.muted}>{`${format.date(first)} – ${format.date(last)}`}</span>;
  const rows: readonly { readonly key: string; readonly cells: Readonly<Record<'a' | 'b' | 'change', ReactNode>> }[] = [
    { key: 'messages', cells: { a: messages(a, sets.a), b: messages(b, sets.b), change: times(a.messages, b.messages) } },
    { key: 'period', cells: { a: period(a), b: period(b), change: '' } },
    { key: 'perDay', cells: { a: dayA === undefined ? '–' : format.number(dayA), b: dayB === undefined ? '–' : format.number(dayB), change: times(dayA, dayB) } },
    {
      key: 'net',
      cells: {
        a: net(a),
        b: net(b),
        change: netDifference === null ? (
          '–'
        ) : (
          <>
            <strong>{format.signed(netDifference)}</strong>
            {netInterval !== null && <span className={styles.muted}>{t('comparison.interval', { low: format.signed(netInterval.low), high: format.signed(netInterval.high) })}</span>}
          </>
        ),
      },
    },
    { key: 'words', cells: { a: format.number(a.words), b: format.number(b.words), change: '' } },
  ];
  return (
    <table className={styles.summary}>
      <caption className={styles.hidden}>{t('comparison.summary')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <span className={styles.badge} data-side="a">A</span>
          </th>
          <th scope="col">
            <span className={styles.badge} data-side="b">B</span>
          </th>
          <th scope="col">{t('comparison.change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            <th scope="row" title={t(`comparison.row.${key}.hint`)}>
              {t(`comparison.row.${key}`)}
            </th>
            {(['a', 'b', 'change'] as const).map((column) => (
              <td key={column}>
                <span className={styles.figure}>{cells[column]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
