/** What is put on a drag of messages, so that any view can take them. */
const messagesType = 'application/x-verbatim-messages';

/** Puts messages on a drag. */
export function dragMessages(transfer: DataTransfer, messages: readonly number[]): void {
  transfer.setData(messagesType, JSON.stringify(messages));
}

/** Whether messages are on a drag; which ones is known only when it is dropped. */
export function carriesMessages(transfer: DataTransfer): boolean {
  return transfer.types.includes(messagesType);
}

/** The messages on a drag that is dropped; none where it carries something else. */
export function droppedMessages(transfer: DataTransfer): readonly number[] {
  const text = transfer.getData(messagesType);
  if (text === '') return [];
  const messages: unknown = JSON.parse(text);
  return Array.isArray(messages) ? messages.filter((message) => typeof message === 'number') : [];
}
