import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { RewriteCheck, RewriteRecord } from '#shared/contracts/rewrite.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { paragraphOf, rowsOf } from './paragraph-rows.ts';

type Finding = RewriteCheck['findings'][number];

/** Code points of a text that a finding quotes. */
const longest = 40;

/** A finding in a sentence, with the words it is about. */
function findingText({ kind, original, rewrite }: Finding, { original: before, text: after }: Pick<RewriteRecord, 'original' | 'text'>, t: Translate): string {
  const quote = (text: string, place: Finding['original']) => {
    if (place === null) return t('rewrite.nothing');
    const end = Math.min(place.end, place.start + longest);
    return t('rewrite.quote', { text: `${sliceCodePoints(text, place.start, end).replace(/\s+/g, ' ')}${end < place.end ? '…' : ''}` });
  };
  return t(`rewrite.finding.${kind}`, { original: quote(before, original), rewrite: quote(after, rewrite) });
}

/** A finding in a sentence that begins with the paragraph it stands in. */
export function placedFindingText(finding: Finding, rewrite: RewriteRecord, t: Translate): string {
  const number = paragraphOf(rowsOf(rewrite), finding);
  const text = findingText(finding, rewrite, t);
  return number === undefined ? text : t('rewrite.findingAt', { number, finding: text });
}
