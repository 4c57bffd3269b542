import type { LearntCode, Proportion } from '#shared/contracts/suggestion.ts';
import { Swatch } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { intervalText } from '#renderer/platform/coding/measure-text.ts';
import { useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import styles from './suggestion.module.css';

interface CodeMeasuresProps {
  /** The code the queue is filtered by. */
  readonly chosen: number | null;
  readonly onChoose: (code: number | null) => void;
}

/** Every learnt code with its precision and recall; a click filters the queue by it, another one ends that. */
export function CodeMeasures({ chosen, onChoose }: CodeMeasuresProps) {
  const t = useT();
  const codes = useCodes();
  const learnt = useLearntCodes();
  const listed = codes.list.flatMap((code) => {
    const measures = learnt.get(code.id);
    return measures === undefined ? [] : [{ code, measures }];
  });
  return (
    <aside className={styles.measures} aria-label={t('suggestion.codes.title')}>
      <h2 className={styles.heading}>{t('suggestion.codes.title')}</h2>
      <p className={styles.hint}>{t('suggestion.codes.hint')}</p>
      <table className={styles.codes}>
        <thead>
          <tr>
            <th scope="col">{t('suggestion.codes.code')}</th>
            <th scope="col">{t('suggestion.codes.precision')}</th>
            <th scope="col">{t('suggestion.codes.recall')}</th>
            <th scope="col">{t('suggestion.codes.decided')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ code, measures }) => (
            <tr key={code.id} className={classNames(code.id === chosen && styles.chosen)}>
              <th scope="row">
                <button type="button" aria-pressed={code.id === chosen} className={styles.codeButton} title={code.name} onClick={() => onChoose(code.id === chosen ? null : code.id)}>
                  <Swatch color={codeColor(code.color)} />
                  <span className={styles.codeName}>{code.name}</span>
                </button>
              </th>
              <Measure measure={measures.precision} />
              <Measure measure={measures.recall} />
              <td title={t('suggestion.codes.decided-title', { accepted: measures.accepted, rejected: measures.rejected })}>{decidedText(measures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}

function Measure({ measure }: { readonly measure: Proportion }) {
  const t = useT();
  const format = useFormat();
  const n = format.number(measure.n);
  if (measure.value === null) return <td className={styles.unknown} title={t('suggestion.codes.unmeasured')}>–</td>;
  return (
    <td title={t('suggestion.codes.interval', { interval: intervalText(measure, t, format), n })}>
      {format.fraction(measure.value)} <span className={styles.n}>{n}</span>
    </td>
  );
}

function decidedText({ accepted, rejected }: LearntCode): string {
  return accepted + rejected === 0 ? '–' : `${accepted}/${accepted + rejected}`;
}
