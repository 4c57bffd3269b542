import { findSentences } from '../faithful/sentences.ts';
import { capital, type Candidate } from './rule.ts';

/** Characters of a Chinese sentence, words of an English one, from which a split is offered. */
const longChinese = 60;
const longEnglish = 30;
/** Han characters, or English words, that each side of a cut must have: scraps are no sentences. */
const leastHan = 8;
const leastWords = 5;

const chineseJoint = /(?<mark>[,;])(?=(?:同时|此外|另外|但是|但(?!书)|因此|所以|并且|此时|其中)[^,。;]{4,})/g;
const subject = "(?:you|we|they|it|the|an?|any|this|that|such|your|our|these|each)(?: [a-z'-]+){0,4}?";
const finite =
  '(?:is|are|was|were|will|shall|must|may|can|cannot|should|has|have|does|do|pays?|applies|apply|holds|publishes|keeps|sends|gives|takes|makes|provides|requires|receives|determines|calculates|decides|remains|covers|depends|ends|begins|starts)';
const englishJoint = new RegExp(`(?<mark>, (?<word>and|but) )(?=${subject} ${finite}\\b)|(?<semi>; )(?=${subject} ${finite}\\b)`, 'dg');

/** A statement that something else governs: cut in two, its second half would hold without it. */
const governed = /如果|如(?!实|期|下)|若(?!干)|倘|凡|(?<![应适相不妥恰担正])当|除非|因(?!此)|由于|只要|一旦|除[^,]*外|下列|以下|\b(?:if|when|whenever|unless|where|once|provided|except|subject to|in the event|in case|because|although|while|either|both|whether|following|until|before|after|upon|on receipt)\b/;
const listMark = /^\s*(?:\(?[一二三四五六七八九十\d]{1,3}[).、]|\([a-z]{1,3}\)|[a-z]\))/;

/** Joints at which a long sentence comes apart into two statements, each of which holds by itself. */
export function findSplits(folded: string, slice: (start: number, end: number) => string): Candidate[] {
  const found: Candidate[] = [];
  const sentences = findSentences(folded);
  for (const [index, { start, end, paragraph }] of sentences.entries()) {
    const sentence = folded.slice(start, end);
    const han = count(sentence, /\p{Script=Han}/gu);
    if (han >= longChinese) found.push(...chineseSplits(sentence, start));
    else if (han === 0 && count(sentence, /[a-z]+/g) >= longEnglish) found.push(...englishSplits(sentence, start, slice));
    // The reader of sentences ends one at a semicolon; what stands around it is one sentence to a person.
    const next = sentences[index + 1];
    if (next?.paragraph !== paragraph || folded[end - 1] !== ';') continue;
    const both = folded.slice(start, next.end);
    if (governed.test(sentence) || listMark.test(sentence) || listMark.test(folded.slice(end, next.end)) || unclosed(sentence)) continue;
    if (han >= leastHan && count(both, /\p{Script=Han}/gu) >= longChinese && !/^[且或并]/.test(folded.slice(next.start))) found.push({ kind: 'split', start: end - 1, end, replacement: '。' });
    else if (han === 0 && count(both, /[a-z]+/g) >= longEnglish && new RegExp(`^${subject} ${finite}\\b`).test(folded.slice(next.start, next.end))) {
      found.push({ kind: 'split', start: end - 1, end: next.start + 1, replacement: `. ${capital(slice(next.start, next.start + 1))}` });
    }
  }
  return found;
}

function chineseSplits(sentence: string, offset: number): Candidate[] {
  return [...sentence.matchAll(chineseJoint)].flatMap(({ index }): Candidate[] => {
    const before = sentence.slice(0, index);
    const after = sentence.slice(index + 1);
    const whole = count(before, /\p{Script=Han}/gu) >= leastHan && count(after, /\p{Script=Han}/gu) >= leastHan;
    return whole && !governed.test(before) && !listMark.test(before) && !unclosed(before) ? [{ kind: 'split', start: offset + index, end: offset + index + 1, replacement: '。' }] : [];
  });
}

function englishSplits(sentence: string, offset: number, slice: (start: number, end: number) => string): Candidate[] {
  return [...sentence.matchAll(englishJoint)].flatMap((match): Candidate[] => {
    const before = sentence.slice(0, match.index);
    const end = match.index + match[0].length;
    const whole = count(before, /[a-z]+/g) >= leastWords && count(sentence.slice(end), /[a-z]+/g) >= leastWords;
    if (!whole || governed.test(before) || listMark.test(before) || unclosed(before) || !new RegExp(`\\b${finite}\\b`).test(before)) return [];
    const next = capital(slice(offset + end, offset + end + 1));
    return [{ kind: 'split', start: offset + match.index, end: offset + end + 1, replacement: match.groups?.['word'] === 'but' ? `. But ${next.toLowerCase()}` : `. ${next}` }];
  });
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const unclosed = (text: string): boolean => count(text, /\(/g) !== count(text, /\)/g) || count(text, /[“「『]/g) !== count(text, /[”」』]/g) || count(text, /"/g) % 2 === 1;
