import { useRef } from 'react';
import type { Passage } from '#shared/contracts/coding.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { PassageList, useListCursor } from '#renderer/base/passage-list.tsx';
import { Tag } from '#renderer/base/chip.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import type { Passages } from './use-passages.ts';
import styles from './code.module.css';

const estimatedHeight = 66;

/** The passages as a list: where, then the quote in its context. A click or Enter opens the conversation there. */
export function CodePassages({ passages, ownCode }: { readonly passages: Passages; readonly ownCode: number }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const cursor = useListCursor(passages.list, keyOf);
  if (passages.error !== null && passages.list.length === 0) return <ViewError error={passages.error} onRetry={passages.retry} />;
  if (passages.total === 0) {
    return (
      <EmptyState icon="codebook" title={t('code.passages.none')}>
        {t('code.passages.none-hint')}
      </EmptyState>
    );
  }
  return (
    <PassageList
      label={t('code.section.passages')}
      role="listbox"
      scroller={scroller}
      rows={passages.list}
      total={passages.total ?? passages.list.length}
      hasMore={passages.hasMore}
      onMore={passages.more}
      keyOf={keyOf}
      cursor={cursor}
      opensOn="click"
      onOpen={({ conversation, coding }) => openPassage({ conversation, message: coding.message, span: coding.span }, { preview: true })}
      renderRow={(passage) => <PassageText passage={passage} ownCode={ownCode} />}
      estimatedHeight={estimatedHeight}
      context="listFocus"
    />
  );
}

const keyOf = ({ coding }: Passage) => `passage-${coding.id}`;

function PassageText({ passage, ownCode }: { readonly passage: Passage; readonly ownCode: number }) {
  const t = useT();
  const format = useFormat();
  const codes = useCodes();
  const { coding } = passage;
  const code = codes.byId.get(coding.code);
  const facts = [
    passage.conversationLabel,
    coding.span === null ? t('code.passage.whole') : `[${format.number(coding.span.start)}, ${format.number(coding.span.end)})`,
    passage.participant,
    passage.sentAt === null ? null : format.date(passage.sentAt),
    passage.channel,
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className={styles.where}>
        {coding.code !== ownCode && code !== undefined && <Tag color={codeColor(code.color)}>{code.name}</Tag>}
        <span className={styles.place} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
        {!coding.intact && <span className={styles.broken}>{t('coding.state.broken')}</span>}
        <span className={styles.made}>
          {coding.coder} · {format.shortDateTime(coding.createdAt)}
        </span>
      </div>
      <p className={styles.words} dir="auto">
        {passage.before}
        <mark className={styles.quote} style={{ '--c': codeColor(code?.color ?? 7) }}>
          {coding.quote ?? ''}
        </mark>
        {passage.after}
      </p>
    </>
  );
}
