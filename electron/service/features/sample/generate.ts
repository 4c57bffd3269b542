import { feeChange, quarterEnd } from './calendar.ts';
import { createComposer, toneOfPost, writeComplaint, writePost, writeShort, type Tone } from './composer.ts';
import { writeDialogue } from './dialogue.ts';
import type { Passage } from './passage.ts';
import { inventPeople, type Person } from './people.ts';
import { bankOf, sharedOf, singlesOf } from './phrases/index.ts';
import { planQuarter, toneOfTopic, type Planned } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import type { SampleConversation, SampleData, SampleMessage } from './records.ts';
import { inventRelations } from './relations.ts';
import type { Situation } from './slots.ts';
import { specialTexts } from './special-texts.ts';
import { brandOfTopic, channelKeys, productOfTopic, type ChannelKey, type Language, type Topic } from './world.ts';

/** The seed of the sample that ships; another gives another quarter of the same shape. */
export const sampleSeed = 20260803;

const prefixes: Readonly<Record<ChannelKey, string>> = { call: 'CL', chat: 'CH', complaint: 'TS', review: 'RV', post: 'SP', survey: 'SV' };
const languageMix = { zh: 64, hant: 8, en: 28 } as const;
const contentment: Readonly<Partial<Record<Topic, number>>> = { fee: 0.34, feeAfter: 0.7, feeBefore: 0.85, praise: 0.95 };

/** Topics that people bring up without anger. */
const mildTopics: ReadonlySet<Topic> = new Set<Topic>(['praise', 'feeBefore', 'feeAfter', 'points']);

interface Making extends SampleMessage {
  /** Keeps turns of a conversation together and in order when messages are sorted. */
  order: [start: number, turn: number];
}

/** Picks people so that some turn up often, and agents evenly. */
function createCast(random: Random): { people: Person[]; customer(language: Language): Person; agent(language: Language): Person; customers: Person[] } {
  const { customers, agents } = inventPeople(random);
  const pools: Record<Language, Person[]> = { zh: [], hant: [], en: [] };
  for (const person of customers) for (let copy = 0; copy < person.weight; copy++) pools[person.language].push(person);
  const agentsOf = (language: Language): Person[] => agents.filter((agent) => agent.language === (language === 'en' ? 'en' : 'zh'));
  const agentPools = { zh: agentsOf('zh'), hant: agentsOf('hant'), en: agentsOf('en') };
  return {
    people: [...customers, ...agents],
    customers,
    customer: (language) => random.pick(pools[language]),
    agent: (language) => random.draw(agentPools[language]),
  };
}

/** Traditional script has words for some topics only; the others are spoken of in simplified script. */
function languageFor(plan: Planned, random: Random): Language {
  const language = random.weighted(languageMix);
  if (language !== 'hant') return language;
  const written = plan.channel === 'review' || plan.channel === 'post' || plan.channel === 'survey';
  const has = plan.topic === 'rival' ? plan.channel === 'post' : written ? singlesOf('hant', plan.topic) : bankOf('hant', plan.topic);
  return has ? 'hant' : 'zh';
}

function ratingOf(tone: Tone, random: Random): number {
  if (tone === 'negative') return random.chance(0.66) ? 1 : 2;
  if (tone === 'positive') return random.chance(0.64) ? 5 : 4;
  return 3;
}

/** Likes, comments, shares and views as a post gathers them: few for most, thousands for some. */
function engagementOf(tone: Tone, topic: Topic, random: Random): Record<string, number> {
  const pull = (tone === 'negative' ? 1.6 : 1) * (topic === 'fee' ? 2.2 : 1);
  const views = Math.round(Math.exp(4.2 + random.next() * 4.1) * pull);
  const likes = Math.round(views * (0.008 + random.next() * 0.05));
  return { likes, comments: Math.round(likes * (0.08 + random.next() * 0.5)), shares: Math.round(likes * random.next() * 0.35), views };
}

/**
 * The invented quarter. The same seed gives the same data, message by message. About 3,000 messages over six channels,
 * July to September 2026, with a fee change on 3 August (calendar week six) and a letter that explains it on the 24th.
 */
