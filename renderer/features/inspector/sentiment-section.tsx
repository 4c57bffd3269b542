import { useEffect, useMemo, useState } from 'react';
import { givenLabels, sentimentContract, type SentimentExplanation } from '#shared/contracts/sentiment.ts';
import { Kbd } from '#renderer/base/kbd.tsx';
import { Section } from '#renderer/base/section.tsx';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { showEvidence, type EvidenceSpan } from '#renderer/platform/evidence/evidence-store.ts';
import { useFormat, type Format } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { byWeight, reasonsOf, type Reason } from './sentiment-reasons.ts';
import styles from './sentiment-section.module.css';

const tables = ['sentiment_chunk', 'sentiment_override', 'sentiment_model', 'batch'];
const shownReasons = 6;

/** What the message's sentiment is, who says so and why; while it is open the reasons are marked on the text. */
export function SentimentSection({ message }: { readonly message: number }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(true);
  const { data, isPlaceholderData } = useServiceQuery(sentimentContract.methods.explain, { message }, { tables, keepPrevious: true });
  const said = data?.sentiment;
  return (
    <Section
      title={t('inspector.section.sentiment')}
      open={open}
      onToggle={setOpen}
      note={said === undefined || said === null ? undefined : <SentimentGlyph value={said.score} mixed={said.label === 'mixed'} text={format.signed(said.score)} />}
    >
      {data !== undefined && <Explanation message={message} explanation={data} current={!isPlaceholderData} t={t} format={format} />}
    </Section>
  );
}

interface ExplanationProps {
  readonly message: number;
  readonly explanation: SentimentExplanation;
  /** Not that of the message before, which stays until this one's is there. */
  readonly current: boolean;
  readonly t: Translate;
  readonly format: Format;
}

function Explanation({ message, explanation, current, t, format }: ExplanationProps) {
  const { machine, sentiment, words } = explanation;
  const [all, setAll] = useState(false);
  const [pointed, setPointed] = useState<Reason | undefined>(undefined);
  const reasons = useMemo(() => reasonsOf(machine.evidence), [machine.evidence]);
  const spans = useMemo(() => new Map(reasons.map((reason): [Reason, EvidenceSpan] => [reason, asSpan(reason, t, format)])), [reasons, t, format]);
  useEffect(() => {
    if (!current) return undefined;
    return showEvidence({ message, spans: [...spans.values()], pointed: pointed === undefined ? undefined : spans.get(pointed) });
  }, [message, current, spans, pointed]);
  const listed = useMemo(() => byWeight(reasons), [reasons]);
  const shown = all ? listed : listed.slice(0, shownReasons);
  return (
    <div className={styles.sentiment}>
      {reasons.length === 0 && <p className={styles.note}>{t('inspector.sentiment.no-reasons')}</p>}
      <ul className={styles.reasons} aria-label={t('inspector.sentiment.reasons')} onPointerLeave={() => setPointed(undefined)}>
        {shown.map((reason) => (
          <li key={`${reason.start}-${reason.end}`} className={styles.reason} title={spans.get(reason)?.title} onPointerEnter={() => setPointed(reason)}>
            <span className={styles.words}>{reason.text}</span>
            <span className={styles.kind}>{reason.rules.map((kind) => t(`inspector.evidence.${kind}`)).join(' · ')}</span>
            <SentimentGlyph value={reason.weight} text={format.signed(reason.weight)} />
          </li>
        ))}
      </ul>
      {listed.length > shownReasons && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? t('inspector.sentiment.fewer') : t('inspector.sentiment.more', { count: listed.length - shownReasons })}
        </button>
      )}
      <Source explanation={explanation} t={t} format={format} />
      <LabelButtons message={message} label={sentiment?.label} person={sentiment?.by === 'person'} t={t} own={words} />
    </div>
  );
}

/** Who says so: the machine, by which model, or a person; and what does not count yet or any more. */
function Source({ explanation: { sentiment, machine, recorded, words }, t, format }: Pick<ExplanationProps, 'explanation' | 't' | 'format'>) {
  const [word] = words;
  const machineSays = t('inspector.sentiment.machine', { label: t(`inspector.sentiment.label.${machine.label}`), score: format.signed(machine.score) });
  const recipe = recorded?.recipe;
  return (
    <>
      {word !== undefined && (
        <p className={styles.note}>
          {t('inspector.sentiment.person', { coder: word.coder, label: t(`inspector.sentiment.label.${word.label}`), time: format.shortDateTime(word.at) })}
          {words.length > 1 && ` ${t('inspector.sentiment.others', { coders: words.slice(1).map(({ coder, label }) => `${coder} ${t(`inspector.sentiment.label.${label}`)}`).join(t('inspector.sentiment.separator')) })}`}
        </p>
      )}
      <p className={styles.note}>
        {machineSays} · <span className={styles.model} title={machine.model}>{shortModel(machine.model)}</span>
        {recipe !== undefined && (
          <button type="button" className={styles.link} onClick={() => openEditor({ type: 'recipe', id: String(recipe) })}>
            {t('inspector.sentiment.recipe')}
          </button>
        )}
      </p>
      {sentiment === null && (
        <p className={styles.warning}>
          {t('inspector.sentiment.unscored')}
          <button type="button" className={styles.link} onClick={() => runCommand('sentiment.score')}>
            {t('inspector.sentiment.score')}
          </button>
        </p>
      )}
      {recorded?.stale === true && (
        <p className={styles.warning}>
          {t('inspector.sentiment.stale', { score: format.signed(recorded.score), model: recorded.model })}
          <button type="button" className={styles.link} onClick={() => runCommand('sentiment.score')}>
            {t('inspector.sentiment.score')}
          </button>
        </p>
      )}
    </>
  );
}

interface LabelButtonsProps {
  readonly message: number;
  readonly label: string | undefined;
  readonly person: boolean;
  readonly own: SentimentExplanation['words'];
  readonly t: Translate;
}

/** One button a label, with its key; the one that counts is pressed. */
function LabelButtons({ message, label, person, own, t }: LabelButtonsProps) {
  const coder = useProject()?.coder;
  const mine = own.some((word) => word.coder === coder);
  return (
    <div className={styles.labels} role="group" aria-label={t('inspector.sentiment.set')}>
      <Kbd keys={['s']} />
      {givenLabels.map((given, index) => (
        <button
          key={given}
          type="button"
          className={styles.label}
          aria-pressed={person && given === label}
          title={t('inspector.sentiment.set-title', { label: t(`inspector.sentiment.label.${given}`) })}
          onClick={() => runCommand(`sentiment.set.${given}`, { message })}
        >
          {t(`inspector.sentiment.label.${given}`)}
          <Kbd keys={[String(index + 1)]} />
        </button>
      ))}
      {mine && (
        <button type="button" className={styles.label} onClick={() => runCommand('sentiment.clear', { message })}>
          {t('inspector.sentiment.clear')}
          <Kbd keys={['0']} />
        </button>
      )}
    </div>
  );
}

/** A model's name with the beginning of its fingerprint; the tooltip has all of it. */
function shortModel(version: string): string {
  return version.replace(/([0-9a-f]{6})[0-9a-f]{6,}(?:\+[0-9a-f]{6})?$/u, '$1…');
}

function asSpan(reason: Reason, t: Translate, format: Format): EvidenceSpan {
  const kinds = reason.kinds.map((kind) => t(`inspector.evidence.${kind}`)).join(t('inspector.sentiment.separator'));
  return { start: reason.start, end: reason.end, weight: reason.weight, title: t('inspector.sentiment.reason', { weight: format.signed(reason.weight), kinds }) };
}
