import type { ThemePassage } from '#shared/contracts/theme.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { readMessageRows } from '#service/features/messages/message-rows.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import { isMember } from '#service/search/bitset.ts';
import { loadAssignment, type Assignment } from './assignment.ts';
import { unmapped } from './run-store.ts';
import { readThemes, requireCurrentSet } from './theme-rows.ts';

export type Place = number | 'unmapped';

/** Code points of a text that a passage shows. */
const textLimit = 300;
/** Samples are drawn anew for other data, not for another look. */
const sampleSeed = 1;

/** A page of the messages of a theme, with those grouped under it, or of no theme. */
export function readPassages(
  db: ReadableDatabase,
  { place, offset, limit, sample }: { readonly place: Place; readonly offset: number; readonly limit: number; readonly sample?: number | undefined },
): { passages: ThemePassage[]; total: number } {
  const set = requireCurrentSet(db);
  const assignment = loadAssignment(db, set);
  const ordered = orderedMessages(db, set.id, assignment, place);
  const listed = sample === undefined ? ordered : drawSample(ordered, sample);
  const ids = [...listed.subarray(offset, offset + limit)];
  const { labels, scores } = loadSentiment(db);
  const passages = readMessageRows(db, ids, () => [], textLimit).map((row): ThemePassage => {
    const label = sentimentLabels[labels[row.id] ?? 0] ?? 'none';
    const { id: message, conversation, sentAt, channel, role, text, truncated } = row;
    return {
      message, conversation, sentAt, channel, role, text, truncated,
      sentiment: label === 'none' ? null : { label, score: scores[message] ?? 0 },
      fit: assignment.moved.has(message) || place === 'unmapped' ? null : (assignment.fits[message] ?? 0) / 255,
    };
  });
  return { passages, total: listed.length };
}

interface Ordered {
  readonly stamp: string;
  readonly lists: Map<Place, Int32Array>;
}

/** Lists that were asked for, as long as the assignment and what is visible stay the same. */
const known = new WeakMap<Assignment, Ordered>();

function orderedMessages(db: ReadableDatabase, set: number, assignment: Assignment, place: Place): Int32Array {
  const visible = visibleMessages(db);
  let ordered = known.get(assignment);
  if (ordered?.stamp !== visible.stamp) {
    ordered = { stamp: visible.stamp, lists: new Map() };
    known.set(assignment, ordered);
  }
  const before = ordered.lists.get(place);
  if (before !== undefined) return before;
  const wanted = place === 'unmapped' ? new Set([unmapped]) : new Set([place, ...readThemes(db, set).flatMap(({ id, parent }) => (parent === place ? [id] : []))]);
  const list = mostRepresentativeFirst(assignment, wanted, (id) => isMember(visible.set, id));
  ordered.lists.set(place, list);
  return list;
}

/** The messages of some themes: those a person put there, then by fit, the best first; equal ones as imported. */
export function mostRepresentativeFirst({ themes, fits, moved }: Assignment, wanted: ReadonlySet<number>, isVisible: (id: number) => boolean): Int32Array {
  const rankOf = (id: number) => (moved.has(id) ? 0 : 256 - (fits[id] ?? 0));
  const members: number[] = [];
  const starts = new Int32Array(258);
  for (let id = 1; id < themes.length; id++) {
    if (!wanted.has(themes[id] ?? 0) || !isVisible(id)) continue;
    members.push(id);
    const next = rankOf(id) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank++) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const ordered = new Int32Array(members.length);
  for (const id of members) {
    const rank = rankOf(id);
    ordered[starts[rank] ?? 0] = id;
    starts[rank] = (starts[rank] ?? 0) + 1;
  }
  return ordered;
}

/** A fair sample without replacement, in the order of import; the same one for the same list. */
function drawSample(list: Int32Array, size: number): Int32Array {
  const random = createRandom(sampleSeed);
  const rest = list.toSorted();
  const drawn = Math.min(size, rest.length);
  for (let index = 0; index < drawn; index++) {
    const other = index + Math.floor(random() * (rest.length - index));
    const value = rest[other] ?? 0;
    rest[other] = rest[index] ?? 0;
    rest[index] = value;
  }
  return rest.slice(0, drawn).sort();
}
