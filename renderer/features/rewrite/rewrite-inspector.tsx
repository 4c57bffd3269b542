import { sliceCodePoints } from '#shared/base/code-points.ts';
import { glossaryContract } from '#shared/contracts/glossary.ts';
import type { measureNames, RewriteEdit, RewriteRecord } from '#shared/contracts/rewrite.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { KeyValues, Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { InspectorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ComprehensionSection } from './comprehension-section.tsx';
import { FileNotesSection } from './file-notes-section.tsx';
import { placedFindingText } from './finding-text.ts';
import { redChecks } from './paragraph-rows.ts';
import { goToEdit, goToFinding, useActiveRewrite } from './rewrite-store.ts';
import styles from './rewrite.module.css';

/** Whether the draft can be signed, how it reads, the edit at hand, and what was said of earlier states. */
export function RewriteInspector({ selection }: InspectorProps) {
  const { rewrite, edit } = useActiveRewrite();
  if (rewrite === undefined || !selection.ids.includes(rewrite.id)) return null;
  return (
    <>
      <SignOff rewrite={rewrite} />
      <Readability rewrite={rewrite} />
      <ComprehensionSection rewrite={rewrite} />
      <Suggestions rewrite={rewrite} />
      <FileNotesSection document={rewrite.document} />
      <CurrentEdit edit={rewrite.edits.find(({ id }) => id === edit)} />
      <Records rewrite={rewrite} />
    </>
  );
}

function SignOff({ rewrite }: { readonly rewrite: RewriteRecord }) {
  const t = useT();
  const [red] = redChecks(rewrite.checks);
  const finding = red?.findings[0];
  const signed = rewrite.signOffs.find(({ decision, current }) => decision === 'signed' && current);
  return (
    <Section title={t('rewrite.signOff')}>
      <div className={styles.signOff}>
        {red !== undefined ? (
          <div className={styles.blockedBox} role="status">
            <strong>
              <Icon name="x" size={14} /> {t('rewrite.blocked', { count: redChecks(rewrite.checks).length })}
            </strong>
            <p>
              {t('rewrite.blockedBy', { check: t(`rewrite.check.${red.name}`), finding: finding === undefined ? '' : placedFindingText(finding, rewrite, t) })}
            </p>
          </div>
        ) : (
          <p className={signed === undefined ? styles.muted : styles.ok} role="status">
            {signed !== undefined
              ? t('rewrite.signedBy', { coder: signed.coder })
              : rewrite.undecided > 0
                ? t('rewrite.waiting', { count: rewrite.undecided })
                : t('rewrite.ready')}
          </p>
        )}
        <div className={styles.buttons}>
          <Button kind={red === undefined && rewrite.undecided === 0 ? 'primary' : 'blocked'} icon="lock" disabled={red !== undefined || rewrite.undecided > 0} onClick={() => runCommand('rewrite.sign')}>
            {t('rewrite.command.signed')}
          </Button>
          {finding !== undefined && (
            <Button kind="primary" icon="right" onClick={() => goToFinding(finding)}>
              {t('rewrite.jump')}
            </Button>
          )}
          {red === undefined && rewrite.undecided > 0 && (
            <Button onClick={() => runCommand('rewrite.acceptAll')}>{t('rewrite.command.acceptAll')}</Button>
          )}
        </div>
      </div>
    </Section>
  );
}

type MeasureName = (typeof measureNames)[number];
/** Measures that count; the others carry one decimal, so that both sides stand under each other. */
const wholeMeasures: ReadonlySet<MeasureName> = new Set(['characters', 'sentences', 'words']);

