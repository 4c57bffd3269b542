import { useEffect } from 'react';
import { followConversations } from './recent-conversations.ts';

/** Shows nothing: stands in the status bar, which is always there, so that visits count while the explorer is hidden. */
export function FollowRecent() {
  useEffect(() => followConversations(), []);
  return null;
}
