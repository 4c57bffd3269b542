/**
 * Joined by every query over `message` that shows or counts: rows of batches that are not complete do not exist for
 * anyone, and of several versions of a message only one does. What {@link file://./visible-messages.ts} says in SQL.
 */
export const shownMessages = `JOIN batch ON batch.id = message.batch_id AND batch.state = 1
  AND NOT EXISTS (SELECT 1 FROM hidden_message WHERE hidden_message.id = message.id)`;
