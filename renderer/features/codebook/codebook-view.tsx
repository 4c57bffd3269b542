import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Code } from '#shared/contracts/codebook.ts';
import { Button } from '#renderer/base/button.tsx';
import { Swatch } from '#renderer/base/chip.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { Section } from '#renderer/base/section.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { Tree, TreeLabel } from '#renderer/base/tree.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useRecentCodes } from '#renderer/platform/coding/use-recent-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useContextKey } from '#renderer/platform/context-keys/use-context-key.ts';
import { HighlightedText } from '#renderer/platform/fuzzy/highlighted-text.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { branchIds, buildCodeTree } from './code-tree.ts';
import { codebookStore, selectCode } from './codebook-state.ts';
import { isWithin } from './move-code.ts';
import { RenameField } from './rename-field.tsx';
import styles from './codebook.module.css';

const shownRecent = 5;
/** Codes that stand open at first: what a side bar shows without much scrolling. */
const openAtFirst = 80;
const closed: ReadonlySet<string> = new Set();

/** The side bar's codebook: filter, tree, recent codes behind 1 to 9, retired codes. */
export function CodebookView() {
  const t = useT();
  const format = useFormat();
  const codes = useCodes();
  const recent = useRecentCodes(codes);
  const state = useStore(codebookStore);
  const { nodes, matches } = useMemo(() => buildCodeTree(codes.list, state.filter), [codes.list, state.filter]);
  const filtering = state.filter.trim() !== '';
  const expanded = useMemo(() => (filtering ? branchIds(nodes) : (state.expanded ?? (codes.list.length <= openAtFirst ? branchIds(nodes) : closed))), [
    filtering,
    nodes,
    state.expanded,
    codes.list.length,
  ]);
  const retired = useMemo(() => codes.list.filter((code) => code.retired), [codes.list]);
  const used = codes.list.length - retired.length;
  const selected = useMemo(() => new Set(state.code === undefined ? [] : [String(state.code)]), [state.code]);

  useContextKey('codeRetired', state.code === undefined ? undefined : codes.byId.get(state.code)?.retired);

  if (codes.error !== null && codes.error !== undefined) return <ViewError error={codes.error} onRetry={codes.retry} />;
  const open = (code: Code, preview: boolean) => openEditor({ type: 'code', id: String(code.id) }, { preview });
  const menu = (at: { readonly x: number; readonly y: number }) => showCommandMenu('context/code', t('codebook.menu'), at);
  return (
    <div className={styles.view} data-context="codebookFocus">
      <div className={styles.filter}>
        <TextInput
          icon="search"
          value={state.filter}
          label={t('codebook.filter.label')}
          placeholder={t('codebook.filter.placeholder')}
          onChange={(filter) => codebookStore.setState({ filter })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && state.filter !== '') {
              codebookStore.setState({ filter: '' });
              event.preventDefault();
            }
          }}
        />
      </div>
      <Section
        grow
        title={t('codebook.section.codes')}
        note={
          filtering
            ? t('codebook.section.filtered', { count: matches, total: format.number(used) })
            : t('codebook.section.count', { count: used, codings: format.number(codes.codings) })
        }
      >
        {codes.loaded && used === 0 ? (
          <EmptyState
            title={t('codebook.empty.title')}
            actions={
              <Button kind="primary" icon="plus" onClick={() => runCommand('codebook.create')}>
                {t('codebook.command.create')}
              </Button>
            }
          >
            {t('codebook.empty.text')}
          </EmptyState>
        ) : codes.loaded && nodes.length === 0 ? (
          <p className={styles.none}>{t('codebook.filter.none')}</p>
        ) : (
          <Tree
            label={t('codebook.tree.label')}
            className={styles.tree ?? ''}
            nodes={nodes}
            expanded={expanded}
            onExpandedChange={(next) => {
              if (!filtering) codebookStore.setState({ expanded: next });
            }}
            selected={selected}
            onSelect={(_, focused) => selectCode(Number(focused))}
            onActivate={(node, gesture) => {
              if (gesture !== 'click') open(node.value.code, gesture === 'enter');
            }}
            onContextMenu={(node, at) => {
              selectCode(node.value.code.id);
              menu(at);
            }}
            onMove={(ids, target, position) =>
              runCommand(position === 'into' ? 'codebook.merge' : 'codebook.place', { code: Number(ids[0]), target: Number(target), position })
            }
            canDrop={(ids, target) => ids.length === 1 && !isWithin(codes.list, Number(target), Number(ids[0]))}
            context="codeTreeFocus"
            autoFocus
            renderRow={({ value: { code, ranges, passing } }) =>
              state.renaming === code.id ? (
                <>
                  <Swatch color={codeColor(code.color)} />
                  <RenameField code={code} />
                </>
              ) : (
                <TreeLabel
                  swatch={<Swatch color={codeColor(code.color)} />}
                  note={format.number(code.codingsBelow)}
                  faint={passing || state.cut === code.id}
                  title={titleOf(code)}
                >
                  <HighlightedText text={code.name} ranges={ranges} />
                </TreeLabel>
              )
            }
          />
        )}
      </Section>
      {recent.length > 0 && (
        <Section title={t('codebook.section.recent')} note={t('codebook.section.recent-note')}>
          <ul className={styles.plain}>
            {recent.slice(0, shownRecent).map((code, index) => (
              <li key={code.id}>
                <button
                  type="button"
                  className={styles.row}
                  title={titleOf(code)}
                  onClick={() => selectCode(code.id)}
                  onDoubleClick={() => open(code, false)}
                >
                  <Swatch color={codeColor(code.color)} />
                  <span className={styles.name}>{code.name}</span>
                  <span className={styles.end}>
                    <Kbd keys={[String(index + 1)]} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {retired.length > 0 && (
        <Section title={t('codebook.section.retired')} note={format.number(retired.length)} defaultOpen={false}>
          <ul className={styles.retired}>
            {retired.map((code) => (
              <li key={code.id}>
                <button
                  type="button"
                  className={styles.row}
                  title={titleOf(code)}
                  onClick={() => selectCode(code.id)}
                  onDoubleClick={() => open(code, false)}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    selectCode(code.id);
                    menu({ x: event.clientX, y: event.clientY });
                  }}
                >
                  <Swatch color={codeColor(code.color)} />
                  <span className={styles.nameOff}>{code.name}</span>
                  <span className={styles.end}>{format.number(code.codings)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** Name and definition, for the tooltip. */
function titleOf(code: Code): string {
  return code.definition === '' ? code.name : `${code.name}\n${code.definition}`;
}
