import { guessDialect } from '../delimited/dialect.ts';
import { delimitedOptions, readDelimited } from '../delimited/reader.ts';
import { hasExtension, sniffText } from '../delimited/sniff.ts';
import type { Importer } from '../importer.ts';

const extensions = ['csv'];

/** Comma-separated text, or text separated by semicolons, tabs or bars under the same name. */
export const importer: Importer = {
  id: 'csv',
  extensions,
  optionsSchema: delimitedOptions,
  sniff(head, fileName) {
    const text = sniffText(head);
    if (text === null) return 0;
    if (hasExtension(fileName, extensions)) return 0.95;
    const { consistency, delimiter } = guessDialect(text, false, null);
    return delimiter === '\t' ? 0 : consistency * 0.6;
  },
  read: async (source, options, signal) => readDelimited(source, options, null, signal),
};
