import type { RewriteRecord } from '#shared/contracts/rewrite.ts';
import { codePointLength } from '#shared/base/code-points.ts';
import type { GlossaryEntry } from '#service/nlp/plain/glossary/entry.ts';
import { createTermFinder } from '#service/nlp/plain/glossary/find-terms.ts';
import { chineseReadability } from '#service/nlp/plain/readability/chinese.ts';
import { englishReadability } from '#service/nlp/plain/readability/english.ts';
import { foldText } from '#service/search/fold.ts';

/** Code points over which the density of terms is stated. */
const densityUnit = 100;

/** The measures that both texts have, before and after: of the language that the original is mostly in, and term density. */
export function readabilityOf(original: string, rewrite: string, entries: readonly GlossaryEntry[]): RewriteRecord['readability'] {
  const finder = createTermFinder(entries);
  // A term that is explained where it stands is no obstacle.
  const density = (text: string) => (finder.find(foldText(text)).filter(({ explained }) => !explained).length / Math.max(1, codePointLength(text))) * densityUnit;
  const measures: RewriteRecord['readability'] = [{ name: 'termDensity', before: density(original), after: density(rewrite) }];
  const [before, after] = [chineseReadability(original), chineseReadability(rewrite)];
  const isChinese = (before?.characters ?? 0) * 2 > (englishReadability(original)?.words ?? 0);
  if (isChinese && before !== undefined && after !== undefined) {
    for (const name of ['characters', 'sentences', 'charactersPerSentence', 'charactersPerClause', 'functionWordShare'] as const) {
      measures.push({ name, before: before[name], after: after[name] });
    }
    return measures;
  }
  const [english, then] = [englishReadability(original), englishReadability(rewrite)];
  if (english === undefined || then === undefined) return measures;
  for (const name of ['words', 'sentences', 'wordsPerSentence', 'flesch', 'fleschKincaid', 'fog', 'smog'] as const) {
    measures.push({ name, before: english[name], after: then[name] });
  }
  return measures;
}
