import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import type { GlossaryEntry } from '#service/nlp/plain/glossary/entry.ts';
import { parseGlossary } from '#service/nlp/plain/glossary/parse-glossary.ts';
import { starterGlossary } from '#service/nlp/plain/glossary/starter.ts';
import type { OptionSpec, ParsedArguments } from '../arguments/spec.ts';

export const glossaryOption: OptionSpec = { name: 'glossary', value: 'FILE', help: 'option.glossary' };

/** The glossary that was asked for, else the starters. Throws `io` where the file cannot be read. */
export function glossaryOf(args: ParsedArguments): readonly GlossaryEntry[] {
  const file = args.text('glossary');
  if (file === undefined) return starterGlossary();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('io', { reason: 'cannot-read', name: basename(file) }, { cause });
  }
  return parseGlossary(text);
}