function Readability({ rewrite }: { readonly rewrite: RewriteRecord }) {
  const t = useT();
  const format = useFormat();
  const value = (name: MeasureName, number: number) => (name === 'functionWordShare' ? format.percent(number) : wholeMeasures.has(name) ? format.number(number) : number.toFixed(1));
  return (
    <Section title={t('rewrite.readability')}>
      <dl className={styles.measures}>
        {rewrite.readability.map(({ name, before, after }) => (
          <div key={name}>
            <dt>{t(`rewrite.measure.${name}`)}</dt>
            <dd>{value(name, before)}</dd>
            <dd aria-hidden="true">→</dd>
            <dd className={styles.strong}>{value(name, after)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('rewrite.readabilityNote')}</p>
    </Section>
  );
}

/** Changes beyond single words: offered, and in the rewrite only once somebody accepts them. */
function Suggestions({ rewrite }: { readonly rewrite: RewriteRecord }) {
  const t = useT();
  const open = rewrite.edits.filter(({ origin, state }) => origin === 'suggestion' && state === 'proposed');
  if (open.length === 0) return null;
  return (
    <Section title={t('rewrite.suggestions')} note={open.length}>
      <ul className={styles.suggestions}>
        {open.map((edit) => (
          <li key={edit.id}>
            <button type="button" onClick={() => goToEdit(edit.id)}>
              {t('rewrite.suggestion', { from: sliceCodePoints(rewrite.original, edit.original.start, edit.original.end), to: edit.replacement })}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CurrentEdit({ edit }: { readonly edit: RewriteEdit | undefined }) {
  const t = useT();
  const format = useFormat();
  const entries = useServiceQuery(glossaryContract.methods.list, {}, { tables: ['glossary_entry'], enabled: typeof edit?.entry === 'number' });
  const entry = entries.data?.entries.find(({ id }) => id === edit?.entry);
  if (edit === undefined) {
    return (
      <Section title={t('rewrite.edit')}>
        <p className={styles.note}>{t('rewrite.noEdit')}</p>
      </Section>
    );
  }
  const span = (place: { start: number; end: number } | null) => (place === null ? '–' : `[${format.number(place.start)}, ${format.number(place.end)})`);
  const rows = [
    ...(entry === undefined ? [] : [{ key: 'entry', label: t('rewrite.field.entry'), value: `${entry.term} · v${edit.entryVersion ?? entry.version}` }]),
    { key: 'original', label: t('rewrite.field.original'), value: span(edit.original) },
    { key: 'rewrite', label: t('rewrite.field.rewrite'), value: span(edit.rewrite) },
    { key: 'origin', label: t('rewrite.field.origin'), value: t(`rewrite.origin.${edit.origin}`) },
    { key: 'state', label: t('rewrite.field.state'), value: `${t(`rewrite.state.${edit.state}`)}${edit.decidedAt === null ? '' : ` · ${edit.coder} · ${format.dateTime(edit.decidedAt)}`}` },
    ...(entry === undefined || entry.definition === '' ? [] : [{ key: 'definition', label: t('rewrite.field.definition'), value: entry.definition }]),
  ];
  return (
    <Section title={t('rewrite.edit')}>
      <KeyValues whole rows={rows} />
      <div className={styles.buttons}>
        <Button icon="check" keys={['a']} disabled={edit.state === 'accepted'} onClick={() => runCommand('rewrite.accept')}>
          {t('rewrite.command.accept')}
        </Button>
        <Button icon="x" keys={['x']} disabled={edit.state === 'refused'} onClick={() => runCommand('rewrite.refuse')}>
          {t('rewrite.command.refuse')}
        </Button>
        <Button icon="edit" keys={['r']} onClick={() => runCommand('rewrite.reword')}>
          {t('rewrite.command.reword')}
        </Button>
      </div>
    </Section>
  );
}

function Records({ rewrite }: { readonly rewrite: RewriteRecord }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('rewrite.records')} note={rewrite.signOffs.length}>
      {rewrite.signOffs.length === 0 ? (
        <p className={styles.note}>{t('rewrite.noRecords')}</p>
      ) : (
        <KeyValues
          whole
          rows={rewrite.signOffs.map(({ id, decision, note, coder, at, current }) => ({
            key: String(id),
            label: format.dateTime(at),
            value: `${coder} · ${t(`rewrite.decision.${decision}`)}${current ? '' : ` · ${t('rewrite.earlier')}`}${note === '' ? '' : `: ${note}`}`,
          }))}
        />
      )}
    </Section>
  );
}
