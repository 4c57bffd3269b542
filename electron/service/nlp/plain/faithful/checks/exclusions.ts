import { firstFrom, within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Comparison, Finding } from './check.ts';

/** Words that say that something is not covered. */
const excluding =
  /(?<!不[得能可])(?:不承担|不负责)|不赔|拒赔|不予?(?:赔|给付|理赔|支付|承保|负责)|免责|责任免除|除外责任|不属于(?:保险|保障|赔)|不在.{0,10}(?:范围|保障|责任)|不保(?!证|本)|不给付|不能?理赔|不会?赔|不提供保障|不退还?|免除.{0,8}责任|\b(?:not|never|n't|no\s+longer)\s+(?:be\s+)?(?:cover|insur|liable|pay|responsible|refund|reimburse|compensate)|\boutside\s+(?:the\s+)?scope|\bnot\s+extend|\bexclu|\bno\s+(?:cover|indemnity|reimbursement|refund|liability|benefit|payment|claim|compensation)(?!\s+(?:is|are)\s+(?:in\s+arrears|overdue|late))|\bdeclin|\buninsured/;

const itemStart = /^\s*(?:\(?[一二三四五六七八九十]{1,3}[)、]|\(?\d{1,2}[)、]|\d{1,2}\.(?!\d)|\(?[a-h]\)|[①-⑳]|[-•·*])/;
const itemBreak = /;|\n|(?=\([一二三四五六七八九十]{1,3}\))|(?=\(\d{1,2}\))|(?=\([a-h]\))|(?=[①-⑳])/;
const listBreak = /、|,(?!\d)|(?<![\u3400-\u9fff])\bor\b|\band\b|或者?|以及|及(?![时其格])|和/;
/** Characters and words that say too little to recognise an item by. */
const emptyWords = new Set([...'的了在是与和或及其于为因被等由对将而之', 'the', 'and', 'for', 'from', 'any', 'your', 'you', 'our', 'that', 'with']);
/** Share of an item's characters or words that must be left of it where the list has become shorter. */
const leastKept = 0.5;

/**
 * What is excluded stays excluded: every sentence that takes something out of cover is answered by one that does so
 * too, and no item of an exclusion's list is gone.
 */
export const checkExclusions: Checker = ({ original, rewrite, beads, originalEntries, rewriteEntries }) => {
  const findings: Finding[] = [];
  let facts = 0;
  for (const bead of beads) {
    if (bead.original === null || !excluding.test(original.text.slice(bead.original.start, bead.original.end))) continue;
    // "Not unless" is a condition, which has a check of its own.
    if (within(original.markers, bead.original).some(({ kind }) => kind === 'unless')) continue;
    facts++;
    if (bead.rewrite === null) findings.push({ kind: 'missing', original: bead.original, rewrite: null });
    else if (!excluding.test(rewrite.text.slice(bead.rewrite.start, bead.rewrite.end)) && !denies(rewrite, bead.rewrite)) findings.push({ kind: 'inverted', original: bead.original, rewrite: bead.rewrite });
    else if (covers(rewrite, bead.rewrite) && !covers(original, bead.original)) findings.push({ kind: 'inverted', original: bead.original, rewrite: bead.rewrite });
    else {
      const scope = listScope(original, bead.original);
      const answers = beads.filter((each) => each.original !== null && each.original.start >= scope.start && each.original.start < scope.end).flatMap((each) => each.rewrite ?? []);
      const lost = lostItems({ original, rewrite, originalEntries, rewriteEntries }, scope, [listScope(rewrite, bead.rewrite), ...answers]);
      facts += lost.items;
      findings.push(...lost.findings);
    }
  }
  return { facts, findings };
};

/** Whether a part of a sentence says that something is covered: 并发症的费用，这份保险管. */
const covers = ({ text }: Reading, { start, end }: Stretch): boolean =>
  text.slice(start, end).split(/[,。;!?\n]|\.\s/).some((clause) => covering.test(clause) && !excluding.test(clause) && !/[不无未没拒]|\b(?:not|no|never|nothing|none|only|if|unless)\b|n't\b/.test(clause));
const covering = /(?:管|保|赔|赔付|承担|承保|赔偿|给付)$|\b(?:is|are)\s+covered\b|\bwe\s+(?:do\s+|will\s+)?(?:cover|pay)\b/;

/** Whether something is denied, in whatever words: 不管, "we won't pay for". */
const denies = ({ markers }: Reading, stretch: Stretch): boolean => within(markers, stretch).some(({ kind }) => kind === 'not' || kind === 'must-not' || kind === 'except');

/** An exclusion with the list items that follow it. */
function listScope(reading: Reading, { start, end }: Stretch): Stretch {
  let last = end;
  for (let index = firstFrom(reading.sentences, end); index < reading.sentences.length; index++) {
    const sentence = reading.sentences[index];
    if (sentence === undefined) break;
    if (!itemStart.test(reading.text.slice(sentence.start, sentence.end)) && reading.text[last - 1] !== ';') break;
    last = sentence.end;
  }
  return { start, end: last };
}

function itemsOf(reading: Reading, scope: Stretch): Stretch[] {
  const text = reading.text.slice(scope.start, scope.end);
  const colon = text.search(/:/);
  const listed = cut(text, colon < 0 ? 0 : colon + 1, itemBreak).filter((item) => itemStart.test(text.slice(item.start, item.end)) || colon >= 0);
  const items = listed.length > 1 ? listed : cut(text, colon < 0 ? 0 : colon + 1, listBreak);
  const naming = items.filter(({ start, end }) => !excluding.test(text.slice(start, end)) || named(text.slice(start, end)).length >= 2);
  return naming.length < 2 ? [] : naming.map(({ start, end }) => ({ start: scope.start + start, end: scope.start + end }));
}

function cut(text: string, from: number, pattern: RegExp): Stretch[] {
  const pieces: Stretch[] = [];
  let start = from;
  for (const piece of text.slice(from).split(pattern)) {
    const at = text.indexOf(piece, start);
    const lead = piece.length - piece.trimStart().length;
    if (/[\p{L}]/u.test(piece)) pieces.push({ start: at + lead, end: at + piece.trimEnd().length });
    start = at + piece.length;
  }
  return pieces;
}

/** Items of the original's list that nothing in the answers holds. A list as long as before has merely been put otherwise. */
function lostItems(
  { original, rewrite, originalEntries, rewriteEntries }: Pick<Comparison, 'original' | 'rewrite' | 'originalEntries' | 'rewriteEntries'>,
  scope: Stretch,
  answers: readonly Stretch[],
): { items: number; findings: Finding[] } {
  const items = itemsOf(original, scope);
  const [answer] = answers;
  if (answer === undefined || items.length <= itemsOf(rewrite, answer).length) return { items: items.length, findings: [] };
  const left = new Set(answers.flatMap(({ start, end }) => [...wordsOf(rewrite.text.slice(start, end))]));
  const entries = new Set(answers.flatMap((each) => within(rewriteEntries, each).map(({ entry }) => entry)));
  const findings = items
    .filter((item) => {
      if (within(originalEntries, item).some(({ entry }) => entries.has(entry))) return false;
      const words = wordsOf(named(original.text.slice(item.start, item.end)));
      const kept = [...words].filter((word) => left.has(word)).length;
      return words.size > 0 && kept / words.size < leastKept;
    })
    .map((item): Finding => ({ kind: 'missing', original: item, rewrite: answer }));
  return { items: items.length, findings };
}

const upToDenial = new RegExp(`^.*(?:${excluding.source})`);

/** What an item names: without its number, what is said of all items before it, and what is said of them behind it. */
function named(item: string): string {
  const said = item.replace(itemStart, '').replace(/[,。;!?.\s]+$/, '');
  const bare = (excluding.test(said) ? said.replace(upToDenial, '').replace(/给付|赔付|赔偿|保险金|责任|承担|支付|理赔|退还|[偿的之]/g, '') : said).replace(/^\s*(?:因|由于?|由)/, '');
  const short = bare.replace(/(?:所|而)?(?:造成|导致|引起|引发|产生|的).*$/, '');
  return short.length < 2 ? bare : short;
}

function wordsOf(text: string): Set<string> {
  const words = [...(text.match(/[\u3400-\u9fff]/g) ?? []), ...(text.match(/[a-z]{3,}/g) ?? []).map((word) => word.slice(0, 5))];
  return new Set(words.filter((word) => !emptyWords.has(word)));
}
