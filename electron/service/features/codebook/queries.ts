import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

interface Row {
  id: number;
  guid: string;
  parent: number | null;
  position: number;
  name: string;
  color: number;
  definition: string;
  inclusion: string;
  exclusion: string;
  example: string;
  retired: number;
  codings: number;
}

const allCodes = `
  SELECT code.id, guid, parent_id AS parent, position, name, color, definition, inclusion, exclusion, example, retired,
         coalesce(counts.codings, 0) AS codings
  FROM code LEFT JOIN (SELECT code_id, count(*) AS codings FROM coding WHERE message_id NOT IN (SELECT id FROM hidden_message) GROUP BY code_id) counts ON counts.code_id = code.id
  ORDER BY position, code.id`;

/** Codings looked back over for the codes used last. */
const recentWindow = 500;

export const handlers = implement.queries(codebookContract, {
  tree: ({ db }) => {
    const codes = inTreeOrder(prepareOnce<[], Row>(db, allCodes).all());
    return { codes, codings: codes.reduce((sum, { codings }) => sum + codings, 0) };
  },
  recent: ({ db }, { limit }) => ({
    codes: prepareOnce<[number, number], { code: number }>(
      db,
      `SELECT used.code_id AS code
       FROM (SELECT id, code_id FROM coding WHERE origin IN ('manual', 'in-vivo') ORDER BY id DESC LIMIT ?) used
       JOIN code ON code.id = used.code_id AND code.retired = 0
       GROUP BY used.code_id ORDER BY max(used.id) DESC LIMIT ?`,
    )
      .all(recentWindow, limit)
      .map(({ code }) => code),
  }),
});

function inTreeOrder(rows: Row[]): Code[] {
  const children = new Map<number | null, Row[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row]);
    else siblings.push(row);
  }
  const codes: Code[] = [];
  const add = (row: Row): number => {
    const code: Code = { ...row, retired: row.retired === 1, codingsBelow: row.codings };
    codes.push(code);
    for (const child of children.get(row.id) ?? []) code.codingsBelow += add(child);
    return code.codingsBelow;
  };
  for (const root of children.get(null) ?? []) add(root);
  return codes;
}
