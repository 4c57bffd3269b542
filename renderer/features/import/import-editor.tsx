import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isAppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { fileOf, nameOf } from './file-sources.ts';
import { ImportFooter } from './import-footer.tsx';
import { ImportForm } from './import-form.tsx';
import { changeDraft, isLocked, sessionOf } from './import-session.ts';
import { changeOptions, lookSoon } from './inspect.ts';
import { currentMapping, decide, firstMissing, type Missing } from './mapping.ts';
import { PreviewTable } from './preview-table.tsx';
import { startImport } from './run-import.ts';
import { rowsText } from './rows-text.ts';
import { SourceFacts } from './source-facts.tsx';
import styles from './import.module.css';

/** One file on its way into the project: how it is read, what its columns are, what it is kept for, and its progress. */
export function ImportEditor({ input, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const file = useMemo(() => fileOf(input), [input]);
  const store = useMemo(() => sessionOf(input.id, file), [input.id, file]);
  const session = useStore(store);
  const [missing, setMissing] = useState<Missing | undefined>(undefined);
  const purpose = useRef<HTMLInputElement>(null);
  const legalBasis = useRef<HTMLInputElement>(null);
  const { answer, draft, run } = session;
  const locked = isLocked(run) || run.state === 'done';
  const columns = useMemo(() => currentMapping(answer, draft), [answer, draft]);
  const lacking = firstMissing(answer, columns, draft);

  useEffect(() => {
    const { answer: known, error, looking } = store.getState();
    if (file !== undefined && known === undefined && error === undefined && !looking) lookSoon(store, 0);
  }, [store, file]);

  function begin(): void {
    const lacks = firstMissing(answer, columns, draft);
    setMissing(lacks);
    if (lacks === 'purpose') purpose.current?.focus();
    else if (lacks === 'legalBasis') legalBasis.current?.focus();
    else if (lacks === undefined) startImport(store);
  }

  if (file === undefined) {
    return (
      <EmptyState
        icon="import"
        title={t('import.gone.title', { name: nameOf(input) })}
        actions={
          <>
            <Button kind="primary" onClick={() => runCommand('import.open')}>
              {t('import.chooseFile')}
            </Button>
            <Button onClick={() => handle.close()}>{t('workbench.tab.close')}</Button>
          </>
        }
      >
        {t('import.gone.text')}
      </EmptyState>
    );
  }
  return (
    <div className={frame.editor} style={{ containerType: 'inline-size' }}>
      <div className={styles.body}>
        <SourceFacts store={store} session={session} locked={locked} />
        {session.error !== undefined ? (
          <div className={styles.failure}>
            <EmptyState
              icon="warn"
              title={t('import.failed.title', { name: file.name })}
              actions={
                <>
                  <Button kind="primary" onClick={() => runCommand('import.open')}>
                    {t('import.chooseFile')}
                  </Button>
                  <Button onClick={() => lookSoon(store, 0)} disabled={session.looking}>
                    {t('import.failed.again')}
                  </Button>
                </>
              }
            >
              {errorText(session.error, t)} {isAppError(session.error, 'service-lost') ? '' : t('import.kept.nothing')}
            </EmptyState>
          </div>
        ) : answer === undefined ? (
          <div className={styles.failure}>
            <EmptyState title={t('import.looking')}>
              <ProgressBar fraction={undefined} label={t('import.looking')} />
            </EmptyState>
          </div>
        ) : (
          <>
            <div className={frame.subhead}>
              <h2>{t('import.preview.title')}</h2>
              <span className={styles.note} role="status">
                {t('import.preview.rows', { count: answer.preview.length, number: format.number(answer.preview.length), total: rowsText(session, t, format.number) })}
                {columns.some(({ from }) => from === 'values') && ` · ${t('import.preview.dashed')}`}
                {answer.previewRejects.length > 0 && ` · ${t('import.preview.marked', { count: answer.previewRejects.length, number: format.number(answer.previewRejects.length) })}`}
                {isLocked(run) && (
                  <>
                    {' · '}
                    <Icon name="lock" size={12} /> {t('import.preview.locked')}
                  </>
                )}
              </span>
              {answer.header !== null && answer.format !== 'txt' && (
                <span className={styles.headerBox}>
                  <Checkbox checked={answer.header} disabled={locked} onChange={(header) => changeOptions(store, { header })}>
                    {t('import.header.box')}
                  </Checkbox>
                </span>
              )}
            </div>
            <div className={styles.preview}>
              <PreviewTable
                answer={answer}
                columns={columns}
                locked={locked}
                onChoose={(mapping) => {
                  changeDraft(store, { decided: decide(draft.decided, mapping) });
                  lookSoon(store);
                }}
              />
            </div>
            <ImportForm
              store={store}
              session={session}
              answer={answer}
              columns={columns}
              locked={locked}
              missing={missing === lacking ? missing : undefined}
              purpose={purpose}
              legalBasis={legalBasis}
            />
          </>
        )}
      </div>
      <ImportFooter store={store} session={session} columns={columns} onImport={begin} missing={missing === lacking ? missing : undefined} />
    </div>
  );
}
