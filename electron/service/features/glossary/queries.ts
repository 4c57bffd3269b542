import { glossaryContract, type GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { readEntries } from './entry-rows.ts';
import { findProblems } from './problems.ts';

interface VersionRow {
  version: number;
  at: number;
  coder: string | null;
  status: GlossaryEntryRecord['status'];
  plain: string;
  definition: string;
}

export const handlers = implement.queries(glossaryContract, {
  list: ({ db }) => {
    const entries = readEntries(db);
    return { entries, problems: findProblems(entries) };
  },
  history: ({ db }, { entry }) => ({
    // Each change of the entry is an image in the command log; undone ones are left out.
    versions: prepareOnce<[number], VersionRow>(
      db,
      `SELECT image.value ->> '$[3].version' AS version, command.at AS at, coder.name AS coder,
              image.value ->> '$[3].status' AS status, image.value ->> '$[3].plain' AS plain, image.value ->> '$[3].definition' AS definition
       FROM command JOIN command_change ON command_change.command_id = command.id
       JOIN json_each(command_change.changes) AS image
       LEFT JOIN coder ON coder.id = command.coder_id
       WHERE command.type LIKE 'glossary.%' AND command.state = 0
         AND image.value ->> '$[0]' = 'glossary_entry' AND image.value ->> '$[1]' = ? AND image.value ->> '$[3]' IS NOT NULL
       ORDER BY command.id DESC`,
    )
      .all(entry)
      .map(({ coder, ...row }) => ({ ...row, coder: coder ?? '' })),
  }),
});
