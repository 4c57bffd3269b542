import { useState } from 'react';
import { conversationContract, type ConversationHeader } from '#shared/contracts/conversation.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { useStore } from 'zustand';
import { activeReader } from '#renderer/platform/coding/active-reader.ts';
import { renamingStore } from './renaming.ts';
import { CustomerSentiment } from './customer-sentiment.tsx';
import styles from './conversation.module.css';

export interface ConversationHeadProps {
  readonly header: ConversationHeader | undefined;
  readonly conversation: number;
  readonly place: number;
  readonly total: number;
  readonly codings: number;
  /** Messages with at least one coding. */
  readonly coded: number;
  /** Of the focused turn, ms UTC. */
  readonly sentAt: number | null;
}

/** Where one is, then what the conversation is called, where and when it was held, and how far it is coded. */
export function ConversationHead({ header, conversation, place, total, codings, coded, sentAt }: ConversationHeadProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const renaming = useStore(renamingStore, (state) => state.conversation === header?.id);
  if (header === undefined) {
    return (
      <>
        <div className={styles.crumbs} />
        <header className={styles.head} />
      </>
    );
  }
  const day = sentAt ?? header.startedAt;
  const weekday = day === null ? undefined : new Intl.DateTimeFormat(language, { weekday: 'short' }).format(day);
  const facts = [
    header.channel,
    header.brand,
    header.startedAt === null || weekday === undefined ? null : `${format.date(header.startedAt)} ${weekday}`,
    t('conversation.head.messages', { count: total }),
  ].filter((fact) => fact !== null);
  const crumbs = [
    { part: 'batch', text: header.batch.name },
    ...(day === null ? [] : [{ part: 'day', text: new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }).format(day) }]),
    { part: 'conversation', text: header.label },
    { part: 'message', text: t('conversation.head.place', { ordinal: place + 1, total }) },
  ];
  return (
    <>
      <nav className={styles.crumbs} aria-label={t('conversation.head.crumbs')}>
        {crumbs.map((crumb, index) => (
          <span key={crumb.part} className={styles.crumb}>
            {index > 0 && <Icon name="right" size={12} />}
            <span className={styles.cut}>{crumb.text}</span>
          </span>
        ))}
      </nav>
      <header className={styles.head}>
        {renaming ? (
          <TitleField header={header} />
        ) : (
          <div className={styles.lead}>
            <h1 className={styles.title} title={header.title ?? header.label} onDoubleClick={() => renamingStore.setState({ conversation: header.id })}>
              {header.title ?? header.label}
            </h1>
            <span className={styles.facts}>{facts.join(' · ')}</span>
            {header.id > 0 && (
              <IconButton
                icon="edit"
                size={14}
                label={t('conversation.command.rename')}
                className={styles.rename ?? ''}
                onClick={() => renamingStore.setState({ conversation: header.id })}
              />
            )}
          </div>
        )}
        <div className={styles.measures}>
          <CustomerSentiment conversation={conversation} />
          <span title={t('conversation.head.coded-title')}>{t('conversation.head.codings', { count: codings, coded, total })}</span>
        </div>
      </header>
    </>
  );
}

function TitleField({ header }: { readonly header: ConversationHeader }) {
  const t = useT();
  const [title, setTitle] = useState(header.title ?? '');
  const rename = useServiceCommand(conversationContract.methods.rename);
  const end = () => {
    renamingStore.setState({ conversation: undefined });
    activeReader()?.focus();
  };
  const save = () => {
    const next = title.trim() === '' ? null : title.trim();
    end();
    if (next !== header.title) rename.mutate({ conversation: header.id, title: next }, { onError: (error) => notifications.error(error) });
  };
  return (
    <TextInput
      value={title}
      onChange={setTitle}
      label={t('conversation.rename.label')}
      placeholder={header.label}
      className={styles.titleField ?? ''}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        else if (event.key === 'Escape') end();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
