import { useEffect, useState } from 'react';
import { jargonContract, type FoundTerm, type JargonReport, type JargonWord } from '#shared/contracts/jargon.ts';
import { recipeName } from '#shared/contracts/recipe.ts';
import type { ProgressOf } from '#shared/rpc/define.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { List } from '#renderer/base/list.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { SearchField } from '#renderer/base/search-field.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useJob } from '#renderer/platform/rpc/use-service.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { passagesQuery } from './passages-query.ts';
import styles from './jargon.module.css';

/** Terms and jargon in the messages of a query; each number opens its messages. */
export function JargonEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const given = input.params?.['query'];
  const [query, setQuery] = useState(typeof given === 'string' ? given : '');
  const scan = useJob(jargonContract.methods.scan);
  const start = () => {
    handle.setParams({ query });
    scan.start({ query }).catch((error: unknown) => notifications.error(error));
  };
  const report = scan.result;
  return (
    <div className={frame.editor}>
      <div className={frame.toolbar}>
        <SearchField
          icon="filter"
          label={t('jargon.query')}
          value={query}
          onChange={setQuery}
          onKeyDown={(event) => {
            if (event.key === 'Enter') start();
          }}
        />
        <Button kind={scan.running ? 'blocked' : 'primary'} icon="search" disabled={scan.running} onClick={start}>
          {t('jargon.scan')}
        </Button>
        {report !== undefined && (
          <Button kind="flat" icon="recipe" onClick={() => openEditor({ type: 'recipe', id: String(report.recipe) })}>
            {t('jargon.recipe', { name: recipeName(report.recipe) })}
          </Button>
        )}
      </div>
      {report === undefined ? (
        <EmptyState icon="search" title={t('jargon.empty')}>
          {t('jargon.emptyText')}
        </EmptyState>
      ) : (
        <>
          <p className={styles.facts}>
            {t('jargon.facts', {
              messages: format.number(report.messages),
              customers: format.number(report.customers),
              agents: format.number(report.agents),
              customerDensity: format.number(Math.round(report.density.customers * 100) / 100),
              agentDensity: format.number(Math.round(report.density.agents * 100) / 100),
            })}
          </p>
          <div className={styles.columns}>
            <Terms report={report} active={active} />
            <Words report={report} />
          </div>
        </>
      )}
      {scan.running && <Running progress={scan.progress} onCancel={scan.cancel} />}
    </div>
  );
}

/** How far the job is: the same job goes on, and is told, in the panel of jobs when this editor is closed. */
function Running({ progress, onCancel }: { readonly progress: ProgressOf<typeof jargonContract.methods.scan> | undefined; readonly onCancel: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={frame.outcome}>
      <b className={frame.stage}>{t('jargon.scanning')}</b>
      <ProgressBar wide fraction={progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total} label={t('jargon.scanning')} />
      {progress !== undefined && (
        <>
          <span>{t('jargon.of', { part: format.number(progress.done), of: format.number(progress.total) })}</span>
          <span className={styles.muted}>{t('jargon.rate', { rate: format.number(Math.round(progress.rate)) })}</span>
          {progress.secondsLeft !== null && <span className={styles.muted}>{t('jargon.left', { time: format.duration(progress.secondsLeft * 1000) })}</span>}
        </>
      )}
      <Button icon="stop" onClick={onCancel}>
        {t('jargon.cancel')}
      </Button>
    </div>
  );
}

const openMessages = (query: string, name: string) => runCommand('messages.open', { id: `jargon-${name}`, name, query });

