import { useEffect, useRef } from 'react';
import type { QueuedProposal } from '#shared/contracts/suggestion.ts';
import { PassageList, useListCursor } from '#renderer/base/passage-list.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { publishQueue } from './active-queue.ts';
import { QueueRow } from './queue-row.tsx';
import type { Queue } from './use-queue.ts';

const estimatedHeight = 74;

interface QueueListProps {
  readonly queue: Queue;
  readonly active: boolean;
  /** Told which row is under the cursor. */
  readonly onCurrent: (row: QueuedProposal) => void;
}

/** The proposals as a list, one under the cursor: `a` accepts it, `x` rejects it, and the next one is then in its place. */
export function QueueList({ queue, active, onCurrent }: QueueListProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, settle } = queue;
  const cursor = useListCursor(rows, keyOf);
  const current = rows[cursor.index];
  useEffect(() => {
    const list = scroller.current;
    // Where proposals come only after the editor has got the keyboard, it is passed on.
    if (active && list !== null && document.activeElement?.contains(list) === true) list.focus();
  }, [active]);
  useEffect(() => (active ? publishQueue({ current: () => current, settle }) : undefined), [active, current, settle]);
  useEffect(() => {
    if (current !== undefined) onCurrent(current);
  }, [current, onCurrent]);
  return (
    <PassageList
      label={t('suggestion.queue.label')}
      role="grid"
      scroller={scroller}
      rows={rows}
      total={queue.total ?? rows.length}
      hasMore={queue.hasMore}
      onMore={queue.more}
      keyOf={keyOf}
      cursor={cursor}
      opensOn="double-click"
      onOpen={openProposal}
      renderRow={(row) => <QueueRow row={row} />}
      estimatedHeight={estimatedHeight}
      context="suggestionsFocus"
    />
  );
}

/** What is proposed, whichever run proposed it. */
const keyOf = ({ message, code }: QueuedProposal) => `suggestion-${message}-${code}`;

/** Shows a passage in its conversation, in a tab that the next one takes over. */
export function openProposal(place: Pick<QueuedProposal, 'conversation' | 'message' | 'span'>): void {
  openPassage(place, { preview: true });
}
