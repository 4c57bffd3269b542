import type { Coding } from '#shared/contracts/coding.ts';
import type { Code } from '#shared/contracts/codebook.ts';
import { createIntervalIndex, type IntervalIndex } from '#renderer/base/spans/interval-index.ts';
import type { TextSpan } from '#renderer/base/spans/span.ts';
import { assignTextLanes } from '#renderer/base/spans/text-lanes.ts';

/** A coding as it is drawn. One of a whole message has no stretch of text and no lane. */
export interface CodedSpan extends TextSpan {
  readonly color: number;
  readonly name: string;
  readonly coder: string;
  readonly whole: boolean;
  readonly intact: boolean;
  /** Underline below the text, 0 to 2; undefined where three others stand already. */
  readonly lane: number | undefined;
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
  readonly looks: ReadonlyMap<number, CodeLook>;
  readonly spans: MessageSpans;
  readonly byId: ReadonlyMap<number, CodedSpan>;
}

/**
 * Remembers what was laid out, so that one more coding changes only its own message, and there only the spans whose
 * look changed: rows compare spans by identity and draw again only where one is new.
 */
export interface SpanKeeper {
  spansOf(message: number, codings: readonly Coding[], codes: ReadonlyMap<number, CodeLook>, unknownName: string): MessageSpans;
}

/** Makes a {@link SpanKeeper}. */
export function createSpanKeeper(): SpanKeeper {
  const kept = new Map<number, Kept>();
  return {
    spansOf(message, codings, codes, unknownName) {
      if (codings.length === 0) return noSpans;
      const before = kept.get(message);
      if (before !== undefined && sameItems(before.codings, codings) && sameLooks(before.looks, codes)) return before.spans;
      const lanes = assignTextLanes(codings.flatMap((coding) => (coding.span === null ? [] : [{ id: coding.id, ...coding.span }])));
      const looks = new Map<number, CodeLook>();
      const byId = new Map<number, CodedSpan>();
      const inText: CodedSpan[] = [];
      const whole: CodedSpan[] = [];
      for (const coding of codings) {
        const look = codes.get(coding.code) ?? { name: unknownName, color: 7 };
        looks.set(coding.code, { name: look.name, color: look.color });
        const fresh: CodedSpan = {
          id: coding.id,
          start: coding.span?.start ?? 0,
          end: coding.span?.end ?? 0,
          color: look.color,
          name: look.name,
          coder: coding.coder,
          whole: coding.span === null,
          intact: coding.intact,
          lane: lanes.get(coding.id),
        };
        const old = before?.byId.get(coding.id);
        const span = old !== undefined && sameSpan(old, fresh) ? old : fresh;
        byId.set(span.id, span);
        (span.whole ? whole : inText).push(span);
      }
      const spans = { index: createIntervalIndex(inText), whole };
      kept.set(message, { codings, looks, spans, byId });
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
    left.lane === right.lane
  );
}
