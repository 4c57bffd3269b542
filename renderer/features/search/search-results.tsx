import { useMemo, useState } from 'react';
import type { SearchHit } from '#shared/contracts/search.ts';
import { createOffsetMap } from '#shared/base/code-points.ts';
import { Tree, TreeLabel } from '#renderer/base/tree.tsx';
import type { TreeNode } from '#renderer/base/tree-model.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import styles from './search.module.css';

type Row =
  | { readonly kind: 'conversation'; readonly label: string; readonly id: number; readonly hits: number }
  | { readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly kind: 'more'; readonly rest: number };

export interface SearchResultsProps {
  readonly hits: readonly SearchHit[];
  readonly count: number;
  readonly onMore: () => void;
}

/** Shown before the first hit of a row, in half-width characters: the hit itself has to fit into a narrow side bar. */
const lead = 12;
const none: ReadonlySet<string> = new Set();

/** Hits under their conversations. Click shows one, double click or Enter opens it for good. */
export function SearchResults({ hits, count, onMore }: SearchResultsProps) {
  const t = useT();
  const format = useFormat();
  const [closed, setClosed] = useState(none);
  const [selected, setSelected] = useState(none);
  const nodes = useMemo(() => toNodes(hits, count), [hits, count]);
  const expanded = useMemo(() => new Set(nodes.map((node) => node.id).filter((id) => !closed.has(id))), [nodes, closed]);

  function open(row: Row, lasting: boolean): void {
    if (row.kind === 'more') onMore();
    else if (row.kind === 'hit') {
      openEditor(
        { type: 'conversation', id: String(row.hit.conversationId), params: linkOf(row.hit) },
        lasting ? {} : { preview: true, focus: false },
      );
    } else openEditor({ type: 'conversation', id: String(row.id) }, lasting ? {} : { preview: true, focus: false });
  }

  return (
    <Tree
      label={t('search.results')}
      nodes={nodes}
      expanded={expanded}
      onExpandedChange={(next) => setClosed(new Set(nodes.map((node) => node.id).filter((id) => !next.has(id))))}
      selected={selected}
      onSelect={setSelected}
      className={styles.results ?? ''}
      onActivate={(node, gesture) => {
        if (node.value.kind !== 'conversation' || gesture !== 'click') open(node.value, gesture !== 'click');
      }}
      renderRow={(node) => {
        const row = node.value;
        if (row.kind === 'conversation') {
          return <TreeLabel icon="chat" note={format.number(row.hits)} title={row.label}>{row.label}</TreeLabel>;
        }
        if (row.kind === 'more') return <TreeLabel icon="more">{t('search.more', { count: row.rest, rest: format.number(row.rest) })}</TreeLabel>;
        return <HitText hit={row.hit} role={t(`messages.role.${row.hit.role}`)} />;
      }}
    />
  );
}

/** The first hit as the span to select in the conversation. */
function linkOf(hit: SearchHit): Record<string, number> {
  const [range] = hit.ranges;
  if (range === undefined) return { message: hit.number };
  return { message: hit.number, start: hit.textStart + range[0], end: hit.textStart + range[1] };
}

function toNodes(hits: readonly SearchHit[], count: number): readonly TreeNode<Row>[] {
  const groups = new Map<number, { label: string; hits: SearchHit[] }>();
  for (const hit of hits) {
    const group = groups.get(hit.conversationId);
    if (group === undefined) groups.set(hit.conversationId, { label: hit.conversation, hits: [hit] });
    else group.hits.push(hit);
  }
  const nodes: TreeNode<Row>[] = [...groups].map(([id, group]) => ({
    id: `c${id}`,
    text: group.label,
    value: { kind: 'conversation', label: group.label, id, hits: group.hits.length },
    children: group.hits.map((hit) => ({ id: `m${hit.number}`, text: hit.text, value: { kind: 'hit', hit } })),
  }));
  const rest = count - hits.length;
  return rest > 0 ? [...nodes, { id: 'more', text: '', value: { kind: 'more', rest } }] : nodes;
}

function HitText({ hit, role }: { hit: SearchHit; role: string }) {
  const offsets = createOffsetMap(hit.text);
  const first = hit.ranges[0]?.[0] ?? 0;
  const from = startBefore(hit.text, offsets.toUnit(first));
  const parts = [];
  let at = from;
  for (const [start, end] of hit.ranges) {
    const left = offsets.toUnit(start);
    const right = offsets.toUnit(end);
    if (left > at) parts.push(hit.text.slice(at, left));
    parts.push(<mark key={left} className={styles.mark}>{hit.text.slice(left, right)}</mark>);
    at = right;
  }
  parts.push(hit.text.slice(at));
  return (
    <span className={styles.hit} title={`${role} · ${hit.message}`} dir="auto">
      {from > 0 && '…'}
      {parts}
    </span>
  );
}

/** Where a row begins so that no more than the lead stands before `hit`; UTF-16 units. */
function startBefore(text: string, hit: number): number {
  const before = [...text.slice(0, hit)];
  let from = hit;
  let width = 0;
  for (const character of before.toReversed()) {
    width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
    if (width > lead) break;
    from -= character.length;
  }
  return from;
}
