import type { Turn } from '#shared/contracts/conversation.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

type Speaker = Pick<Turn, 'role' | 'participant'>;

/** Names such as "Agent 1072" or "坐席 1072" say the role themselves, in whichever language the data are. */
const roleWords = { customer: /^(?:customer|client|客户|顾客)/iu, agent: /^(?:agent|坐席|客服)/iu };

const ownName = ({ participant }: Speaker) => participant?.name ?? participant?.externalId;

/** "Customer K-4471": the role and what the source calls the participant. */
export function speakerName(turn: Speaker, t: Translate): string {
  const own = ownName(turn);
  const role = t(`conversation.role.${turn.role}`);
  if (own === undefined) return role;
  if (turn.role === 'other' || roleWords[turn.role].test(own)) return own;
  return t('conversation.speaker', { role, name: own });
}

/** The same as long as it fits its column (in half-width characters); else the name alone, which tells more than the role. */
export function shortSpeakerName(turn: Speaker, t: Translate, columns: number): string {
  const full = speakerName(turn, t);
  return widthOf(full) <= columns ? full : (ownName(turn) ?? full);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return width;
}
