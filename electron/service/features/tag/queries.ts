import { tagContract, type Tag } from '#shared/contracts/tag.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.queries(tagContract, {
  list: ({ db }) => ({
    tags: prepareOnce<[], Tag>(
      db,
      `SELECT tag.id, guid, name, color, coalesce(counts.messages, 0) AS messages
       FROM tag LEFT JOIN (SELECT tag_id, count(*) AS messages FROM message_tag GROUP BY tag_id) counts ON counts.tag_id = tag.id
       ORDER BY name`,
    ).all(),
  }),
});
