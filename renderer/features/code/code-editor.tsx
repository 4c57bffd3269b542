import { useEffect, useState } from 'react';
import type { Code } from '#shared/contracts/codebook.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Swatch } from '#renderer/base/chip.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { codePath, useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { CodeMemos } from './code-memos.tsx';
import { CodePassages } from './code-passages.tsx';
import { CodeSuggestions } from './code-suggestions.tsx';
import { CodeTexts } from './code-texts.tsx';
import { usePassages } from './use-passages.ts';
import styles from './code.module.css';

/** One code: how it is to be used, and every passage that carries it. The tab's id is the code's. */
export function CodeEditor({ input, handle }: EditorProps) {
  const t = useT();
  const id = Number(input.id);
  const codes = useCodes();
  const code = codes.byId.get(id);
  useEffect(() => {
    if (code !== undefined) handle.setTitle(code.name);
  }, [code, handle]);
  if (codes.error !== null && codes.error !== undefined) return <ViewError error={codes.error} onRetry={codes.retry} />;
  if (!codes.loaded) return null;
  if (code === undefined) {
    return (
      <EmptyState icon="codebook" title={t('code.gone.title')} actions={<Button onClick={() => handle.close()}>{t('code.gone.close')}</Button>}>
        {t('code.gone.text')}
      </EmptyState>
    );
  }
  return <CodePage key={code.id} code={code} path={codePath(code, codes.byId)} total={codes.codings} />;
}

interface CodePageProps {
  readonly code: Code;
  readonly path: readonly string[];
  /** All codings of the project: the denominator. */
  readonly total: number;
}

function CodePage({ code, path, total }: CodePageProps) {
  const t = useT();
  const format = useFormat();
  const [below, setBelow] = useState(false);
  const passages = usePassages(code.id, below);
  const hasBelow = code.codingsBelow > code.codings;
  const share = total === 0 ? 0 : code.codings / total;
  return (
    <div className={frame.editor} data-context="codeEditorFocus">
      <header className={frame.head}>
        <Swatch color={codeColor(code.color)} />
        <h1 className={frame.title}>{code.name}</h1>
        <span className={frame.facts}>{[...path, ...(code.retired ? [t('code.retired')] : [])].join(' / ')}</span>
        <span className={frame.grow} />
        <span className={frame.facts}>
          {t('code.head.share', { count: code.codings, codings: format.number(code.codings), total: format.number(total), share: format.percent(share) })}
        </span>
        <IconButton icon="symbol-color" label={t('code.action.color')} onClick={() => runCommand('codebook.color', { code: code.id })} />
        <IconButton icon="merge" label={t('code.action.merge')} onClick={() => runCommand('codebook.merge', { code: code.id })} />
        <IconButton
          icon={code.retired ? 'undo' : 'archive'}
          label={t(code.retired ? 'code.action.restore' : 'code.action.retire')}
          onClick={() => runCommand(code.retired ? 'codebook.restore' : 'codebook.retire', { code: code.id })}
        />
      </header>
      <div className={styles.columns}>
        <section className={styles.passages} aria-label={t('code.section.passages')}>
          <div className={styles.bar}>
            <h2 className={styles.heading}>{t('code.section.passages')}</h2>
            {passages.total !== undefined && (
              <span className={frame.facts}>
                {t('code.passages.count', { count: passages.total, passages: format.number(passages.total), messages: format.number(passages.messages ?? 0) })}
              </span>
            )}
            <span className={frame.grow} />
            {hasBelow && (
              <Checkbox checked={below} onChange={setBelow}>
                {t('code.passages.below', { number: format.number(code.codingsBelow - code.codings) })}
              </Checkbox>
            )}
            <Button kind="flat" icon="copy" disabled={passages.list.length === 0} onClick={() => runCommand('code.copyPassages', { code: code.id, below })}>
              {t('code.passages.copy')}
            </Button>
          </div>
          <CodePassages passages={passages} ownCode={code.id} />
        </section>
        <aside className={styles.side} aria-label={t('code.section.about')}>
          <CodeTexts code={code} />
          <CodeSuggestions code={code.id} />
          <CodeMemos code={code} />
        </aside>
      </div>
    </div>
  );
}
