import { addTo, emptyBitset, fullBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import type { TextSource } from './database.ts';
import { foldBuffer, foldIntoBuffer } from './fold.ts';
import type { OpenableSegment } from './open-segments.ts';
import { findPrefix, findSubstring, findWord } from './segment-search.ts';
import { planSubstring } from './substring-plan.ts';
import type { SubstringPlan } from './substring-plan.ts';
import { findLeaf } from './text-leaf.ts';
import type { TextLeaf } from './text-leaf.ts';

/** A text leaf with its plan, made once per search. */
export interface PlannedLeaf {
  readonly leaf: TextLeaf;
  readonly plan: SubstringPlan | undefined;
}

export function planLeaf(leaf: TextLeaf): PlannedLeaf {
  return { leaf, plan: leaf.match === 'substring' && leaf.codes.length > 0 ? planSubstring(leaf.codes) : undefined };
}

/** A run of message ids that is searched in one go: an index segment, or messages that are not indexed yet. */
export interface SearchUnit {
  /** Id of message number 0. */
  readonly first: number;
  readonly messages: number;
  /** The numbers of the messages that have a text. */
  findText(planned: PlannedLeaf): Bitset;
}

/** A unit answered from the index; texts are read only for messages too long to be in it. */
export function indexedUnit(openable: OpenableSegment, source: TextSource): SearchUnit {
  const first = openable.row.firstMessage;
  const messages = openable.row.lastMessage - first + 1;
  return {
    first,
    messages,
    findText(planned) {
      const { leaf } = planned;
      if (leaf.codes.length === 0) return fullBitset(messages);
      const segment = openable.open();
      let set: Bitset;
      if (leaf.match === 'word') set = findWord(segment, leaf.text);
      else if (leaf.match === 'prefix') set = findPrefix(segment, leaf.text);
      else set = planned.plan === undefined ? emptyBitset(messages) : findSubstring(segment, planned.plan, (number, offset) => isAt(source.read(first + number), leaf, offset));
      for (const number of segment.oversize) {
        const text = source.read(first + number);
        if (text !== undefined && hasLeaf(text, leaf)) addTo(set, number);
      }
      return set;
    },
  };
}

/** A unit answered by reading every text of [first, last]. */
export function scannedUnit(source: TextSource, first: number, last: number): SearchUnit {
  const messages = last - first + 1;
  return {
    first,
    messages,
    findText({ leaf }) {
      if (leaf.codes.length === 0) return fullBitset(messages);
      const set = emptyBitset(messages);
      for (const { id, text } of source.iterate(first, last)) if (hasLeaf(text, leaf)) addTo(set, id - first);
      return set;
    },
  };
}

/** Whether a text has a substring at exactly this offset. */
function isAt(text: string | undefined, leaf: TextLeaf, offset: number): boolean {
  if (text === undefined) return false;
  const end = offset + leaf.codes.length;
  if (end > foldIntoBuffer(text)) return false;
  const codes = foldBuffer();
  return leaf.codes.every((code, index) => codes[offset + index] === code);
}

function hasLeaf(text: string, leaf: TextLeaf): boolean {
  const length = foldIntoBuffer(text);
  return findLeaf(foldBuffer(), length, leaf, 0) >= 0;
}
