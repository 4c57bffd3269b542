import * as z from 'zod/mini';
import { command, defineContract, job, query, topic } from '../rpc/define.ts';
import { labelCounts } from './sentiment.ts';

const projectState = z.object({
  open: z.nullable(
    z.object({
      path: z.string(),
      name: z.string(),
      encrypted: z.boolean(),
      /** The key has been forgotten; `unlock` asks for the passphrase again. */
      locked: z.boolean(),
      coder: z.string(),
      /** This opening's id; changes when the project is opened again. */
      session: z.string(),
    }),
  ),
});
export type ProjectState = z.infer<typeof projectState>;

const projectInfo = z.object({
  guid: z.string(),
  name: z.string(),
  schemaVersion: z.number(),
  createdAt: z.number(),
  encrypted: z.boolean(),
  messages: z.number(),
  conversations: z.number(),
  participants: z.number(),
  batches: z.number(),
  languages: z.record(z.string(), z.number()),
  codes: z.number(),
  codings: z.number(),
  codedMessages: z.number(),
  memos: z.number(),
  tags: z.number(),
  /** Of the current set, and how many of them a person has accepted. */
  themes: z.number(),
  acceptedThemes: z.number(),
  /** Messages by how their sentiment stands, and by the label that counts. */
  sentiment: z.object({
    model: z.string(),
    scored: z.number(),
    stale: z.number(),
    unscored: z.number(),
    overridden: z.number(),
    ...labelCounts.shape,
  }),
  /** Annotated datasets written so far, by the audit log. */
  exports: z.number(),
  audit: z.object({ seq: z.number(), h: z.string() }),
  indexed: z.object({ done: z.number(), total: z.number() }),
});
export type ProjectInfo = z.infer<typeof projectInfo>;

const problem = z.object({
  kind: z.enum(['integrity', 'foreign-key', 'span', 'audit-chain', 'audit-anchor', 'index', 'batch']),
  detail: z.string(),
});
const stepProgress = z.object({ step: z.string(), done: z.number(), total: z.number() });

const tableChanges = z.object({
  tables: z.array(z.string()),
  /** Of a table named here exactly these rows changed; of one that is not, any may have. */
  rows: z.record(z.string(), z.array(z.number())),
});
export type TableChanges = z.infer<typeof tableChanges>;

export const projectContract = defineContract(
  'project',
  {
    state: query(z.object({}), projectState),
    create: command(
      z.object({ path: z.string(), passphrase: z.nullable(z.string().check(z.minLength(1))), name: z.optional(z.string()) }),
      projectState,
    ),
    open: command(z.object({ path: z.string(), passphrase: z.nullable(z.string()) }), projectState),
    /** Whether a file is there and needs a passphrase, before anything is opened. */
    inspect: query(z.object({ path: z.string() }), z.object({ exists: z.boolean(), encrypted: z.boolean() })),
    unlock: command(z.object({ passphrase: z.string() }), projectState),
    lock: command(z.object({}), projectState),
    close: command(z.object({}), projectState),
    info: query(z.object({}), projectInfo),
    backup: job(
      z.object({ path: z.string() }),
      stepProgress,
      z.object({ path: z.string(), bytes: z.number(), audit: z.object({ seq: z.number(), h: z.string() }) }),
    ),
    /** Integrity, spans against their text, audit chain; with an anchor also that the chain still holds that entry. */
    verify: job(
      z.object({ anchor: z.optional(z.object({ seq: z.number(), h: z.string() })) }),
      stepProgress,
      z.object({
        ok: z.boolean(),
        messages: z.number(),
        spans: z.number(),
        auditEntries: z.number(),
        problems: z.array(problem),
      }),
    ),
    /** Finishes a search index that an earlier session left unfinished. */
    finishIndex: job(z.object({}), stepProgress, z.object({ indexed: z.number() })),
    getLayout: query(z.object({ key: z.string() }), z.object({ value: z.nullable(z.string()) })),
    /** Keeps workbench state (open tabs, column choices) inside the project; not a change of meaning, so not logged. */
    setLayout: command(z.object({ key: z.string(), value: z.string() }), z.object({})),
  },
  {
    state: topic(projectState),
    /** Rows changed; views that show them ask again. */
    changed: topic(tableChanges),
  },
);
