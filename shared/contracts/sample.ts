import * as z from 'zod/mini';
import { defineContract, job } from '#shared/rpc/define.ts';

/** The sample data: a fictional bank's quarter in two languages. */
export const sampleContract = defineContract('sample', {
  /**
   * Fills the open project, which must be new (`project.create` makes it). `language` chooses the language of the
   * codebook, of channel, brand and attribute names; the messages are the same. Fails with
   * `conflict`/`project-not-empty`.
   */
  fill: job(
    z.object({ language: z.enum(['zh', 'en']) }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({
      messages: z.number(),
      conversations: z.number(),
      participants: z.number(),
      codes: z.number(),
      codings: z.number(),
      memos: z.number(),
      /** The source's id of the conversation that shows coding best, for a first look. */
      showcase: z.string(),
    }),
  ),
});
