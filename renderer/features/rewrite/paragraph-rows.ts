import { createOffsetMap } from '#shared/base/code-points.ts';
import { isHeadingLine } from '#shared/base/heading-line.ts';
import type { RewriteCheck, RewriteEdit, RewriteRecord } from '#shared/contracts/rewrite.ts';

/** Code points, half-open. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A stretch of one side that is shown alike. */
export interface Piece {
  /** Code points from the side's beginning. */
  readonly start: number;
  readonly text: string;
  readonly edit: RewriteEdit | undefined;
  /** Whether a red check points here. */
  readonly flagged: boolean;
}

/** A paragraph of the original beside what the rewrite makes of it. */
export interface ParagraphRow {
  readonly number: number;
  readonly original: Place;
  readonly rewrite: Place;
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  readonly flagged: boolean;
  /** A line that reads as a heading of what stands below it. */
  readonly heading: boolean;
}

const knownRows = new WeakMap<object, readonly ParagraphRow[]>();

/** The rows of a draft as it is; made once for all who show it. */
export function rowsOf(rewrite: Pick<RewriteRecord, 'original' | 'text' | 'edits' | 'checks'>): readonly ParagraphRow[] {
  const rows = knownRows.get(rewrite) ?? paragraphRows(rewrite);
  knownRows.set(rewrite, rows);
  return rows;
}

/** The number of the paragraph in which a finding stands, by its place in the rewrite, else in the original. */
export function paragraphOf(rows: readonly ParagraphRow[], { original, rewrite }: RewriteCheck['findings'][number]): number | undefined {
  const holds = (row: Place, place: Place) => place.start >= row.start && place.start <= row.end;
  const row = rewrite === null ? (original === null ? undefined : rows.find((each) => holds(each.original, original))) : rows.find((each) => holds(each.rewrite, rewrite));
  return row?.number;
}

/**
 * Lays original and rewrite side by side, a paragraph (line) a row. An edit that reaches over a line's end joins the
 * lines into one row, so that what stands beside each other always says the same.
 */
export function paragraphRows(rewrite: Pick<RewriteRecord, 'original' | 'text' | 'edits' | 'checks'>): ParagraphRow[] {
  const standing = rewrite.edits.filter((edit): edit is RewriteEdit & { rewrite: Place } => edit.rewrite !== null);
  const findings = rewrite.checks.filter(({ ok }) => !ok).flatMap((check) => check.findings);
  const flagsLeft = findings.flatMap(({ original }) => original ?? []);
  const flagsRight = findings.flatMap((finding) => finding.rewrite ?? []);
  const left = createOffsetMap(rewrite.original);
  const right = createOffsetMap(rewrite.text);
  const rows: ParagraphRow[] = [];
  let shift = 0;
  let next = 0;
  for (const line of joinedLines(rewrite.original, standing)) {
    const own: (RewriteEdit & { rewrite: Place })[] = [];
    const start = line.start + shift;
    for (let edit = standing[next]; edit !== undefined && edit.original.start <= line.end && edit.original.end <= line.end; edit = standing[++next]) {
      own.push(edit);
      shift += edit.rewrite.end - edit.rewrite.start - (edit.original.end - edit.original.start);
    }
    const place = { start, end: line.end + shift };
    const leftPieces = pieces(line, own.map((edit) => [edit.original, edit]), flagsLeft, (from, to) => rewrite.original.slice(left.toUnit(from), left.toUnit(to)));
    const rightPieces = pieces(place, own.map((edit) => [edit.rewrite, edit]), flagsRight, (from, to) => rewrite.text.slice(right.toUnit(from), right.toUnit(to)));
    if (line.end === line.start && own.length === 0) continue;
    rows.push({
      number: rows.length + 1,
      original: line,
      rewrite: place,
      left: leftPieces,
      right: rightPieces,
      flagged: [...leftPieces, ...rightPieces].some(({ flagged }) => flagged),
      heading: line.end < left.length && isHeadingLine(rewrite.original.slice(left.toUnit(line.start), left.toUnit(line.end))),
    });
  }
  return rows;
}

/** The lines of a text in code points, those under one edit as one. */
function joinedLines(text: string, edits: readonly { readonly original: Place }[]): Place[] {
  const offsets = createOffsetMap(text);
  const lines: Place[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    const end = offsets.toCodePoint(match.index);
    const last = lines.at(-1);
    const joins = last !== undefined && edits.some(({ original }) => original.start <= last.end && original.end > last.end);
    if (joins) lines[lines.length - 1] = { start: last.start, end };
    else lines.push({ start, end });
    start = offsets.toCodePoint(match.index + match[0].length);
  }
  return lines;
}

function pieces(
  { start, end }: Place,
  edits: readonly (readonly [Place, RewriteEdit])[],
  flags: readonly Place[],
  slice: (from: number, to: number) => string,
): Piece[] {
  const inside = (offset: number) => offset > start && offset < end;
  const cuts = [start, end, ...[...edits.map(([place]) => place), ...flags].flatMap((place) => [place.start, place.end]).filter(inside)];
  const ordered = [...new Set(cuts)].toSorted((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const to = ordered[index + 1] ?? end;
    return {
      start: from,
      text: slice(from, to),
      edit: edits.find(([place]) => place.start <= from && place.end >= to && place.end > place.start)?.[1],
      flagged: flags.some((flag) => flag.start <= from && flag.end >= to),
    };
  });
}

/** What a person changed of a paragraph: the least stretch (code points of the rewrite) and its new words. Null for nothing. */
export function changedStretch(place: Place, before: string, after: string): { start: number; end: number; text: string } | null {
  if (before === after) return null;
  const [old, now] = [[...before], [...after]];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { start: place.start + head, end: place.start + old.length - tail, text: now.slice(head, now.length - tail).join('') };
}

/** The red checks in the order in which they are shown. */
export const redChecks = (checks: readonly RewriteCheck[]): RewriteCheck[] => checks.filter(({ ok }) => !ok);
