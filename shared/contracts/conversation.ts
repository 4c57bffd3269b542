import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';

export const roles = ['other', 'customer', 'agent'] as const;
export type Role = (typeof roles)[number];
/** By the number stored in message.language. */
export const languages = ['unknown', 'zh', 'en', 'mixed', 'other'] as const;
export type Language = (typeof languages)[number];

const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const turn = z.object({
  id: z.number(),
  externalId: z.nullable(z.string()),
  participant: z.nullable(z.object({ id: z.number(), externalId: z.string(), name: z.nullable(z.string()) })),
  role: z.enum(roles),
  sentAt: z.nullable(z.number()),
  language: z.enum(languages),
  rating: z.nullable(z.number()),
  text: z.string(),
  tags: z.array(z.number()),
  memos: z.number(),
});
export type Turn = z.infer<typeof turn>;

const header = z.object({
  id: z.number(),
  guid: z.string(),
  /** The source's own id, or the message's where it is a conversation of one. */
  label: z.string(),
  title: z.nullable(z.string()),
  batch: z.object({ id: z.number(), name: z.string() }),
  channel: z.nullable(z.string()),
  brand: z.nullable(z.string()),
  startedAt: z.nullable(z.number()),
  messages: z.number(),
  attributes,
});
export type ConversationHeader = z.infer<typeof header>;

const details = z.object({
  id: z.number(),
  guid: z.string(),
  externalId: z.nullable(z.string()),
  conversation: z.number(),
  attributes,
  engagement: z.record(z.string(), z.number()),
  channel: z.nullable(z.string()),
  brand: z.nullable(z.string()),
  language: z.enum(languages),
  rating: z.nullable(z.number()),
  role: z.enum(roles),
  sentAt: z.nullable(z.number()),
  length: z.number(),
  participant: z.nullable(
    z.object({
      id: z.number(),
      externalId: z.string(),
      name: z.nullable(z.string()),
      role: z.enum(roles),
      attributes,
      relations: z.array(z.object({ kind: z.string(), participant: z.string(), outgoing: z.boolean() })),
    }),
  ),
  provenance: z.object({
    file: z.string(),
    row: z.number(),
    batch: z.object({ id: z.number(), name: z.string() }),
    sha256: z.string(),
    importedAt: z.number(),
    retainUntil: z.nullable(z.string()),
    purpose: z.string(),
    legalBasis: z.string(),
    source: z.string(),
  }),
});
export type MessageDetails = z.infer<typeof details>;

export const conversationContract = defineContract('conversation', {
  header: query(z.object({ conversation: z.number() }), header),
  /** Ids of the conversation's messages, in the order of reading (time, then import). */
  outline: query(z.object({ conversation: z.number() }), z.object({ messages: z.instanceof(Int32Array) })),
  /** The given messages with their text, in the order asked for. */
  turns: query(z.object({ messages: z.array(z.number()) }), z.object({ turns: z.array(turn) })),
  details: query(z.object({ message: z.number() }), details),
  /** How often a participant spoke, over all complete batches. */
  participantActivity: query(z.object({ participant: z.number() }), z.object({ messages: z.number(), conversations: z.number() })),
  /** The conversation a message belongs to. */
  ofMessage: query(z.object({ message: z.number() }), z.object({ conversation: z.number() })),
  /** Conversations whose label or title holds a text, for quick open; the newest for an empty text. */
  find: query(
    z.object({ text: z.string(), limit: z.number() }),
    z.object({ conversations: z.array(z.object({ id: z.number(), label: z.string(), title: z.nullable(z.string()), messages: z.number() })) }),
  ),
  rename: command(z.object({ conversation: z.number(), title: z.nullable(z.string()) }), z.object({})),
});
