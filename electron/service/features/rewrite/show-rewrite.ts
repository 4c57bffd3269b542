import type { RewriteRecord } from '#shared/contracts/rewrite.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { readEntries, usableEntry } from '#service/features/glossary/entry-rows.ts';
import { checkFaithfulness } from '#service/nlp/plain/faithful/check-faithfulness.ts';
import type { GlossaryEntry } from '#service/nlp/plain/glossary/entry.ts';
import { applyEdits } from '#service/nlp/plain/rewrite/apply-edits.ts';
import { readabilityOf } from './readability.ts';
import { editsDigest, plainEdit, readEdits, requireRewrite, textEdits } from './rewrite-rows.ts';

interface SignOffRow {
  id: number;
  decision: 'signed' | 'returned';
  note: string;
  digest: string;
  coder: string;
  at: number;
}

/** A draft with its text, its edits, what the checks say of it, how it reads, and who signed it. */
export function showRewrite(db: ReadableDatabase, id: number): RewriteRecord {
  const { name: _name, sha256: _sha256, ...row } = requireRewrite(db, id);
  const edits = readEdits(db, id);
  const standing = textEdits(edits);
  const text = applyEdits(row.original, standing.map(plainEdit));
  const entries = knownEntries(db);
  const { checks, blocked } = checkFaithfulness(row.original, text, entries);
  const digest = editsDigest(row.original, edits);
  return {
    ...row,
    text,
    edits,
    checks: checks.map((check) => ({ ...check, findings: [...check.findings] })),
    blocked,
    undecided: standing.filter(({ state }) => state === 'proposed').length,
    readability: readabilityOf(row.original, text, entries),
    signOffs: prepareOnce<[number], SignOffRow>(
      db,
      `SELECT sign_off.id, decision, note, edits_sha256 AS digest, coder.name AS coder, sign_off.created_at AS at
       FROM sign_off JOIN coder ON coder.id = sign_off.coder_id WHERE rewrite_id = ? ORDER BY sign_off.id DESC`,
    )
      .all(id)
      .map(({ digest: signed, ...signOff }) => ({ ...signOff, current: signed === digest })),
  };
}

/** Every entry, retired ones too: a draft made with one must still be checked by it. */
function knownEntries(db: ReadableDatabase): GlossaryEntry[] {
  return readEntries(db).map(usableEntry);
}
