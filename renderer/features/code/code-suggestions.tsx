import type { Proportion } from '#shared/contracts/suggestion.ts';
import { Button } from '#renderer/base/button.tsx';
import { KeyValues, Section } from '#renderer/base/section.tsx';
import { intervalText } from '#renderer/platform/coding/measure-text.ts';
import { useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import styles from './code.module.css';

/** How good the machine's suggestions of this code are, as measured on the analyst's own codings. */
export function CodeSuggestions({ code }: { readonly code: number }) {
  const t = useT();
  const format = useFormat();
  const learnt = useLearntCodes().get(code);
  const text = (measure: Proportion) =>
    measure.value === null
      ? t('code.suggestions.unmeasured')
      : t('code.suggestions.value', { value: format.fraction(measure.value), interval: intervalText(measure, t, format), n: format.number(measure.n) });
  return (
    <Section title={t('code.section.suggestions')}>
      {learnt === undefined ? (
        <p className={styles.hint}>{t('code.suggestions.none')}</p>
      ) : (
        <>
          <KeyValues
            rows={[
              { key: 'precision', label: t('code.suggestions.precision'), value: text(learnt.precision) },
              { key: 'recall', label: t('code.suggestions.recall'), value: text(learnt.recall) },
              { key: 'learnt', label: t('code.suggestions.learnt'), value: t(`code.suggestions.${learnt.method}`, { count: learnt.examples }) },
              { key: 'decided', label: t('code.suggestions.decided'), value: t('code.suggestions.decided-value', { accepted: learnt.accepted, rejected: learnt.rejected }) },
            ]}
          />
          <p className={styles.hint}>{t('code.suggestions.hint')}</p>
          <div className={styles.action}>
            <Button kind="flat" icon="lightbulb" onClick={() => openEditor({ type: 'suggestions', id: 'project', params: { code } })}>
              {t('code.suggestions.show')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
