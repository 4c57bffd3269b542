import { formatField } from '#service/exporters/csv/exporter.ts';
import { generateSample, sampleSeed } from './generate.ts';
import { csvCells, csvHeader } from './labels.ts';
import type { SampleMessage } from './records.ts';
import type { InterfaceLanguage } from './world.ts';

const formatRow = (cells: readonly string[]): string => `${cells.map(formatField).join(',')}\r\n`;

/** Messages as a CSV text with a header, CRLF after each row; line ends inside a text stay as they are. */
export function formatSampleCsv(messages: readonly SampleMessage[], language: InterfaceLanguage): string {
  return formatRow(csvHeader[language]) + messages.map((message) => formatRow(csvCells(message, language))).join('');
}

/** The whole sample as one CSV file, for tests, documentation and trying the import. */
export function sampleCsv(options: { language: InterfaceLanguage; seed?: number }): string {
  return formatSampleCsv(generateSample(options.seed ?? sampleSeed).messages, options.language);
}
