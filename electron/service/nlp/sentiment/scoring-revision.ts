import { createHash } from 'node:crypto';
import chinese from './lexicon/zh.json' with { type: 'json' };
import emoji from './lexicon/emoji.json' with { type: 'json' };
import english from './lexicon/en.json' with { type: 'json' };
import finance from './lexicon/finance.json' with { type: 'json' };

/** Raised whenever a text's score or label may change with the same model and lexicon; a test holds what it stands for. */
export const rulesRevision = 5;

let hash: string | undefined;

/** What a score depends on beside the model: the lexicon and the rules. Hexadecimal. */
export function scoringHash(): string {
  hash ??= createHash('sha256').update(JSON.stringify([rulesRevision, chinese, english, emoji, finance])).digest('hex').slice(0, 6);
  return hash;
}
