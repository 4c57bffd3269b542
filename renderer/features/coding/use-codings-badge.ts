import { useReadConversation } from '#renderer/platform/coding/active-reader.ts';
import { useCodings } from '#renderer/platform/coding/codings-cache.ts';

/** How many codings the conversation being read has; none is shown without one. */
export function useCodingsBadge(): number | undefined {
  const conversation = useReadConversation();
  const { count } = useCodings(conversation);
  return conversation === undefined || count === 0 ? undefined : count;
}
