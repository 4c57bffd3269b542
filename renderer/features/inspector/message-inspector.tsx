import { useMemo, type ReactNode } from 'react';
import { codingContract, type Coding } from '#shared/contracts/coding.ts';
import { conversationContract, type MessageDetails } from '#shared/contracts/conversation.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import { Chip, Tag } from '#renderer/base/chip.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { IconButton } from '#renderer/base/button.tsx';
import { KeyValues, Section } from '#renderer/base/section.tsx';
import { useCodings } from '#renderer/platform/coding/codings-cache.ts';
import { codingsOfMessage } from '#renderer/platform/coding/conversation-codings.ts';
import { isProposed, useMessageProposals } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { InspectorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { MemoCard } from '#renderer/platform/memo/memo-card.tsx';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { ProposedCodes } from './proposed-codes.tsx';
import { SentimentSection } from './sentiment-section.tsx';
import { ThemeSection } from './theme-section.tsx';
import { attributeRows, messageRows, participantRows, provenanceRows } from './detail-rows.ts';
import styles from './inspector.module.css';

const shownCodings = 40;

/** The message that is selected: its codes, who wrote it, what the source says of it, tags, memos, and where it came from. */
export function MessageInspector({ selection }: InspectorProps) {
  const t = useT();
  const message = selection.ids.at(-1);
  const details = useServiceQuery(
    conversationContract.methods.details,
    { message: message ?? 0 },
    { tables: ['message', 'participant', 'batch', 'conversation'], enabled: message !== undefined, keepPrevious: true },
  );
  if (message === undefined) return <EmptyState title={t('inspector.none')} />;
  if (details.error !== null && details.data === undefined) return <ViewError error={details.error} onRetry={() => void details.refetch()} />;
  if (details.data === undefined) return null;
  return <Sections details={details.data} message={message} />;
}

function Sections({ details, message }: { readonly details: MessageDetails; readonly message: number }) {
  const t = useT();
  const format = useFormat();
  const person = details.participant?.id;
  const activity = useServiceQuery(
    conversationContract.methods.participantActivity,
    { participant: person ?? 0 },
    { tables: ['message', 'batch'], enabled: person !== undefined },
  );
  const participant = participantRows(details, activity.data, t, format);
  const attributes = [...messageRows(details, t, format), ...attributeRows(details)];
  const provenance = provenanceRows(details, t, format);
  return (
    <div className={styles.inspector} tabIndex={0} aria-label={t('inspector.label')} role="region">
      <SentimentSection message={message} />
      <CodesSection message={message} conversation={details.conversation} />
      <ThemeSection message={message} />
      {participant.length > 0 && (
        <Section title={t('inspector.section.participant')}>
          <KeyValues rows={participant} />
        </Section>
      )}
      <Section title={t('inspector.section.attributes')}>
        <KeyValues rows={attributes} />
      </Section>
      <TagsSection message={message} />
      <MemosSection message={message} />
      <Section title={t('inspector.section.provenance')}>
        <KeyValues
          rows={[
            ...provenance.slice(0, 2),
            {
              key: 'hash',
              label: t('inspector.provenance.hash'),
              value: <Hash sha256={details.provenance.sha256} />,
            },
            ...provenance.slice(2),
          ]}
        />
      </Section>
    </div>
  );
}

/** The file's fingerprint, shortened; the tooltip has all of it. */
function Hash({ sha256 }: { readonly sha256: string }) {
  const t = useT();
  return (
    <span title={t('inspector.provenance.hash-title', { hash: sha256 })}>
      <span className={styles.mono}>{`${sha256.slice(0, 4)}…${sha256.slice(-4)}`}</span> <span className={styles.ok}>✓</span>
    </span>
  );
}

function CodesSection({ message, conversation }: { readonly message: number; readonly conversation: number }) {
  const t = useT();
  const codes = useCodes();
  const codings = codingsOfMessage(useCodings(conversation), message);
  const remove = useServiceCommand(codingContract.methods.remove);
  const own = useMemo(() => codings.toSorted(byStart), [codings]);
  const proposals = useMessageProposals(message);
  const proposed = proposals.filter(isProposed).length;
  const open = ({ span }: Coding) => openPassage({ conversation, message, span });
  return (
    <Section
      title={t('inspector.section.codes')}
      note={[t('inspector.codes.count', { count: own.length }), ...(proposed > 0 ? [t('inspector.codes.proposed-count', { count: proposed })] : [])].join(' · ')}
    >
      {own.length === 0 ? (
        proposals.length === 0 && <Hint>{t('inspector.codes.none')}</Hint>
      ) : (
        <ul className={styles.codes}>
          {own.slice(0, shownCodings).map((coding) => {
            const code = codes.byId.get(coding.code);
            const name = code?.name ?? t('coding.unknown-code');
            return (
              <li key={coding.id} className={styles.coding}>
                <button type="button" className={styles.codeButton} onClick={() => open(coding)} title={coding.quote ?? t('coding.whole-message')}>
                  <Tag color={codeColor(code?.color ?? 7)}>{name}</Tag>
                  <span className={styles.quote}>{coding.quote ?? t('coding.whole-message')}</span>
                </button>
                {coding.id > 0 && (
                  <IconButton
                    icon="x"
                    size={12}
                    className={styles.remove ?? ''}
                    label={t('inspector.codes.remove', { name })}
                    onClick={() => remove.mutate({ codings: [coding.id] }, { onError: (error) => notifications.error(error) })}
                  />
                )}
              </li>
            );
          })}
          {own.length > shownCodings && <li className={styles.more}>{t('inspector.codes.more', { count: own.length - shownCodings })}</li>}
        </ul>
      )}
      {proposals.length > 0 && <ProposedCodes proposals={proposals} conversation={conversation} />}
    </Section>
  );
}

function TagsSection({ message }: { readonly message: number }) {
  const t = useT();
  const list = useServiceQuery(tagContract.methods.list, {}, { tables: ['tag', 'message_tag'] });
  const turns = useServiceQuery(
    conversationContract.methods.turns,
    { messages: [message] },
    { tables: ['message_tag', 'tag', 'message', 'memo'], keepPrevious: true },
  );
  const unapply = useServiceCommand(tagContract.methods.unapply);
  const ids = turns.data?.turns[0]?.tags ?? [];
  const tags = (list.data?.tags ?? []).filter((tag) => ids.includes(tag.id));
  return (
    <Section title={t('inspector.section.tags')} {...(tags.length > 0 ? { note: String(tags.length) } : {})}>
      <div className={styles.chips}>
        {tags.map((tag) => (
          <Chip
            key={tag.id}
            removeLabel={t('inspector.tags.remove', { name: tag.name })}
            onRemove={() => unapply.mutate({ selection: { messages: [message] }, tag: tag.id }, { onError: (error) => notifications.error(error) })}
          >
            {tag.name}
          </Chip>
        ))}
        <Chip add icon="plus" onClick={() => runCommand('inspector.addTag')}>
          {t('inspector.tags.add')}
        </Chip>
      </div>
    </Section>
  );
}

function MemosSection({ message }: { readonly message: number }) {
  const t = useT();
  const memos = useServiceQuery(memoContract.methods.of, { kind: 'message', id: message }, { tables: ['memo'], keepPrevious: true }).data?.memos ?? [];
  return (
    <Section
      title={t('inspector.section.memos')}
      {...(memos.length > 0 ? { note: String(memos.length) } : {})}
      actions={<IconButton icon="plus" size={14} label={t('inspector.memos.add')} onClick={() => runCommand('memo.add', { kind: 'message', id: message })} />}
    >
      {memos.length === 0 ? (
        <Hint>{t('inspector.memos.none')}</Hint>
      ) : (
        memos.map((memo) => <MemoCard key={memo.id} memo={memo} />)
      )}
    </Section>
  );
}

function Hint({ children }: { readonly children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>;
}

function byStart(left: Coding, right: Coding): number {
  return (left.span?.start ?? -1) - (right.span?.start ?? -1) || left.id - right.id;
}
