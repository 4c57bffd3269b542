import { isWordCode } from '#shared/query/characters.ts';
import { isClauseEnd, isSentenceEnd } from './clauses.ts';
import { lexicon, type LexiconEntry } from './lexicon.ts';
import { spaceCode, type NormalText } from './normal-text.ts';
import { firstNode, nextNode, valueAt } from './trie.ts';

/** A word of the lexicon at positions of the normal text, half-open. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly entry: LexiconEntry;
  /** Letters were repeated for weight: "soooo", "gooood". */
  readonly elongated: boolean;
  /** Number of the clause and of the sentence it stands in. */
  readonly clause: number;
  readonly sentence: number;
}

type Match = Omit<Hit, 'clause' | 'sentence'>;

/** The words of the lexicon in a text: at each place the longest, none within another. */
export function findHits(text: NormalText): Hit[] {
  const hits: Hit[] = [];
  const { trie } = lexicon();
  let clause = 0;
  let sentence = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codes[at] ?? 0;
    if (isClauseEnd(code)) {
      clause += 1;
      if (isSentenceEnd(code)) sentence += 1;
    }
    if (firstNode(trie, code) === 0) continue;
    // What begins with a letter or digit begins a word.
    if (isWordCode(code) && isWordCode(text.codes[at - 1] ?? spaceCode)) continue;
    const hit = longestAt(text, at, false) ?? (text.elongated ? longestAt(text, at, true) : undefined);
    if (hit === undefined) continue;
    hits.push({ ...hit, clause, sentence });
    at = hit.to - 1;
  }
  return hits;
}

/** @param singly whether a letter that stands there three times or more counts as one rather than two ("soooo" is "so"). */
function longestAt(text: NormalText, at: number, singly: boolean): Match | undefined {
  const { trie, entries } = lexicon();
  const { codes, starts, ends, length } = text;
  let node = 0;
  let elongated = false;
  let found: Match | undefined;
  for (let next = at; next < length; next += 1) {
    const code = codes[next] ?? 0;
    if ((ends[next] ?? 0) - (starts[next] ?? 0) > 1 && isWordCode(code)) {
      elongated = true;
      if (singly) continue;
    }
    node = next === at ? firstNode(trie, code) : nextNode(trie, node, code);
    if (node === 0) break;
    const entry = entries[valueAt(trie, node)];
    if (entry === undefined) continue;
    let end = next + 1;
    if (isWordCode(code)) {
      if (entry.open) end = endOfWord(text, end);
      else if (singly) end = endOfRun(text, end, code);
      if (isWordCode(codes[end] ?? spaceCode)) continue;
    }
    found = { from: at, to: end, entry, elongated: isWordCode(code) && (elongated || (end > next + 1 && !entry.open)) };
  }
  // Where no letter was passed over, the second attempt finds nothing that the first did not.
  return singly && found?.elongated === false ? undefined : found;
}

function endOfWord({ codes, length }: NormalText, from: number): number {
  let end = from;
  while (end < length && isWordCode(codes[end] ?? spaceCode)) end += 1;
  return end;
}

function endOfRun({ codes, length }: NormalText, from: number, code: number): number {
  let end = from;
  while (end < length && codes[end] === code) end += 1;
  return end;
}
