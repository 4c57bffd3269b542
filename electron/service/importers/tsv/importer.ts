import { guessDialect } from '../delimited/dialect.ts';
import { delimitedOptions, readDelimited } from '../delimited/reader.ts';
import { hasExtension, sniffText } from '../delimited/sniff.ts';
import type { Importer } from '../importer.ts';

const extensions = ['tsv', 'tab'];

/** Tab-separated text, with or without quoting. */
export const importer: Importer = {
  id: 'tsv',
  extensions,
  optionsSchema: delimitedOptions,
  sniff(head, fileName) {
    const text = sniffText(head);
    if (text === null) return 0;
    if (hasExtension(fileName, extensions)) return 0.95;
    const { consistency, delimiter } = guessDialect(text, false, null);
    return delimiter === '\t' ? consistency * 0.7 : 0;
  },
  read: async (source, options, signal) => readDelimited(source, options, '\t', signal),
};
