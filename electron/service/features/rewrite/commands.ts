import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { editStates, rewriteContract, type RewriteEdit } from '#shared/contracts/rewrite.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { insertAnswers } from './comprehension.ts';
import { handEdit } from './hand-edit.ts';
import { editsDigest, readEdits, requireRewrite } from './rewrite-rows.ts';
import { showRewrite } from './show-rewrite.ts';

export const handlers = implement.commands(rewriteContract, {
  decide: ({ tx }, { edits, state }) => {
    const changed = edits.map((id) => requireEdit(tx, id)).filter((edit) => edit.state !== state);
    for (const edit of changed) {
      if (state !== 'refused') requireRoom(tx, edit);
      setState(tx, edit.id, state);
    }
    tx.describe({ edits: changed.length, state });
    return { changed: changed.length };
  },
  decideAll: ({ tx }, { rewrite, state }) => {
    requireRewrite(tx.db, rewrite);
    // Suggestions are never taken or dropped in passing: each is somebody's decision.
    const open = readEdits(tx.db, rewrite).filter((edit) => edit.state === 'proposed' && edit.origin !== 'suggestion');
    for (const { id } of open) setState(tx, id, state);
    tx.describe({ edits: open.length, state });
    return { changed: open.length };
  },
  change: ({ tx }, { edit, replacement }) => {
    const { id } = requireEdit(tx, edit);
    tx.update('rewrite_edit', id, { replacement, origin: 'hand', state: editStates.indexOf('accepted'), coder_id: tx.coder, decided_at: tx.now });
    return {};
  },
  handEdit: ({ tx }, { rewrite, start, end, text }) => {
    const { original } = requireRewrite(tx.db, rewrite);
    const { replaced, edit } = handEdit(original, readEdits(tx.db, rewrite), start, end, text);
    for (const { id } of replaced) tx.remove('rewrite_edit', id);
    return { edit: edit === null ? null : insertEdit(tx, rewrite, { ...edit, origin: 'hand', state: 'accepted', entry: null, entryVersion: null }) };
  },
  setQuestion: ({ tx }, { rewrite, question, answer }) => {
    requireRewrite(tx.db, rewrite);
    tx.update('rewrite', rewrite, { question, answer });
    return {};
  },
  recordAnswers: ({ tx }, { rewrite, ...given }) => {
    if (given.right + given.wrong === 0) throw new AppError('invalid-input', { reason: 'no-readers' });
    tx.describe({ readers: given.right + given.wrong });
    return { answer: insertAnswers(tx, rewrite, given) };
  },
  removeAnswers: ({ tx }, { answer }) => {
    if (prepareOnce<[number]>(tx.db, 'SELECT 1 FROM comprehension_answer WHERE id = ?').get(answer) === undefined) throw new AppError('not-found', { reason: 'no-answer' });
    tx.remove('comprehension_answer', answer);
    return {};
  },
  signOff: ({ tx }, { rewrite, decision, note }) => {
    const shown = showRewrite(tx.db, rewrite);
    if (decision === 'signed') {
      const red = shown.checks.find(({ ok }) => !ok);
      if (red !== undefined) throw new AppError('conflict', { reason: 'rewrite-blocked', check: red.name });
      if (shown.undecided > 0) throw new AppError('conflict', { reason: 'rewrite-undecided', count: shown.undecided });
    }
    tx.insert('sign_off', {
      guid: newGuid(),
      rewrite_id: rewrite,
      decision,
      note,
      edits_sha256: editsDigest(shown.original, shown.edits),
      coder_id: tx.coder,
      created_at: tx.now,
    });
    tx.describe({ decision, draft: shown.draft });
    return {};
  },
  remove: ({ tx }, { rewrite }) => {
    requireRewrite(tx.db, rewrite);
    const ids = (sql: string) => prepareOnce<[number], number>(tx.db, sql).pluck().all(rewrite);
    for (const id of ids('SELECT id FROM comprehension_answer WHERE rewrite_id = ?')) tx.remove('comprehension_answer', id);
    for (const id of ids('SELECT id FROM sign_off WHERE rewrite_id = ?')) tx.remove('sign_off', id);
    for (const id of ids('SELECT id FROM rewrite_edit WHERE rewrite_id = ?')) tx.remove('rewrite_edit', id);
    tx.remove('rewrite', rewrite);
    return {};
  },
});

/** Adds an edit to a draft. */
export function insertEdit(
  tx: CommandTransaction,
  rewrite: number,
  edit: Pick<RewriteEdit, 'replacement' | 'entry' | 'entryVersion' | 'origin' | 'state'> & { start: number; end: number },
): number {
  return tx.insert('rewrite_edit', {
    guid: newGuid(),
    rewrite_id: rewrite,
    start_offset: edit.start,
    end_offset: edit.end,
    replacement: edit.replacement,
    entry_id: edit.entry,
    entry_version: edit.entryVersion,
    origin: edit.origin,
    state: editStates.indexOf(edit.state),
    coder_id: tx.coder,
    created_at: tx.now,
    decided_at: edit.state === 'proposed' ? null : tx.now,
  });
}

interface PlacedEdit {
  id: number;
  rewrite: number;
  start: number;
  end: number;
  state: RewriteEdit['state'];
}

function requireEdit(tx: CommandTransaction, edit: number): PlacedEdit {
  const row = prepareOnce<[number], Omit<PlacedEdit, 'state'> & { state: number }>(
    tx.db,
    'SELECT id, rewrite_id AS rewrite, start_offset AS start, end_offset AS end, state FROM rewrite_edit WHERE id = ?',
  ).get(edit);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-rewrite-edit' });
  return { ...row, state: editStates[row.state] ?? 'refused' };
}

/** Throws `conflict`/`edits-overlap` where another edit that stands has a part of the span. */
function requireRoom(tx: CommandTransaction, { id, rewrite, start, end }: PlacedEdit): void {
  const taken = prepareOnce<[number, number, number, number]>(
    tx.db,
    `SELECT 1 FROM rewrite_edit WHERE rewrite_id = ? AND id <> ? AND (state = 1 OR (state = 0 AND origin <> 'suggestion')) AND start_offset < ? AND end_offset > ?`,
  ).get(rewrite, id, end, start);
  if (taken !== undefined) throw new AppError('conflict', { reason: 'edits-overlap' });
}

function setState(tx: CommandTransaction, edit: number, state: RewriteEdit['state']): void {
  tx.update('rewrite_edit', edit, { state: editStates.indexOf(state), decided_at: state === 'proposed' ? null : tx.now });
}
