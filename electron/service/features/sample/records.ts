import type { Mark } from './passage.ts';
import type { Person } from './people.ts';
import type { BrandKey, ChannelKey, Topic } from './world.ts';

/** One row of a sample batch, before it becomes a message. Keys, not names: labels.ts turns them into words. */
export interface SampleMessage {
  /** Unique in the sample, such as `CL-000123`. */
  id: string;
  channel: ChannelKey;
  brand: BrandKey;
  /** Null for a message that stands alone. */
  conversation: string | null;
  participant: string;
  role: 'customer' | 'agent';
  /** Milliseconds UTC. */
  sentAt: number;
  /** 1 to 5; null where nothing was rated. */
  rating: number | null;
  text: string;
  /** Product in both interface languages, or null. */
  product: { zh: string; en: string } | null;
  region: 'east' | 'north' | 'south' | 'west' | 'central' | 'overseas' | null;
  engagement: Record<string, number> | null;
  /** What the text is about; known here because it was made so, never written into the project. */
  topic: Topic;
  /** Passages that a coder would code; becomes codings for chosen conversations only. */
  marks: Mark[];
}

export interface SampleConversation {
  id: string;
  title: string;
  channel: ChannelKey;
}

export interface SampleRelation {
  from: string;
  to: string;
  kind: 'family' | 'work' | 'interest' | 'online' | 'referral';
  /** Milliseconds UTC or null. */
  since: number | null;
  note: { zh: string; en: string };
}

/** Everything the generator invents, in the order in which it is imported. */
export interface SampleData {
  messages: SampleMessage[];
  conversations: SampleConversation[];
  people: Person[];
  relations: SampleRelation[];
}
