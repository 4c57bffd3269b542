import { feeChange, feeLetter, localParts, weekCount, weekOf, weekSpan, day } from './calendar.ts';
import type { Tone } from './composer.ts';
import type { Random } from './random.ts';
import type { ChannelKey, Topic } from './world.ts';

/** One conversation or single message to be written. */
export interface Planned {
  channel: ChannelKey;
  topic: Topic;
  time: number;
}

/** Conversations (calls, chats) or messages (the others) of a full ordinary week. */
const ordinaryWeek: Readonly<Record<ChannelKey, number>> = { call: 6, chat: 7.2, complaint: 10.5, review: 21, post: 20.5, survey: 21 };

/** What people talk about in an ordinary week; before August fees are one matter among others. */
const mix = { feeBefore: 9, redemption: 19, login: 18, branch: 12, dispute: 12, insurance: 9, points: 10, praise: 14 } as const;
const postMix = { ...mix, rival: 26 } as const;

/**
 * Extra volume about fees, as a share of an ordinary week, by calendar week: nothing before the change of week six,
 * three loud weeks, half after the letter of week nine, then a slow ebb that does not reach the old level.
 */
const extraFees: Readonly<Record<number, number>> = { 6: 0.95, 7: 1.1, 8: 0.75, 9: 0.42, 10: 0.25, 11: 0.18, 12: 0.15, 13: 0.12, 14: 0.12 };
const feePull: Readonly<Record<ChannelKey, number>> = { call: 1.3, chat: 1.1, complaint: 1.4, review: 0.8, post: 1, survey: 0.7 };

/** How glad, indifferent or angry people are about a topic. */
export const toneOfTopic: Readonly<Record<Topic, Readonly<Record<Tone, number>>>> = {
  fee: { negative: 84, neutral: 11, positive: 5 },
  feeBefore: { negative: 25, neutral: 40, positive: 35 },
  feeAfter: { negative: 36, neutral: 20, positive: 44 },
  redemption: { negative: 52, neutral: 18, positive: 30 },
  login: { negative: 50, neutral: 18, positive: 32 },
  branch: { negative: 48, neutral: 18, positive: 34 },
  dispute: { negative: 48, neutral: 20, positive: 32 },
  insurance: { negative: 48, neutral: 22, positive: 30 },
  points: { negative: 38, neutral: 22, positive: 40 },
  praise: { negative: 4, neutral: 18, positive: 78 },
  rival: { negative: 20, neutral: 70, positive: 10 },
};

/** Hours in which a channel is used; calls and complaints keep office hours, posts the evening. */
const hours: Readonly<Record<ChannelKey, readonly number[]>> = {
  call: [9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 15, 15, 16, 16, 17, 18],
  chat: [8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 18, 19, 20, 20, 21, 22],
  complaint: [9, 10, 10, 11, 14, 15, 16, 17, 20],
  review: [8, 9, 12, 12, 13, 18, 19, 20, 21, 21, 22, 23],
  post: [7, 8, 12, 12, 13, 18, 19, 20, 21, 21, 22, 22, 23, 0],
  survey: [9, 10, 11, 12, 14, 15, 16, 17, 19, 20],
};
/** Sunday first; hotline and complaint desk are quiet at weekends. */
const officeDays: readonly number[] = [2, 10, 9, 9, 9, 9, 4];
const privateDays: readonly number[] = [8, 8, 7, 7, 8, 8, 9];

function momentIn(week: number, channel: ChannelKey, from: number, random: Random): number {
  const [start, end] = weekSpan(week);
  const weights = channel === 'call' || channel === 'complaint' ? officeDays : privateDays;
  const days: Record<string, number> = {};
  for (let midnight = Math.max(start, from); midnight < end; midnight += day) {
    days[String(midnight)] = weights[localParts(midnight).weekday] ?? 1;
  }
  const midnight = Number(random.weighted(days));
  return midnight + (random.pick(hours[channel]) * 3600 + random.int(0, 3599)) * 1000;
}

/** Rounds so that the sum of a series keeps its fraction: the rest is carried to the next call. */
function createRounding(): (value: number) => number {
  let carried = 0;
  return (value) => {
    const whole = Math.floor(value + carried);
    carried += value - whole;
    return whole;
  };
}

function feeTopic(time: number, random: Random): Topic {
  if (time < feeChange) return 'feeBefore';
  if (time < feeLetter) return 'fee';
  // The longer after the letter, the fewer still speak of the change itself.
  return random.chance(weekOf(time) <= 9 ? 0.55 : 0.38) ? 'fee' : 'feeAfter';
}

/** The quarter's conversations and messages, in order of time. */
export function planQuarter(random: Random): Planned[] {
  const planned: Planned[] = [];
  for (const channel of ['call', 'chat', 'complaint', 'review', 'post', 'survey'] as const) {
    const round = createRounding();
    for (let week = 1; week <= weekCount; week++) {
      const [start, end] = weekSpan(week);
      const part = (end - start) / (7 * day);
      const ordinary = round(ordinaryWeek[channel] * part * (0.94 + random.next() * 0.12));
      for (let index = 0; index < ordinary; index++) {
        const time = momentIn(week, channel, start, random);
        const topic: Topic = random.weighted(channel === 'post' ? postMix : mix);
        planned.push({ channel, topic: topic === 'feeBefore' ? feeTopic(time, random) : topic, time });
      }
      const extra = round(ordinaryWeek[channel] * part * (extraFees[week] ?? 0) * feePull[channel]);
      for (let index = 0; index < extra; index++) {
        const time = momentIn(week, channel, start, random);
        planned.push({ channel, topic: feeTopic(time, random), time });
      }
    }
  }
  return planned.toSorted((left, right) => left.time - right.time);
}
