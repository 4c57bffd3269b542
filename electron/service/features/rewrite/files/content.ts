import { createOffsetMap } from '#shared/base/code-points.ts';
import { comprehensionSides, type ExportLabels, type RewriteRecord } from '#shared/contracts/rewrite.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { readEntries } from '#service/features/glossary/entry-rows.ts';
import { readComprehension } from '../comprehension.ts';
import { requireRewrite } from '../rewrite-rows.ts';
import { showRewrite } from '../show-rewrite.ts';

/** A table of an exported rewrite: a title, the names of its columns, and its rows. */
export interface ExportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What every format writes, with the words of whoever exports. */
export interface ExportContent {
  readonly title: string;
  readonly labels: ExportLabels;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly rewrite: RewriteRecord;
  readonly tables: readonly ExportTable[];
}

/** How many readers of each text answered the question rightly, where any were asked: share with its 95 % interval. */
function readersOf(db: ReadableDatabase, rewrite: number, labels: ExportLabels): (readonly [string, string])[] {
  const comprehension = readComprehension(db, rewrite);
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return comprehensionSides.flatMap((side) => {
    const { right, readers, interval } = comprehension[side];
    return interval === null ? [] : [[`${labels.readers} (${labels[side]})`, `${right} / ${readers} = ${percent(right / readers)} [${percent(interval.low)}, ${percent(interval.high)}]`] as const];
  });
}

/** Gathers a draft for export: the text, its edits, its checks, the glossary sheet of its terms, and who signed it. */
export function exportContent(db: ReadableDatabase, id: number, labels: ExportLabels): ExportContent {
  const { name, sha256 } = requireRewrite(db, id);
  const rewrite = showRewrite(db, id);
  const entries = new Map(readEntries(db).map((entry) => [entry.id, entry]));
  const made = rewrite.edits.filter((edit) => edit.state === 'accepted');
  const used = new Set(made.flatMap(({ entry }) => entry ?? []));
  const signed = rewrite.signOffs.find(({ decision, current }) => decision === 'signed' && current);
  const text = rewrite.original;
  const units = createOffsetMap(text);
  const at = (time: number) => new Date(time).toISOString();
  return {
    title: name,
    labels,
    rewrite,
    facts: [
      [labels.draft, String(rewrite.draft)],
      [labels.audience, rewrite.audience],
      [labels.hash, sha256],
      [labels.reviewer, signed === undefined ? labels.unsigned : `${signed.coder}, ${at(signed.at)}`],
      ...(rewrite.question === '' ? [] : [[labels.question, rewrite.question] as const, [labels.answer, rewrite.answer] as const, ...readersOf(db, id, labels)]),
    ],
    tables: [
      {
        title: labels.edits,
        columns: [labels.place, labels.original, labels.replacement, labels.state, labels.version],
        rows: made.map(({ original, replacement, origin, entryVersion }) => [
          `${original.start}–${original.end}`,
          text.slice(units.toUnit(original.start), units.toUnit(original.end)),
          replacement,
          labels[`origin.${origin}`],
          entryVersion === null ? '' : String(entryVersion),
        ]),
      },
      {
        title: labels.checks,
        columns: [labels.checks, labels.result, labels.facts],
        rows: rewrite.checks.map(({ name: check, ok, facts }) => [labels[`check.${check}`], ok ? labels.green : labels.red, String(facts)]),
      },
      {
        title: labels.glossary,
        columns: [labels.term, labels.plain, labels.definition, labels.version],
        rows: [...used].flatMap((entry) => entries.get(entry) ?? []).map(({ term, plain, definition, version }) => [term, plain, definition, String(version)]),
      },
      {
        title: labels.signOff,
        columns: [labels.date, labels.reviewer, labels.decision, labels.note],
        rows: rewrite.signOffs.map((signOff) => [at(signOff.at), signOff.coder, labels[`decision.${signOff.decision}`], signOff.note]),
      },
    ],
  };
}
