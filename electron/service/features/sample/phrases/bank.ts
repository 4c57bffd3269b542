/**
 * Phrases are templates: `[a|b]` is one of several wordings (an empty one drops it), `{slot}` a value of the situation
 * (slots.ts), and `«code:text»` marks a passage that a coder would give that code (starter-codebook.ts).
 */
export type Phrases = readonly string[];

export interface TonedPhrases {
  negative: Phrases;
  neutral: Phrases;
  positive: Phrases;
}

/** One matter of a topic: every answer fits every question of the same case. */
export interface DialogueCase {
  /** The customer states the matter. */
  open: Phrases;
  /** The agent's first answer. */
  explain: Phrases;
  /** The customer is not content with it; empty where there is nothing to object to. */
  react: Phrases;
  /** The agent's second answer: what can be done. */
  solve: Phrases;
  /** The customer takes it. */
  settle: Phrases;
}

/** What people and agents say about one topic in one language. */
export interface TopicBank {
  /** Conversation titles. */
  title: Phrases;
  /** What the matter can be; a conversation stays with one. */
  cases: readonly DialogueCase[];
  /** The customer leaves without being content. */
  leave: Phrases;
  /** Social posts. */
  post: Phrases;
  /** App reviews and survey answers. */
  short: TonedPhrases;
  /** The facts of a written complaint. */
  complaint: Phrases;
  /** What the complaint asks for. */
  demand: Phrases;
}

/** What belongs to a language and to no topic. */
export interface SharedBank {
  greetCall: Phrases;
  greetChat: Phrases;
  /** Ways to check who calls: what the agent asks and what is answered; a card number, if at all, third. */
  checks: readonly { ask: Phrases; give: Phrases }[];
  checked: Phrases;
  askMore: Phrases;
  closeAgent: Phrases;
  bye: Phrases;
  thanks: Phrases;
  repeatCaller: Phrases;
  holdOn: Phrases;
  /** Begin a turn that would repeat another word by word. */
  leadIns: { customer: Phrases; agent: Phrases };
  /** An annoyed customer's afterthoughts. */
  asides: Phrases;
  tails: TonedPhrases;
  hashtags: Phrases;
  emoji: TonedPhrases;
  complaintHead: Phrases;
  /** What the matter has cost the writer; empty ones are left out. */
  complaintImpact: Phrases;
  complaintFoot: Phrases;
  contact: Phrases;
  publicReply: Phrases;
  rivalPost: Phrases;
}
