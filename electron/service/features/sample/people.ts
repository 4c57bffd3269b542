import { inventCard, inventEmail, inventIdentity, inventMobile } from './identifiers.ts';
import type { Random } from './random.ts';
import { cities, southernCities, type City, type Language, type SegmentKey } from './world.ts';

/** Somebody who writes or calls; all identifiers are invented. */
export interface Person {
  id: string;
  role: 'customer' | 'agent';
  language: Language;
  name: string;
  surname: string;
  female: boolean;
  birthYear: number;
  city: City;
  segment: SegmentKey;
  tenureYears: number;
  identity: string;
  mobile: string;
  card: string;
  email: string;
  /** How often this person turns up, relative to others. */
  weight: number;
}

/** Hanzi surnames with their romanisation for e-mail addresses. */
const surnames = [
  ['林', 'lin'], ['周', 'zhou'], ['沈', 'shen'], ['陆', 'lu'], ['许', 'xu'], ['何', 'he'], ['唐', 'tang'], ['韩', 'han'],
  ['冯', 'feng'], ['邓', 'deng'], ['曹', 'cao'], ['彭', 'peng'], ['潘', 'pan'], ['袁', 'yuan'], ['蒋', 'jiang'], ['余', 'yu'],
  ['杜', 'du'], ['叶', 'ye'], ['程', 'cheng'], ['魏', 'wei'], ['苏', 'su'], ['吕', 'lv'], ['丁', 'ding'], ['姚', 'yao'],
] as const;
const givenFemale = ['雨桐', '静怡', '晓岚', '佳宁', '秀兰', '梦琪', '婉清', '思敏', '玉珍', '嘉欣', '若溪', '丽华'] as const;
const givenMale = ['子轩', '志强', '浩然', '建国', '宇航', '文博', '俊杰', '德明', '立新', '一鸣', '思远', '国栋'] as const;
const surnamesHant = [['陳', 'chan'], ['黃', 'wong'], ['張', 'cheung'], ['葉', 'yip'], ['劉', 'lau'], ['蔡', 'tsai'], ['謝', 'hsieh'], ['鄭', 'cheng']] as const;
const givenHantFemale = ['雅婷', '淑芬', '詠詩', '怡君', '美玲'] as const;
const givenHantMale = ['家豪', '志明', '俊傑', '冠宇', '偉倫'] as const;
const firstFemale = ['Grace', 'Hannah', 'Mei', 'Priya', 'Claire', 'Olivia', 'Joanne', 'Yuki', 'Fatima', 'Elena'] as const;
const firstMale = ['Daniel', 'Marcus', 'Tom', 'Arjun', 'Felix', 'Kevin', 'Liam', 'Victor', 'Omar', 'Simon'] as const;
const lastNames = ['Tan', 'Whitfield', 'Okafor', 'Lim', 'Bauer', 'Castellan', 'Rahman', 'Lindqvist', 'Hargreaves', 'Ng', 'Moreau', 'Pereira', 'Novak', 'Chua'] as const;

function inventName(random: Random, language: Language, female: boolean): { name: string; surname: string; local: string } {
  if (language === 'en') {
    const first = random.draw(female ? firstFemale : firstMale);
    const surname = random.draw(lastNames);
    return { name: `${first} ${surname}`, surname, local: `${first}.${surname}`.toLowerCase() };
  }
  const hant = language === 'hant';
  const [surname, latin] = hant ? random.draw(surnamesHant) : random.draw(surnames);
  const given = hant ? random.draw(female ? givenHantFemale : givenHantMale) : random.draw(female ? givenFemale : givenMale);
  return { name: surname + given, surname, local: latin };
}

const segmentWeights = { retail: 46, wealth: 20, private: 4, business: 10, student: 9, senior: 11 } as const;

function inventSegment(random: Random): { segment: SegmentKey; birthYear: number } {
  const segment = random.weighted(segmentWeights);
  if (segment === 'student') return { segment, birthYear: random.int(2000, 2007) };
  if (segment === 'senior') return { segment, birthYear: random.int(1940, 1962) };
  return { segment, birthYear: random.int(1963, 1999) };
}

/** A customer; `number` makes the id, so that ids are stable. */
function inventCustomer(random: Random, number: number, language: Language): Person {
  const female = random.chance(0.52);
  const { name, surname, local } = inventName(random, language, female);
  const { segment, birthYear } = inventSegment(random);
  const longest = Math.max(1, Math.min(18, 2026 - birthYear - 18));
  return {
    id: `K-${number}`,
    role: 'customer',
    language,
    name,
    surname,
    female,
    birthYear,
    city: language === 'hant' ? random.draw(southernCities) : random.draw(cities),
    segment,
    tenureYears: random.int(1, longest),
    identity: inventIdentity(random, birthYear, female),
    mobile: inventMobile(random),
    card: inventCard(random),
    email: inventEmail(random, local),
    weight: random.chance(0.12) ? 5 : 1,
  };
}

function inventAgent(random: Random, number: number, language: Language): Person {
  return { ...inventCustomer(random, number, language), id: `A-${number}`, role: 'agent', segment: 'retail', weight: 1 };
}

/** Customers and agents of the quarter: `share` of the customers by language. */
export function inventPeople(random: Random): { customers: Person[]; agents: Person[] } {
  const customers: Person[] = [];
  let number = 1100;
  for (const [language, count] of [['zh', 430], ['hant', 60], ['en', 190]] as const) {
    for (let index = 0; index < count; index++) {
      number += random.int(3, 15);
      customers.push(inventCustomer(random, number, language));
    }
  }
  const agents: Person[] = [];
  for (let index = 0; index < 24; index++) agents.push(inventAgent(random, 1012 + index * 3, index < 16 ? 'zh' : 'en'));
  return { customers, agents };
}
