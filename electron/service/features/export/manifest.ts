import type { ExportCounts } from '#shared/contracts/export.ts';
import type { MeasuredAccuracy } from '#service/features/sentiment/measured-accuracy.ts';
import type { ContinuedCell } from '#service/exporters/exporter.ts';
import type { SpanFault } from './verify-span.ts';

/** A coding whose offsets and quote do not agree with its message; listed by ids, never by text. */
export interface BrokenCoding {
  coding: string;
  message: string;
  fault: SpanFault;
}

/** What an export knows of the project it comes from. */
export interface ManifestSource {
  appVersion: string;
  project: string;
  schemaVersion: number;
  /** The last entry of the audit chain; null where the project has none. */
  audit: { seq: number; h: string } | null;
}

/** `OUT.manifest.json`: enough to check the file beside it and to say how it came to be. */
export interface ExportManifest extends ManifestSource {
  manifestVersion: 1;
  file: { name: string; bytes: number; sha256: string };
  format: string;
  options: Record<string, string | number | boolean>;
  /** ISO 8601, UTC. */
  exportedAt: string;
  filter: string;
  masking: 'off';
  counts: ExportCounts & { rows: number };
  /** Messages of the file by who says what their sentiment is; `models` are the versions that
   * the machine's labels come from, `measured` how well the present model did on labels of this project. */
  sentiment: { machine: number; override: number; none: number; models: string[]; measured: MeasuredAccuracy | null };
  coders: string[];
  /** Offsets of every coding in the file. */
  offsets: 'unicode-code-points, 0-based, half-open';
  spans: { checked: number; matching: number; wholeMessage: number; broken: BrokenCoding[] };
  neutralised: { cells: number; rule: string | null };
  continued: ContinuedCell[];
  sheets: string[];
}

/** The manifest's place beside its file. */
export const manifestPathOf = (path: string): string => `${path}.manifest.json`;

/** The manifest's text: two spaces, a line end last, so that it can be read and compared. */
export const formatManifest = (manifest: ExportManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
