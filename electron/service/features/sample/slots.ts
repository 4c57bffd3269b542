import { day, localParts, nextWeekday } from './calendar.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { cities, fund, merchants, products, rivals, roads, type Language } from './world.ts';

/** What a phrase may ask for: who speaks to whom, when, and about how much. */
export interface Situation {
  language: Language;
  customer: Person;
  agent: Person;
  time: number;
  ticket: string;
  rival: 'halvern' | 'tarrowby';
}

const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const englishWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const group = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');

function formatDay(time: number, language: Language, named: boolean): string {
  const { month, date, weekday } = localParts(time);
  if (language !== 'en') return `${month}月${date}日`;
  const plainDay = `${date} ${englishMonths[month - 1] ?? ''}`;
  return named ? `${englishWeekdays[weekday] ?? ''} ${plainDay}` : plainDay;
}

/** The monthly difference of 0.2 percentage points a year on a holding, in whole yuan. */
const monthlyDifference = (holding: number): number => Math.round((holding * 0.002) / 12);

/** The weekday some days ago, or the Friday before where that was a weekend. */
function recentWorkday(time: number, daysAgo: number): number {
  const { weekday } = localParts(time - daysAgo * day);
  return weekday === 0 || weekday === 6 ? 5 : weekday;
}

const holdings = [50_000, 60_000, 80_000, 100_000, 120_000, 150_000, 180_000, 200_000, 228_000, 260_000, 300_000, 500_000] as const;

function title(person: Person, language: Language): string {
  if (language === 'en') return person.female ? 'Ms' : 'Mr';
  if (person.female) return '女士';
  return '先生';
}

/**
 * Answers the slots of one conversation: a slot keeps its value throughout, so that the amount in the complaint is
 * the amount in the answer.
 */
export function createSlots(situation: Situation, random: Random): (name: string) => string {
  const { language, customer, agent, time } = situation;
  const holding = random.pick(holdings);
  const { hour } = localParts(time);
  const city = customer.city[language];
  const road = random.draw(roads);
  const branchCity = random.chance(0.6) ? customer.city : random.pick(cities);
  const branch = language === 'en' ? `the ${road.en} branch` : `${random.chance(0.5) ? branchCity[language] : ''}${road[language]}${language === 'hant' ? '分行' : '支行'}`;
  const staff = random.draw(staffNames);
  const makers: Readonly<Record<string, () => string>> = {
    agentName: () => agent.name.split(' ')[0] ?? agent.name,
    agentNumber: () => agent.id.slice(2),
    age: () => String(random.int(66, 88)),
    amount: () => group(random.pick([128, 299, 398, 688, 1_260, 1_980, 2_450, 3_860, 5_200, 8_000, 12_600, 20_000, 36_500, 58_000]) + random.int(0, 9) * 10),
    bank: () => 'Clarisle',
    branch: () => branch,
    card: () => customer.card.replaceAll(/(\d{4})(?=\d)/g, random.chance(0.5) ? '$1 ' : '$1'),
    city: () => city,
    customer: () => customer.id,
    date: () => formatDay(time - random.int(3, 12) * day, language, false),
    daypart: () => (hour < 12 ? 'morning' : 'afternoon'),
    email: () => customer.email,
    extra: () => String(monthlyDifference(holding)),
    few: () => random.pick(language === 'en' ? ['three', 'four', 'five'] : ['三', '四', '五']),
    fund: () => fund[language],
    holding: () => (language === 'en' ? `${group(holding)} yuan` : formatChineseHolding(holding, language)),
    identity: () => customer.identity,
    handle: () => customer.email.split('@')[0] ?? '',
    large: () => group(random.pick([30_000, 45_000, 60_000, 86_000, 120_000, 158_000, 200_000, 260_000, 350_000])),
    last4: () => customer.card.slice(-4),
    merchant: () => random.draw(merchants[language]),
    minutes: () => String(random.pick([35, 40, 45, 50, 55, 65, 70, 80, 90])),
    mobile: () => (random.chance(0.3) ? customer.mobile.replace(/^(\d{3})(\d{4})/, '$1 $2 ') : customer.mobile),
    monday: () => formatDay(nextWeekday(time, 1), language, true),
    month: () => random.pick(['January', 'February', 'March', 'April']),
    n: () => String(random.int(8, 26)),
    name: () => customer.name,
    pointsAmount: () => group(random.int(24, 480) * 100),
    product: () => random.draw(products[language]),
    rival: () => rivals[language][situation.rival],
    small: () => String(random.int(4, 28)),
    staff: () => (language === 'en' ? staff.en : staff.zh),
    surname: () => (language === 'en' ? `${title(customer, language)} ${customer.surname}` : customer.surname),
    ticket: () => situation.ticket,
    title: () => title(customer, language),
    wednesday: () => formatDay(nextWeekday(nextWeekday(time, 1), 3), language, true),
    weekday: () => englishWeekdays[recentWorkday(time, random.int(2, 4))] ?? '',
    yearly: () => group(Math.round(holding * 0.002)),
    years: () => String(Math.max(2, customer.tenureYears)),
  };
  const known = new Map<string, string>();
  return (name) => {
    const make = makers[name];
    if (!make) throw new Error(`no such slot: ${name}`);
    const value = known.get(name) ?? make();
    known.set(name, value);
    return value;
  };
}

const staffNames = [
  { zh: '赵', en: 'Ms Zhao' },
  { zh: '孙', en: 'Mr Sun' },
  { zh: '钱', en: 'Ms Qian' },
  { zh: '吴', en: 'Mr Wu' },
  { zh: '郑', en: 'Ms Zheng' },
] as const;

function formatChineseHolding(holding: number, language: Language): string {
  return `${holding / 10_000}${language === 'hant' ? '萬' : '万'}元`;
}
