import { messagesContract } from '#shared/contracts/messages.ts';
import { implement } from '#service/rpc/implement.ts';
import { rangeFinder } from '#service/search/index.ts';
import { evaluateNode, matchingSet, parseOrThrow } from './evaluate-query.ts';
import { facetValues } from './facets.ts';
import { gatherColumns } from './gather-columns.ts';
import { readMessageRows } from './message-rows.ts';
import { closeView, describeView, fillView, heldView, openView, rowsOf, stampOf } from './message-view.ts';
import { orderMessages } from './time-order.ts';
import { visibleMessages } from './visible-messages.ts';

/** Code points of a text that a row of the table shows unless asked otherwise. */
const rowTextLimit = 300;

/** The table's views, on the view thread. */
export const handlers = implement.views(messagesContract, {
  open: ({ db }, { query, sort }, { signal }) => describeView(db, openView(db, query, sort, signal)),

  rows: ({ db }, { view, start, count, textLimit }) => {
    const held = heldView(view);
    const ids = [...held.ids.subarray(start, start + count)];
    return { rows: readMessageRows(db, ids, rangeFinder(held.query), textLimit ?? rowTextLimit) };
  },

  columns: ({ db }, { view, start, count }) => ({ columns: gatherColumns(db, heldView(view).ids.slice(start, start + count)) }),

  ids: (_context, { view, start, count }) => ({ ids: heldView(view).ids.slice(start, start + count) }),

  positions: ({ db }, { view, messages }) => {
    const rows = rowsOf(heldView(view), visibleMessages(db).end);
    return { positions: messages.map((message) => ((rows[message] ?? 0) === 0 ? null : (rows[message] ?? 0) - 1)) };
  },

  status: ({ db }, { view }, { signal }) => {
    const held = heldView(view);
    const stamp = stampOf(db, held);
    if (stamp === held.stamp) return { changed: false, count: held.ids.length, removed: false };
    const now = evaluateNode(db, held.query, { signal });
    const changed = now.length !== held.ids.length || !sameIds(orderMessages(db, now, held.sort), held.ids);
    if (!changed) held.stamp = stamp;
    const { set } = visibleMessages(db);
    return { changed, count: now.length, removed: held.ids.some((id) => (((set[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 0) };
  },

  refresh: ({ db }, { view }, { signal }) => {
    const held = heldView(view);
    fillView(db, held, signal);
    return describeView(db, held);
  },

  close: (_context, { view }) => {
    closeView(view);
    return {};
  },

  ruler: ({ db }, { view, mark, buckets }, { signal }) => {
    const held = heldView(view);
    const set = matchingSet(db, parseOrThrow(mark), { signal });
    const counts = new Int32Array(buckets);
    let matches = 0;
    for (let row = 0; row < held.ids.length; row++) {
      const id = held.ids[row] ?? 0;
      if ((((set[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 0) continue;
      matches++;
      const bucket = Math.floor((row * buckets) / held.ids.length);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    return { counts, matches };
  },

  facets: ({ db }, { field, query, limit }, { signal }) => {
    const values = facetValues(db, field, evaluateNode(db, parseOrThrow(query), { signal }));
    return { values: values.slice(0, limit), more: values.length > limit };
  },
});

function sameIds(left: Int32Array, right: Int32Array): boolean {
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
