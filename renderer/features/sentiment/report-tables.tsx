import { givenLabels, type SentimentLabel, type SentimentReport } from '#shared/contracts/sentiment.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './report.module.css';

interface TableProps {
  readonly report: SentimentReport;
}

/** What people said, row by row, against what the machine said; every number opens its messages. */
export function ConfusionTable({ report }: TableProps) {
  const t = useT();
  const format = useFormat();
  const messagesIn = (person: SentimentLabel, machine: SentimentLabel) =>
    report.cells.find((cell) => cell.person === person && cell.machine === machine)?.messages ?? [];
  const most = Math.max(1, ...report.cells.map(({ messages }) => messages.length));
  const open = (person: SentimentLabel, machine: SentimentLabel, messages: readonly number[]) =>
    runCommand('messages.open', {
      query: `number:${messages.join(',')}`,
      name: t('sentiment.report.cell-name', { person: t(`sentiment.label.${person}`), machine: t(`sentiment.label.${machine}`) }),
      id: `sentiment-${report.sample}-${person}-${machine}`,
    });
  return (
    <table className={styles.confusion}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>{t('sentiment.report.axes')}</th>
          {givenLabels.map((machine) => (
            <th key={machine} scope="col">{t(`sentiment.label.${machine}`)}</th>
          ))}
          <th scope="col">{t('sentiment.report.sum')}</th>
        </tr>
      </thead>
      <tbody>
        {report.labels.map(({ label: person, person: sum }) => (
          <tr key={person}>
            <th scope="row">{t(`sentiment.label.${person}`)}</th>
            {givenLabels.map((machine) => {
              const messages = messagesIn(person, machine);
              const names = { person: t(`sentiment.label.${person}`), machine: t(`sentiment.label.${machine}`), count: messages.length };
              return (
                <td key={machine} className={classNames(person === machine && styles.right)} style={{ '--share': messages.length / most }}>
                  {messages.length === 0 ? (
                    <span className={styles.zero}>0</span>
                  ) : (
                    <button type="button" className={styles.cell} aria-label={t('sentiment.report.cell', names)} title={t('sentiment.report.cell', names)} onClick={() => open(person, machine, messages)}>
                      {format.number(messages.length)}
                    </button>
                  )}
                </td>
              );
            })}
            <td className={styles.sum}>{format.number(sum)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('sentiment.report.sum')}</th>
          {report.labels.map(({ label, machine }) => (
            <td key={label} className={styles.sum}>{format.number(machine)}</td>
          ))}
          <td className={styles.sum}>{format.number(report.n)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Precision, recall and F1 of each label. */
export function LabelTable({ report }: TableProps) {
  const t = useT();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '—' : format.percent(value));
  return (
    <table className={styles.measures}>
      <thead>
        <tr>
          <th scope="col">{t('sentiment.report.label')}</th>
          <th scope="col">{t('sentiment.report.by-people')}</th>
          <th scope="col">{t('sentiment.report.by-machine')}</th>
          <th scope="col">{t('sentiment.report.precision')}</th>
          <th scope="col">{t('sentiment.report.recall')}</th>
          <th scope="col">F1</th>
        </tr>
      </thead>
      <tbody>
        {report.labels.map(({ label, person, machine, precision, recall, f1 }) => (
          <tr key={label}>
            <th scope="row">{t(`sentiment.label.${label}`)}</th>
            <td>{format.number(person)}</td>
            <td>{format.number(machine)}</td>
            <td>{share(precision)}</td>
            <td>{share(recall)}</td>
            <td>{f1 === null ? '—' : f1.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Accuracy and macro-F1 of each language. */
export function LanguageTable({ report }: TableProps) {
  const t = useT();
  const format = useFormat();
  return (
    <table className={styles.measures}>
      <thead>
        <tr>
          <th scope="col">{t('sentiment.report.language')}</th>
          <th scope="col">n</th>
          <th scope="col">{t('sentiment.report.accuracy')}</th>
          <th scope="col">{t('sentiment.report.interval-head')}</th>
          <th scope="col">{t('sentiment.report.macro-f1')}</th>
        </tr>
      </thead>
      <tbody>
        {report.languages.map(({ language, n, accuracy, macroF1 }) => (
          <tr key={language}>
            <th scope="row">{t(`sentiment.language.${language}`)}</th>
            <td>{format.number(n)}</td>
            <td>{accuracy.value === null ? '—' : format.percent(accuracy.value)}</td>
            <td>
              {accuracy.low === null || accuracy.high === null ? '—' : t('sentiment.report.interval', { low: format.percent(accuracy.low), high: format.percent(accuracy.high) })}
            </td>
            <td>{macroF1 === null ? '—' : macroF1.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
