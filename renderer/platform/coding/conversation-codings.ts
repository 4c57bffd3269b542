import type { Coding } from '#shared/contracts/coding.ts';

/** The codings of one conversation by message, so that a change touches only its own message's. */
export interface ConversationCodings {
  readonly count: number;
  /** Only messages that have any. */
  readonly byMessage: ReadonlyMap<number, readonly Coding[]>;
}

/** Codings that go, and those that come or come in their place. */
export interface CodingChange {
  readonly take: readonly number[];
  readonly put: readonly Coding[];
}

export const noCodings: ConversationCodings = { count: 0, byMessage: new Map() };

const none: readonly Coding[] = [];

/** The codings of one message. */
export function codingsOfMessage(codings: ConversationCodings, message: number | undefined): readonly Coding[] {
  return (message === undefined ? undefined : codings.byMessage.get(message)) ?? none;
}

/** Groups an answer of the service; messages whose codings are what they were before keep their array. */
export function groupCodings(codings: readonly Coding[], before: ConversationCodings = noCodings): ConversationCodings {
  const byMessage = new Map<number, readonly Coding[]>();
  for (const [message, group] of Map.groupBy(codings, (coding) => coding.message)) {
    const old = before.byMessage.get(message);
    byMessage.set(message, old !== undefined && sameCodings(old, group) ? old : group);
  }
  return { count: codings.length, byMessage };
}

/**
 * Applies a change. What is put replaces what stands under its id; a coding not yet stored (negative id) is left out
 * where the same one has come from the service meanwhile.
 */
export function changeCodings(codings: ConversationCodings, { take, put }: CodingChange): ConversationCodings {
  const gone = new Set([...take, ...put.map(({ id }) => id)]);
  const touched = new Set(put.map(({ message }) => message));
  for (const [message, group] of codings.byMessage) if (group.some(({ id }) => gone.has(id))) touched.add(message);
  if (touched.size === 0) return codings;
  const byMessage = new Map(codings.byMessage);
  let { count } = codings;
  for (const message of touched) {
    const old = byMessage.get(message) ?? none;
    const kept = old.filter(({ id }) => !gone.has(id));
    const come = put.filter((coding) => coding.message === message && !(coding.id < 0 && kept.some((other) => isSameCoding(other, coding))));
    const group = [...kept, ...come];
    if (group.length === 0) byMessage.delete(message);
    else byMessage.set(message, group);
    count += group.length - old.length;
  }
  return { count, byMessage };
}

/** Whether two codings put the same code of the same coder on the same place: no more than one of them can be stored. */
export function isSameCoding(left: Coding, right: Coding): boolean {
  return left.message === right.message && left.code === right.code && left.coder === right.coder && sameSpan(left.span, right.span);
}

/** Whether two codings stand on the same stretch, or both on the whole message. */
export function sameSpan(left: Coding['span'], right: Coding['span']): boolean {
  return left === null || right === null ? left === right : left.start === right.start && left.end === right.end;
}

function sameCodings(left: readonly Coding[], right: readonly Coding[]): boolean {
  return (
    left.length === right.length &&
    left.every((coding, index) => {
      const other = right[index];
      return (
        other !== undefined && coding.id === other.id && coding.quote === other.quote && coding.intact === other.intact && coding.origin === other.origin && isSameCoding(coding, other)
      );
    })
  );
}
