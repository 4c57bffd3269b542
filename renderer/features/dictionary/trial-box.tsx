import { useDeferredValue, useId, useState } from 'react';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { dictionaryContract, longestTrial, type TrialToken } from '#shared/contracts/dictionary.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { TextArea } from '#renderer/base/text-input.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { tell } from './tell.ts';
import styles from './dictionary.module.css';

const methods = dictionaryContract.methods;
/** Tokens shown of a long text, so that a page of text stays light. */
const shownTokens = 2000;

/** A text, cut as everything is from now on. What is selected in it becomes a word or a stop word with one press. */
export function TrialBox() {
  const t = useT();
  const format = useFormat();
  const heading = useId();
  const [text, setText] = useState(() => t('dictionary.trial.example'));
  const [selection, setSelection] = useState('');
  const asked = useDeferredValue(text);
  const tried = useServiceQuery(methods.segment, { text: asked }, { tables: ['dictionary_word', 'stop_word'], keepPrevious: true, enabled: asked.length <= longestTrial });
  const adding = useServiceCommand(methods.add);
  const stopping = useServiceCommand(methods.setStopWords);
  const tokens = tried.data?.tokens ?? [];
  const counted = tokens.filter((token) => isWord(token) && !token.stop);
  const canAdd = selection !== '' && !/\s/u.test(selection);

  return (
    <section className={styles.trial} aria-labelledby={heading}>
      <h2 id={heading} className={styles.trialTitle}>
        {t('dictionary.trial.title')}
      </h2>
      <div
        onSelect={(event) => {
          const { target } = event;
          if (target instanceof HTMLTextAreaElement) setSelection(target.value.slice(target.selectionStart, target.selectionEnd).trim());
        }}
      >
        <TextArea label={t('dictionary.trial.label')} placeholder={t('dictionary.trial.placeholder')} value={text} onChange={setText} rows={6} />
      </div>
      <div className={styles.trialActions}>
        <Button
          icon="plus"
          disabled={!canAdd}
          onClick={() => void adding.mutateAsync({ word: selection, frequency: null, countsAs: null, note: '' }).catch(tell)}
        >
          {t('dictionary.trial.addWord')}
        </Button>
        <Button
          disabled={!canAdd}
          onClick={() => void stopping.mutateAsync({ language: /\p{Script=Han}/u.test(selection) ? 'zh' : 'en', words: [selection], included: true }).catch(tell)}
        >
          {t('dictionary.trial.addStop')}
        </Button>
        <span className={styles.muted} aria-live="polite">
          {canAdd ? t('dictionary.trial.selected', { word: selection }) : t('dictionary.trial.select')}
        </span>
      </div>
      {text.length > longestTrial ? (
        <p className={styles.problem}>{t('error.invalid-input.trial-too-long', { limit: format.number(longestTrial) })}</p>
      ) : tried.error !== null ? (
        <p className={styles.problem}>{errorText(tried.error, t)}</p>
      ) : (
        <>
          <p className={styles.tokens} aria-label={t('dictionary.trial.result')} role="group">
            {tokens.slice(0, shownTokens).map((token) => (
              <span key={token.start} className={classNames(styles.token, styles[lookOf(token)])} title={hintOf(token)}>
                {sliceCodePoints(asked, token.start, token.end)}
              </span>
            ))}
          </p>
          <p className={styles.muted}>
            {t('dictionary.trial.count', { tokens: format.number(tokens.length), words: format.number(counted.length) })}
            {tokens.length > shownTokens && ` ${t('dictionary.trial.more', { shown: format.number(shownTokens) })}`}
          </p>
          <ul className={styles.legend} aria-label={t('dictionary.trial.legend')}>
            {(['own', 'stop', 'counted', 'mark'] as const).map((look) => (
              <li key={look}>
                <span className={classNames(styles.token, styles[look])}>{t(`dictionary.look.${look}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );

  function hintOf(token: TrialToken): string {
    const kind = t(`dictionary.kind.${token.kind}`);
    const name = token.countsAs === null ? '' : t('dictionary.trial.countsAs', { word: token.countsAs });
    const state = token.own ? t('dictionary.look.own') : token.stop ? t('dictionary.look.stop') : '';
    return [kind, state, name].filter((part) => part !== '').join(' · ');
  }
}

const isWord = ({ kind }: TrialToken) => kind === 'han' || kind === 'letters';

function lookOf(token: TrialToken): 'own' | 'stop' | 'counted' | 'mark' {
  if (token.stop) return 'stop';
  if (token.own) return 'own';
  return isWord(token) ? 'counted' : 'mark';
}
