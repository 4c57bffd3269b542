import type { Turn } from '#shared/contracts/conversation.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

/** "Customer K-4471": the role and what the source calls the participant. */
export function speakerName(turn: Pick<Turn, 'role' | 'participant'>, t: Translate): string {
  const own = turn.participant?.name ?? turn.participant?.externalId;
  if (own === undefined) return t(`conversation.role.${turn.role}`);
  return turn.role === 'other' ? own : t('conversation.speaker', { role: t(`conversation.role.${turn.role}`), name: own });
}