export function generateSample(seed: number = sampleSeed): SampleData {
  const random = createRandom(seed);
  const cast = createCast(random);
  const composer = createComposer(random);
  const messages: Making[] = [];
  const conversations: SampleConversation[] = [];
  let serial = 0;

  const write = (plan: Planned): void => {
    const { channel, topic, time } = plan;
    const language = languageFor(plan, random);
    const customer = cast.customer(language);
    const rival = random.chance(0.55) ? 'halvern' : 'tarrowby';
    serial++;
    const situation: Situation = { language, customer, agent: cast.agent(language), time, ticket: `T${localStamp(time)}${String(serial).padStart(4, '0')}`, rival };
    const fill = composer.situation(situation);
    const tone = random.weighted(toneOfTopic[topic]);
    const base = {
      channel,
      brand: topic === 'rival' ? rival : brandOfTopic[topic],
      product: productOfTopic[topic] ?? null,
      topic,
    };
    const add = (fields: { person: Person; passage: Passage; at: number; turn: number; conversation?: string; rating?: number; engagement?: Record<string, number> }): void => {
      messages.push({
        ...base,
        id: '',
        conversation: fields.conversation ?? null,
        participant: fields.person.id,
        role: fields.person.role,
        sentAt: fields.at,
        rating: fields.rating ?? null,
        text: fields.passage.text,
        region: fields.person.role === 'customer' ? customer.city.region : null,
        engagement: fields.engagement ?? null,
        marks: fields.passage.marks,
        order: [time, fields.turn],
      });
    };
    const open = (title: string): string => {
      const id = `${prefixes[channel]}-${localStamp(time)}-${String(serial).padStart(4, '0')}`;
      conversations.push({ id, title, channel });
      return id;
    };
    const bank = bankOf(language, topic);
    if (channel === 'call' || channel === 'chat') {
      if (!bank) throw new Error(`no dialogue about ${topic} in ${language}`);
      const conversation = open(random.draw(bank.title));
      let at = time;
      const turns = writeDialogue({ bank, language, spoken: channel === 'call', contentment: contentment[topic] ?? 0.6, annoyed: !mildTopics.has(topic), aboutCard: topic === 'dispute' || topic === 'points', fill, random, unique: composer.unique });
      for (const [turn, { role, passage, pause }] of turns.entries()) {
        at += pause * 1000;
        add({ person: role === 'agent' ? situation.agent : customer, passage, at, turn, conversation });
      }
    } else if (channel === 'complaint') {
      if (!bank) throw new Error(`no complaint about ${topic} in ${language}`);
      add({ person: customer, passage: composer.unique(() => writeComplaint(bank, language, fill, random)), at: time, turn: 0 });
    } else if (channel === 'post') {
      const reply = topic !== 'rival' && random.chance(0.2);
      let own: Tone = tone;
      const passage = composer.unique(() => {
        const written = writePost(topic, tone, language, fill, random);
        own = written.tone;
        return written.passage;
      });
      const conversation = reply ? { conversation: open(firstWords(passage.text, language)) } : {};
      add({ person: customer, passage, at: time, turn: 0, engagement: engagementOf(own, topic, random), ...conversation });
      if (!reply) return;
      const answers = sharedOf(language).publicReply.filter((phrase) => (toneOfPost(phrase).tone === 'positive') === (own === 'positive'));
      const answer = composer.unique(() => fill(toneOfPost(random.draw(answers)).phrase));
      add({ person: situation.agent, passage: answer, at: Math.min(time + random.int(8, 600) * 60_000, quarterEnd - 1000), turn: 1, ...conversation });
    } else {
      const words = singlesOf(language, topic);
      if (!words) throw new Error(`no words about ${topic} in ${language}`);
      const passage = composer.unique(() => writeShort(words, tone, language, fill, random));
      add({ person: customer, passage, at: time, turn: 0, rating: ratingOf(tone, random) });
    }
  };

  for (const plan of planQuarter(random)) write(plan);
  for (const special of specialTexts) {
    const customer = cast.customer(special.language);
    messages.push({
      id: '',
      channel: special.channel,
      brand: brandOfTopic[special.topic],
      conversation: null,
      participant: customer.id,
      role: 'customer',
      sentAt: special.time,
      rating: special.rating,
      text: special.text,
      product: productOfTopic[special.topic] ?? null,
      region: customer.city.region,
      engagement: special.channel === 'post' ? engagementOf('neutral', special.topic, random) : null,
      topic: special.topic,
      marks: [],
      order: [special.time, 0],
    });
  }
  return { messages: number(messages), conversations, people: cast.people, relations: inventRelations(random, cast.customers) };
}

/** Sorts by channel, then time, keeps conversations whole, and gives the ids. */
function number(messages: Making[]): SampleMessage[] {
  const counts: Partial<Record<ChannelKey, number>> = {};
  return messages
    .toSorted(
      (left, right) =>
        channelKeys.indexOf(left.channel) - channelKeys.indexOf(right.channel) ||
        left.order[0] - right.order[0] ||
        (left.conversation ?? '').localeCompare(right.conversation ?? '', 'en') ||
        left.order[1] - right.order[1],
    )
    .map(({ order: _, ...message }) => {
      const count = (counts[message.channel] ?? 0) + 1;
      counts[message.channel] = count;
      return { ...message, id: `${prefixes[message.channel]}-${String(count).padStart(6, '0')}` };
    });
}

/** `20260805`, local. */
const localStamp = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

/** A title for a thread: its beginning, cut between words or characters. */
function firstWords(text: string, language: Language): string {
  const line = text.split('\n')[0] ?? '';
  const characters = [...line];
  const limit = language === 'en' ? 42 : 18;
  if (characters.length <= limit) return line;
  const cut = characters.slice(0, limit).join('');
  return `${language === 'en' ? cut.replace(/\s+\S*$/, '') : cut}…`;
}

/** Whether a message was sent after the fee had changed. */
export const isAfterFeeChange = (message: SampleMessage): boolean => message.sentAt >= feeChange;
