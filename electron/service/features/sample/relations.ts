import { quarterStart, day } from './calendar.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { SampleRelation } from './records.ts';

const notes: Readonly<Record<SampleRelation['kind'], readonly SampleRelation['note'][]>> = {
  family: [
    { zh: '母女', en: 'mother and daughter' },
    { zh: '夫妻', en: 'married' },
    { zh: '父子', en: 'father and son' },
    { zh: '兄妹', en: 'brother and sister' },
  ],
  work: [
    { zh: '同一单位代发工资', en: 'same payroll' },
    { zh: '老板与财务', en: 'owner and bookkeeper' },
    { zh: '同事', en: 'colleagues' },
  ],
  referral: [
    { zh: '老带新活动', en: 'bring-a-friend offer' },
    { zh: '口头推荐', en: 'recommended in person' },
    { zh: '理财沙龙同来', en: 'came along to a seminar' },
  ],
  interest: [{ zh: '车友群', en: 'driving club' }, { zh: '跑团', en: 'running group' }],
  online: [{ zh: '互相关注', en: 'follow each other' }],
};

/** Typed ties between customers of one language; referrals form chains, since who was brought brings others. */
export function inventRelations(random: Random, customers: readonly Person[]): SampleRelation[] {
  const relations: SampleRelation[] = [];
  const seen = new Set<string>();
  const add = (kind: SampleRelation['kind'], from: Person, to: Person): boolean => {
    const key = [from.id, to.id].toSorted().join(' ');
    if (from.id === to.id || seen.has(key)) return false;
    seen.add(key);
    const since = kind === 'referral' ? quarterStart - random.int(10, 600) * day : null;
    relations.push({ from: from.id, to: to.id, kind, since, note: random.pick(notes[kind]) });
    return true;
  };
  for (const [language, ties] of [['zh', 64], ['hant', 10], ['en', 30]] as const) {
    const pool = customers.filter((person) => person.language === language);
    for (let index = 0; index < ties; index++) {
      const kind = random.weighted({ family: 34, work: 26, referral: 26, interest: 8, online: 6 });
      const from = random.pick(pool);
      // Families mostly share a surname, which the invented names can only meet by looking for one.
      const kin = pool.filter((person) => person.surname === from.surname && person.id !== from.id);
      add(kind, from, kind === 'family' && kin.length > 0 ? random.pick(kin) : random.pick(pool));
    }
    let brought = random.pick(pool);
    for (let length = 0; length < 6; length++) {
      const next = random.pick(pool);
      if (next.birthYear > 1950 && add('referral', brought, next)) brought = next;
    }
  }
  return relations;
}
