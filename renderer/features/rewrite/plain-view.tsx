import { useState } from 'react';
import { documentContract, type DocumentRecord } from '#shared/contracts/document.ts';
import { glossaryContract } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { List } from '#renderer/base/list.tsx';
import { Section } from '#renderer/base/section.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { TreeLabel } from '#renderer/base/tree.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import styles from './rewrite.module.css';

const none: ReadonlySet<string> = new Set();

/** Documents with the state of their newest draft, and the glossary. */
export function PlainView() {
  const t = useT();
  const format = useFormat();
  const active = useActiveEditor();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(none);
  const documents = useServiceQuery(documentContract.methods.list, {}, { tables: ['document', 'rewrite', 'sign_off'] });
  const glossary = useServiceQuery(glossaryContract.methods.list, {}, { tables: ['glossary_entry'] });
  if (documents.error !== null) return <ViewError error={documents.error} onRetry={() => void documents.refetch()} />;
  const list = documents.data?.documents ?? [];
  const entries = (glossary.data?.entries ?? []).filter(({ status }) => status !== 'retired');
  const approved = entries.filter(({ status }) => status === 'approved').length;
  const wanted = query.trim().toLocaleLowerCase();
  const found = wanted === '' ? entries : entries.filter(({ term, plain }) => term.toLocaleLowerCase().includes(wanted) || plain.toLocaleLowerCase().includes(wanted));
  const open = active?.input.type === 'rewrite' ? new Set([active.input.id]) : none;
  return (
    <div className={styles.view}>
      <Section title={t('rewrite.documents')} note={list.length}>
        {list.length === 0 ? (
          <EmptyState
            title={t('rewrite.noDocuments')}
            actions={
              <>
                <Button icon="import" onClick={() => runCommand('document.import')}>
                  {t('rewrite.importDocument')}
                </Button>
                <Button icon="plus" onClick={() => runCommand('document.paste')}>
                  {t('rewrite.pasteDocument')}
                </Button>
              </>
            }
          >
            {t('rewrite.noDocumentsText')}
          </EmptyState>
        ) : (
          <List
            label={t('rewrite.documents')}
            items={list.map((document) => ({ id: String(document.id), text: document.name, value: document }))}
            selected={open}
            onSelect={() => undefined}
            onActivate={({ value }) => runCommand('rewrite.open', { document: value.id })}
            onContextMenu={({ value }, at) => showCommandMenu('context/document', value.name, at, { document: value.id, name: value.name })}
            renderRow={({ value }) => (
              <TreeLabel icon="file" note={t(`rewrite.draftState.${stateOf(value)}`)}>
                {value.name}
              </TreeLabel>
            )}
          />
        )}
      </Section>
      <Section title={t('rewrite.glossary')} note={t('rewrite.glossaryCount', { count: format.number(entries.length), approved: format.number(approved) })} grow>
        <div className={styles.filter}>
          <TextInput icon="search" label={t('rewrite.findTerm')} placeholder={t('rewrite.findTerm')} value={query} onChange={setQuery} />
        </div>
        {entries.length === 0 ? (
          <div className={styles.filter}>
            <Button onClick={() => runCommand('glossary.addStarter')}>{t('rewrite.addStarter')}</Button>
          </div>
        ) : (
          <List
            label={t('rewrite.glossary')}
            items={found.map((entry) => ({ id: String(entry.id), text: entry.term, value: entry }))}
            selected={chosen}
            onSelect={setChosen}
            onActivate={({ value }) => runCommand('glossary.open', { entry: value.id })}
            renderRow={({ value }) => (
              <span className={styles.termRow} title={value.definition}>
                <span className={styles.strong}>{value.term}</span> <span className={styles.muted}>{value.plain}</span>
              </span>
            )}
          />
        )}
      </Section>
    </div>
  );
}

/** The newest draft's state, for the row's right end. */
function stateOf({ rewrites }: DocumentRecord): 'none' | 'open' | 'signed' | 'returned' {
  const [newest] = rewrites;
  return newest === undefined ? 'none' : (newest.decision ?? 'open');
}
