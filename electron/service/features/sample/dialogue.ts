import { joinPassages, type Passage } from './passage.ts';
import type { TopicBank } from './phrases/bank.ts';
import { sharedOf } from './phrases/index.ts';
import { separatorOf } from './composer.ts';
import type { Random } from './random.ts';
import type { Language } from './world.ts';

/** One turn of a conversation, with the seconds that pass before it. */
export interface Turn {
  role: 'customer' | 'agent';
  passage: Passage;
  pause: number;
}

export interface DialogueSetting {
  bank: TopicBank;
  language: Language;
  spoken: boolean;
  /** Probability that the customer ends content. */
  contentment: number;
  fill(phrase: string): Passage;
  random: Random;
  /** Whether the matter itself annoys: such customers repeat themselves and add afterthoughts. */
  annoyed: boolean;
  /** Whether it makes sense to ask for a card number. */
  aboutCard: boolean;
  /** Makes a turn's text, again where it was written before. */
  unique(make: (attempt: number) => Passage): Passage;
}

/**
 * A call or a chat: greeting, the matter, sometimes a check of identity, the first answer, one or two rounds of
 * objection and offer, an ending. Short turns are merged into neighbours where people would say them in one breath.
 */
export function writeDialogue(setting: DialogueSetting): Turn[] {
  const { bank, language, spoken, fill, random, unique } = setting;
  const shared = sharedOf(language);
  const matter = random.draw(bank.cases);
  const turns: Turn[] = [];
  const say = (role: Turn['role'], pick: () => readonly string[], manner: { annoyed?: boolean; free?: boolean } = {}): void => {
    const passage = unique((attempt) => {
      const parts = joinPassages(pick().map(fill), separatorOf(language));
      const lead = manner.free && attempt > 1 ? [fill(draw(shared.leadIns[role]))] : [];
      const aside = manner.annoyed && (attempt > 3 || random.chance(0.22)) ? [fill(draw(shared.asides))] : [];
      return joinPassages([joinPassages([...lead, parts], ''), ...aside], separatorOf(language));
    });
    turns.push({ role, passage, pause: turns.length === 0 ? 0 : spoken ? random.int(6, 34) : random.int(14, 95) });
  };
  const draw = (list: readonly string[]): string => random.draw(list);
  const objecting = { annoyed: setting.annoyed, free: setting.annoyed };
  if (spoken) say('agent', () => [draw(shared.greetCall)]);
  say('customer', () => (setting.annoyed && random.chance(0.14) ? [draw(matter.open), draw(shared.repeatCaller)] : [draw(matter.open)]));
  if (random.chance(spoken ? 0.5 : 0.22)) {
    const check = random.pick(setting.aboutCard ? shared.checks : shared.checks.slice(0, 2));
    say('agent', () => (spoken ? [draw(check.ask)] : [draw(shared.greetChat), draw(check.ask)]), { free: spoken });
    say('customer', () => [draw(check.give)]);
    say('agent', () => [draw(shared.checked), draw(matter.explain)]);
  } else {
    say('agent', () => [...(spoken ? (random.chance(0.4) ? [draw(shared.holdOn)] : []) : [draw(shared.greetChat)]), draw(matter.explain)]);
  }
  if (matter.react.length > 0) {
    say('customer', () => [draw(matter.react)], objecting);
    say('agent', () => [...(random.chance(0.25) ? [draw(shared.holdOn)] : []), draw(matter.solve)], { free: true });
  }
  if (matter.react.length > 1 && matter.solve.length > 1 && random.chance(spoken ? 0.5 : 0.28)) {
    say('customer', () => [draw(matter.react)], objecting);
    say('agent', () => [draw(matter.solve)], { free: true });
  }
  const content = random.chance(setting.contentment);
  if (content && random.chance(0.12)) say('customer', () => [draw(matter.settle), draw(shared.contact)]);
  else if (content) say('customer', () => thankOnce(draw(matter.settle), random.chance(0.5) ? draw(shared.thanks) : ''));
  else say('customer', () => [draw(bank.leave)], objecting);
  if (spoken && random.chance(0.25)) {
    say('agent', () => [draw(shared.askMore)], { free: true });
    say('customer', () => [draw(shared.bye)]);
  }
  const closings = setting.annoyed ? shared.closeAgent : shared.closeAgent.filter((phrase) => !apology.test(phrase));
  if (spoken || random.chance(0.5)) say('agent', () => [random.pick(closings)]);
  return turns;
}

const apology = /抱歉|sorry|不便/i;
const thanked = /谢|謝|thank|cheers|appreciat/i;

/** Both sentences, or only the first where it already says thanks. */
const thankOnce = (settled: string, thanks: string): string[] => (thanks === '' || thanked.test(settled) ? [settled] : [settled, thanks]);