function Terms({ report, active }: { readonly report: JargonReport; readonly active: boolean }) {
  const t = useT();
  const format = useFormat();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // The inspector shows the entry behind the term, whichever feature it is from.
  useEffect(() => {
    if (!active) return;
    const chosen = report.terms.find(({ entry }) => selected.has(String(entry)));
    setSelection(chosen === undefined ? undefined : { kind: 'glossary', ids: [chosen.entry], label: chosen.term });
  }, [active, report, selected]);
  const share = (part: number, of: number) => (of === 0 ? '–' : t('jargon.of', { part: format.number(part), of: format.number(of) }));
  const passages = ({ term, forms }: FoundTerm, role: 'customer' | 'agent' | null) => openMessages(passagesQuery(forms, report.query, role), term);
  const first = ({ first: { message, conversation, start, end } }: FoundTerm) => openPassage({ conversation, message, span: { start, end } });
  return (
    <section className={styles.part} aria-label={t('jargon.terms')}>
      <h2>{t('jargon.termsHead', { count: report.terms.length })}</h2>
      <div className={styles.termHead} aria-hidden="true">
        {(['term', 'plain', 'asked', 'unexplained', 'messages'] as const).map((name) => (
          <span key={name}>{t(`jargon.column.${name}`)}</span>
        ))}
      </div>
      <List
        bare
        label={t('jargon.terms')}
        className={styles.rows ?? ''}
        items={report.terms.map((term) => ({ id: String(term.entry), text: term.term, value: term }))}
        selected={selected}
        onSelect={setSelected}
        onActivate={({ value }, gesture) => {
          if (gesture !== 'click') passages(value, null);
        }}
        onContextMenu={({ value }, at) =>
          showContextMenu(
            value.term,
            [
              { id: 'customer', label: t('jargon.open.customer'), run: () => passages(value, 'customer') },
              { id: 'agent', label: t('jargon.open.agent'), run: () => passages(value, 'agent') },
              { id: 'all', label: t('jargon.open.all'), run: () => passages(value, null) },
              { id: 'first', label: t('jargon.open.first'), run: () => first(value) },
              { id: 'entry', label: t('jargon.open.entry'), run: () => runCommand('glossary.open', { entry: value.entry }) },
            ],
            at,
          )
        }
        renderRow={({ value }) => (
          <div className={styles.termRow}>
            <span className={styles.word}>{value.term}</span>
            <span className={styles.muted} title={value.plain}>
              {value.plain}
            </span>
            {/* Parts of a row for the pointer; the keyboard has the row's menu. */}
            <span className={styles.link} title={t('jargon.open.customer')} onClick={() => passages(value, 'customer')}>
              {share(value.asked, value.customers)}
            </span>
            <span className={styles.link} title={t('jargon.open.agent')} onClick={() => passages(value, 'agent')}>
              {share(value.unexplained, value.agents)}
            </span>
            <span className={styles.link} title={t('jargon.open.all')} onClick={() => passages(value, null)}>
              {format.number(value.messages)}
            </span>
          </div>
        )}
      />
    </section>
  );
}

function Words({ report }: { readonly report: JargonReport }) {
  const t = useT();
  const format = useFormat();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const passages = ({ word, forms }: JargonWord) => openMessages(passagesQuery(forms, report.query, 'agent'), word);
  return (
    <section className={styles.part} aria-label={t('jargon.words')}>
      <h2>{t('jargon.wordsHead', { count: report.words.length, tested: format.number(report.tested) })}</h2>
      <div className={styles.wordHead} aria-hidden="true">
        {(['word', 'agents', 'customers', 'likelihood', 'ratio'] as const).map((name) => (
          <span key={name}>{t(`jargon.column.${name}`)}</span>
        ))}
      </div>
      {report.words.length === 0 ? (
        <EmptyState title={t('jargon.noWords')}>{t('jargon.noWordsText')}</EmptyState>
      ) : (
        <List
          bare
          label={t('jargon.words')}
          className={styles.rows ?? ''}
          items={report.words.map((word) => ({ id: word.word, text: word.word, value: word }))}
          selected={selected}
          onSelect={setSelected}
          onActivate={({ value }, gesture) => {
            if (gesture !== 'click') passages(value);
          }}
          onContextMenu={({ value }, at) =>
            showContextMenu(
              value.word,
              [
                { id: 'messages', label: t('jargon.open.agent'), run: () => passages(value) },
                { id: 'add', label: t('jargon.addEntry', { word: value.word }), keys: ['Insert'], run: () => runCommand('glossary.add', { term: value.word }) },
              ],
              at,
            )
          }
          onKeyDown={(event, item) => {
            if (event.key !== 'Insert' || item === undefined) return;
            event.preventDefault();
            runCommand('glossary.add', { term: item.value.word });
          }}
          renderRow={({ value }) => (
            <div className={styles.wordRow}>
              <span className={styles.word}>{value.word}</span>
              <span>{format.number(value.agentMessages)}</span>
              <span>{format.number(value.customerMessages)}</span>
              <span>{value.likelihood.toFixed(1)}</span>
              <span>{value.ratio.toFixed(1)}</span>
              <span className={styles.link} title={t('jargon.addEntry', { word: value.word })} onClick={() => runCommand('glossary.add', { term: value.word })}>
                <Icon name="plus" size={14} />
              </span>
            </div>
          )}
        />
      )}
    </section>
  );
}
