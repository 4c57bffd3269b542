import { codingContract, type Passage } from '#shared/contracts/coding.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

const page = 500;
/** More would not fit where text is pasted; the export is for that. */
const most = 5000;

/** The passages of a code as text to paste, one a paragraph with its place. */
export async function passagesAsText(
  { rpc }: Pick<ServicesAccessor, 'rpc'>,
  code: number,
  below: boolean,
  format: Format,
): Promise<{ readonly text: string; readonly count: number; readonly total: number }> {
  const found: Passage[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const answer: { passages: Passage[]; total: number; next: string | null } = await rpc.call(codingContract.methods.passages, { code, below, cursor, limit: page });
    found.push(...answer.passages);
    total = answer.total;
    cursor = answer.next;
  } while (cursor !== null && found.length < most);
  const text = found.map((passage) => `${quoteOf(passage)}\n(${placeOf(passage, format)})`).join('\n\n');
  return { text, count: found.length, total };
}

function quoteOf(passage: Passage): string {
  return passage.coding.quote ?? `${passage.before}${passage.after}`;
}

function placeOf({ coding, conversationLabel, participant, sentAt }: Passage, format: Format): string {
  const span = coding.span === null ? null : `[${coding.span.start}, ${coding.span.end})`;
  return [conversationLabel, participant, sentAt === null ? null : format.date(sentAt), span, coding.coder].filter((part) => part !== null).join(' · ');
}
