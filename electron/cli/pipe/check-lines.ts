import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { FaithfulnessCheck, FaithfulnessFinding, Place } from '#service/nlp/plain/faithful/check-faithfulness.ts';
import type { Messages } from '../messages/messages.ts';

/** Code points of a text that a detail quotes. */
const longestQuote = 60;

/** The checks as a pipe prints them: with a sentence of detail, and the places as they are. */
export function checkLines(checks: readonly FaithfulnessCheck[], original: string, rewrite: string, messages: Messages): object[] {
  return checks.map(({ name, ok, facts, findings }) => ({
    name,
    ok,
    detail: ok ? messages.text('faithful.kept', { facts }) : findings.map((finding) => describe(finding, original, rewrite, messages)).join('; '),
    findings,
  }));
}

function describe(finding: FaithfulnessFinding, original: string, rewrite: string, messages: Messages): string {
  const quote = (text: string, place: Place | null) => {
    if (place === null) return '–';
    const end = Math.min(place.end, place.start + longestQuote);
    return `“${sliceCodePoints(text, place.start, end)}${end < place.end ? '…' : ''}”`;
  };
  return messages.text(`faithful.${finding.kind}`, { original: quote(original, finding.original), rewrite: quote(rewrite, finding.rewrite) });
}
