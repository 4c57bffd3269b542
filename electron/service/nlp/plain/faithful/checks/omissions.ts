import { featuresOf, weightOf, weightShared } from '../features.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Finding } from './check.ts';

/** What stands between the items of a list. */
const joint = /、|(?<![\u3400-\u9fff]),\s?(?:(?:and|or|nor)\s)?|\s(?:and|or|nor)\s|(?<=[\u3400-\u9fff])(?:以及|或者|并且|和|与|或|及(?!以[上下]|其))(?=[\u3400-\u9fff]{2})/g;
/** What ends a list, besides a sentence's end. */
const border = /[;:。!?\n()]|(?<=[\u3400-\u9fff]),|\.\s/g;
/** Characters an item has at most; what is longer is a clause, which plain words may say in a way of their own. */
const longest = { han: 10, latin: 36 };
/** Words that stand between joints and name nothing. */
const empty = /^(?:each|every|any|all|some|both|either|over|under|above|below|more|less|fewer|older|younger|later|earlier|longer|however|therefore|accordingly|otherwise|then|also|none|during|save|if any|partially|fully|in whole|in part|等|如有|其中|部分|全部|若有)$/;
/** Share of an item's neighbours that must be left for the rewrite to keep the list in the original's words. */
const keptWords = 0.6;

/**
 * No item of a list is left out: where what stands beside an item is kept in the original's words and nothing of the
 * item is left, it is gone. Lists that a rewrite puts in words of its own cannot be told, and are not reported.
 */
export const checkOmissions: Checker = ({ original, rewrite, beads, originalEntries, rewriteEntries }) => {
  let facts = 0;
  const findings = beads.flatMap((bead, index): Finding[] => {
    if (bead.original === null || bead.rewrite === null) return [];
    const near = beads.slice(Math.max(0, index - 1), index + 2).flatMap((each) => each.rewrite ?? []);
    const [first, last] = [near[0], near.at(-1)];
    if (first === undefined || last === undefined) return [];
    const answer = featuresOf(rewrite, { start: first.start, end: last.end }, rewriteEntries);
    return listsOf(original.text, bead.original).flatMap((list) => {
      const items = list.map((item) => {
        const features = featuresOf(original, item, originalEntries);
        return { ...item, weight: weightOf(features), kept: weightShared(features, answer, []) };
      });
      facts += items.length;
      return items.flatMap((item, place): Finding[] => {
        if (item.weight < leastOf(original, item) || item.kept > 0 || !isName(original, item)) return [];
        const beside = [items[place - 1], items[place + 1]].filter((each) => each !== undefined && each.weight >= leastOf(original, each) && each.kept / each.weight >= keptWords && isName(original, each));
        return beside.length === 0 ? [] : [{ kind: 'missing', original: { start: item.start, end: item.end }, rewrite: bead.rewrite }];
      });
    });
  });
  return { facts, findings };
};

/** Weight from which an item is told by its words: one English word weighs 1.5; of Han characters three are needed, as there are many words of two for one thing. */
const leastOf = ({ text }: Reading, { start, end }: Stretch): number => (/[\u3400-\u9fff]/.test(text.slice(start, end)) ? 2.5 : 1.5);

/** Whether a part may name something: short, and without a word that obliges, denies or makes depend. */
function isName({ text, markers }: Reading, { start, end }: Stretch): boolean {
  const words = text.slice(start, end).replace(/[\s.。]+$/, '');
  const most = /[\u3400-\u9fff]/.test(words) ? longest.han : longest.latin;
  return words.length <= most && !empty.test(words) && within(markers, { start, end }).length === 0;
}

/** The lists of a stretch: items between joints, each list within its borders. */
function listsOf(text: string, { start, end }: Stretch): Stretch[][] {
  const cut = (from: number, to: number, pattern: RegExp): Stretch[] => {
    const found = [...text.slice(from, to).matchAll(pattern)];
    const begins = [from, ...found.map(({ index, 0: match }) => from + index + match.length)];
    const ends = [...found.map(({ index }) => from + index), to];
    return begins.map((begin, place) => ({ start: begin, end: ends[place] ?? to })).filter((piece) => text.slice(piece.start, piece.end).trim() !== '');
  };
  // What is said of a list stands behind its last item: "or cyber attack fall outside the scope".
  const named = (item: Stretch): Stretch => {
    const said = text.slice(item.start, item.end).search(/(?<=\w)\s(?:are|is|was|were|falls?|will|shall|may|must|which|that|who|arising|caused)\b/);
    return said < 0 ? item : { start: item.start, end: item.start + said };
  };
  return cut(start, end, border)
    .filter((sentence) => /、|[和及与或]|\s(?:and|or|nor)\s/.test(text.slice(sentence.start, sentence.end)))
    .map((sentence) => cut(sentence.start, sentence.end, joint).map((item, place) => (place === 0 ? item : named(item))))
    .filter(({ length }) => length > 1);
}
