import { fillPhrase, joinPassages, plain, type Passage } from './passage.ts';
import { sharedOf, singlesOf } from './phrases/index.ts';
import type { Phrases, TopicBank, TonedPhrases } from './phrases/bank.ts';
import type { Random } from './random.ts';
import { createSlots, type Situation } from './slots.ts';
import type { Language, Topic } from './world.ts';

export type Tone = keyof TonedPhrases;

/** Writes texts of one sample; remembers what it wrote, so that hardly any text occurs twice. */
export interface Composer {
  /** A filler for one conversation: its slots keep their values. */
  situation(situation: Situation): (phrase: string) => Passage;
  /** Makes a text until it is new, at most `attempts` times (0 first); then a repetition is accepted. */
  unique(make: (attempt: number) => Passage): Passage;
}

const attempts = 14;

/** A {@link Composer} over a source of chance. */
export function createComposer(random: Random): Composer {
  const written = new Set<string>();
  return {
    situation(situation) {
      const slots = createSlots(situation, random);
      return (phrase) => fillPhrase(phrase, slots, random);
    },
    unique(make) {
      let passage = make(0);
      for (let attempt = 1; attempt < attempts && written.has(passage.text); attempt++) passage = make(attempt);
      written.add(passage.text);
      return passage;
    },
  };
}

/** Between sentences: none in Chinese, a space in English. */
export const separatorOf = (language: Language): string => (language === 'en' ? ' ' : '');

/** Phrases that begin with `+` are glad ones; the sign is not part of the text. */
export function toneOfPost(phrase: string): { tone: Tone; phrase: string } {
  return phrase.startsWith('+') ? { tone: 'positive', phrase: phrase.slice(1) } : { tone: 'negative', phrase };
}

/** A review or survey answer: one or two short sentences of one tone, now and then an ending. */
export function writeShort(
  bank: Pick<TopicBank, 'short'>,
  tone: Tone,
  language: Language,
  fill: (phrase: string) => Passage,
  random: Random,
): Passage {
  const list = bank.short[tone];
  const parts = [fill(random.draw(list))];
  if (list.length > 2 && random.chance(0.34)) {
    const second = fill(random.draw(list));
    if (second.text !== parts[0]?.text) parts.push(second);
  }
  if (random.chance(0.38)) parts.push(fill(random.draw(sharedOf(language).tails[tone])));
  return joinPassages(parts, separatorOf(language));
}

function endPost(passage: Passage, tone: Tone, language: Language, random: Random): Passage {
  const shared = sharedOf(language);
  const parts = [passage];
  if (random.chance(0.5)) {
    const emoji = random.draw(shared.emoji[tone]);
    parts.push(plain(random.chance(0.2) ? emoji.repeat(random.int(2, 3)) : emoji));
  }
  if (random.chance(0.35)) parts.push(plain((language === 'en' ? '' : ' ') + random.draw(shared.hashtags)));
  return joinPassages(parts, separatorOf(language));
}

/** A social post with its tone: a phrase of its own or a short text, emoji and hashtags as they come. */
export function writePost(
  topic: Topic,
  tone: Tone,
  language: Language,
  fill: (phrase: string) => Passage,
  random: Random,
): { passage: Passage; tone: Tone } {
  const bank = singlesOf(language, topic);
  if (topic === 'rival' || !bank) {
    const chosen = toneOfPost(random.draw(sharedOf(language).rivalPost));
    const neutral: Tone = chosen.tone === 'positive' ? 'positive' : 'neutral';
    return { passage: endPost(fill(chosen.phrase), neutral, language, random), tone: neutral };
  }
  if (random.chance(0.6)) {
    const chosen = toneOfPost(random.draw(bank.post));
    const own: Tone = topic === 'praise' ? 'positive' : topic === 'feeBefore' ? 'neutral' : chosen.tone;
    const ending = own === 'negative' && random.chance(0.18) ? [fill(random.draw(sharedOf(language).tails.negative))] : [];
    const separator = language === 'en' ? '. ' : '，';
    return { passage: endPost(joinPassages([fill(chosen.phrase), ...ending], separator), own, language, random), tone: own };
  }
  return { passage: endPost(writeShort(bank, tone, language, fill, random), tone, language, random), tone };
}

/** A written complaint in three or four paragraphs or in one block. */
export function writeComplaint(bank: TopicBank, language: Language, fill: (phrase: string) => Passage, random: Random): Passage {
  const shared = sharedOf(language);
  const one = (list: Phrases): Passage => fill(random.draw(list));
  const parts = [one(shared.complaintHead), one(bank.complaint), one(shared.complaintImpact), one(bank.demand), one(shared.complaintFoot)];
  return joinPassages(parts, random.chance(0.45) ? '\n' : separatorOf(language));
}
