import type { Coding } from '#shared/contracts/coding.ts';
import type { Code } from '#shared/contracts/codebook.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { createIntervalIndex, type IntervalIndex } from '#renderer/base/spans/interval-index.ts';
import type { TextSpan } from '#renderer/base/spans/span.ts';
import { assignTextLanes } from '#renderer/base/spans/text-lanes.ts';

/** A coding, or a proposed one, as it is drawn. One of a whole message has no stretch of text and no lane. */
export interface CodedSpan extends TextSpan {
  readonly color: number;
  readonly name: string;
  readonly coder: string;
  readonly whole: boolean;
  readonly intact: boolean;
  /** Underline below the text, 0 to 2; undefined where three others stand already. */
  readonly lane: number | undefined;
  /** Where the machine proposes it: it counts nowhere, and its id belongs to no coding. */
  readonly proposal: Proposal | undefined;
}

/** What stands on one message. */
export interface MessageSpans {
  readonly index: IntervalIndex<CodedSpan>;
  readonly whole: readonly CodedSpan[];
}

export const noSpans: MessageSpans = { index: createIntervalIndex<CodedSpan>([]), whole: [] };

type CodeLook = Pick<Code, 'name' | 'color'>;

interface Kept {
  readonly codings: readonly Coding[];
  readonly proposals: readonly Proposal[];
  readonly looks: ReadonlyMap<number, CodeLook>;
  readonly spans: MessageSpans;
  readonly byId: ReadonlyMap<number, CodedSpan>;
}

/**
 * Remembers what was laid out, so that one more coding changes only its own message, and there only the spans whose
 * look changed: rows compare spans by identity and draw again only where one is new.
 */
export interface SpanKeeper {
  spansOf(message: number, codings: readonly Coding[], proposals: readonly Proposal[], codes: ReadonlyMap<number, CodeLook>, unknownName: string): MessageSpans;
}

/** Below the ids of codings that are not stored yet. A message has one proposal of a code at most. */
const proposalId = ({ code }: Proposal) => -1_000_000_000 - code;

/** Makes a {@link SpanKeeper}. */
export function createSpanKeeper(): SpanKeeper {
  const kept = new Map<number, Kept>();
  return {
    spansOf(message, codings, proposals, codes, unknownName) {
      if (codings.length + proposals.length === 0) return noSpans;
      const before = kept.get(message);
      const same = before !== undefined && sameItems(before.codings, codings) && sameItems(before.proposals, proposals);
      if (same && sameLooks(before.looks, codes)) return before.spans;
      const coded = codings.flatMap((coding) => (coding.span === null ? [] : [{ id: coding.id, ...coding.span }]));
      const proposed = proposals.flatMap((proposal) => (proposal.span === null ? [] : [{ id: proposalId(proposal), ...proposal.span }]));
      const lanes = assignTextLanes(coded, proposed);
      const looks = new Map<number, CodeLook>();
      const byId = new Map<number, CodedSpan>();
      const inText: CodedSpan[] = [];
      const whole: CodedSpan[] = [];
      const add = (id: number, from: Coding | Proposal, facts: Pick<CodedSpan, 'coder' | 'intact' | 'proposal'>): void => {
        const look = codes.get(from.code) ?? { name: unknownName, color: 7 };
        looks.set(from.code, { name: look.name, color: look.color });
        const fresh: CodedSpan = {
          id,
          start: from.span?.start ?? 0,
          end: from.span?.end ?? 0,
          color: look.color,
          name: look.name,
          whole: from.span === null,
          lane: lanes.get(id),
          ...facts,
        };
        const old = before?.byId.get(id);
        const span = old !== undefined && sameSpan(old, fresh) ? old : fresh;
        byId.set(id, span);
        (span.whole ? whole : inText).push(span);
      };
      for (const coding of codings) add(coding.id, coding, { coder: coding.coder, intact: coding.intact, proposal: undefined });
      for (const proposal of proposals) add(proposalId(proposal), proposal, { coder: '', intact: true, proposal });
      const spans = { index: createIntervalIndex(inText), whole };
      kept.set(message, { codings, proposals, looks, spans, byId });
      return spans;
    },
  };
}

/** Whether two lists hold the same objects in the same order. */
export function sameItems<Item>(left: readonly Item[], right: readonly Item[]): boolean {
  return left === right || (left.length === right.length && left.every((item, index) => item === right[index]));
}

function sameLooks(before: ReadonlyMap<number, CodeLook>, codes: ReadonlyMap<number, CodeLook>): boolean {
  for (const [id, look] of before) {
    const now = codes.get(id);
    if (now !== undefined ? now.name !== look.name || now.color !== look.color : look.color !== 7) return false;
  }
  return true;
}

function sameSpan(left: CodedSpan, right: CodedSpan): boolean {
  return (
    left.start === right.start &&
    left.end === right.end &&
    left.color === right.color &&
    left.name === right.name &&
    left.coder === right.coder &&
    left.whole === right.whole &&
    left.intact === right.intact &&
    left.lane === right.lane &&
    left.proposal === right.proposal
  );
}
