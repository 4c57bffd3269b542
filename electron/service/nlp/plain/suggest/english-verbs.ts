/** The forms of an English verb. */
export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing';

/** Past and participle of verbs that do not take -ed; forms that look otherwise irregular are told by rule. */
const irregular: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  pay: ['paid', 'paid'], repay: ['repaid', 'repaid'], make: ['made', 'made'], give: ['gave', 'given'], send: ['sent', 'sent'], keep: ['kept', 'kept'],
  hold: ['held', 'held'], take: ['took', 'taken'], write: ['wrote', 'written'], choose: ['chose', 'chosen'], withdraw: ['withdrew', 'withdrawn'],
  bear: ['bore', 'borne'], set: ['set', 'set'], tell: ['told', 'told'], sell: ['sold', 'sold'], buy: ['bought', 'bought'], bring: ['brought', 'brought'],
  do: ['did', 'done'], lend: ['lent', 'lent'],
};

/** Verbs of which the last consonant is doubled. */
const doubling = new Set(['refer', 'transfer', 'submit', 'permit', 'set', 'cancel', 'incur', 'defer']);

/** A verb in a form: pay, pays, paid, paying. */
export function inflect(verb: string, form: VerbForm): string {
  if (form === 'base') return verb;
  if (form === 's') return /(?:s|x|ch|sh|[^aeiou]o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
  const doubled = doubling.has(verb) ? `${verb}${verb.at(-1)}` : verb;
  if (form === 'ing') return /[^e]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${doubled}ing`;
  const [past, participle] = irregular[verb] ?? [];
  if (past !== undefined && participle !== undefined) return form === 'past' ? past : participle;
  return verb.endsWith('e') ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${doubled}ed`;
}

/** Verbs of finance that a party does to a thing, by which a passive can be turned. */
const acts = [
  ...Object.keys(irregular), 'cover', 'calculate', 'review', 'notify', 'approve', 'reject', 'cancel', 'terminate', 'deduct', 'charge', 'refund', 'transfer', 'credit', 'debit',
  'collect', 'assess', 'determine', 'process', 'issue', 'publish', 'provide', 'require', 'sign', 'appoint', 'suspend', 'reduce', 'change', 'update', 'receive', 'accept', 'close',
  'open', 'return', 'submit', 'inform', 'allocate', 'invest', 'declare', 'impose', 'waive', 'verify', 'confirm', 'complete', 'deliver', 'manage', 'administer', 'settle', 'reimburse',
  'value', 'audit', 'redeem', 'amend', 'record', 'check', 'investigate', 'decline', 'deposit', 'request', 'adjust', 'supervise', 'register', 'nominate', 'insure', 'retain',
];
const byParticiple = new Map(acts.map((verb) => [inflect(verb, 'participle'), verb]));

/** The verb of a participle ("paid" is of "pay"); undefined where it is none that a party does to a thing. */
export const verbOf = (participle: string): string | undefined => byParticiple.get(participle);

/** Every participle that has a verb, as alternatives of a pattern. */
export const participles = [...byParticiple.keys()].toSorted((a, b) => b.length - a.length).join('|');

/** Verbs that may follow "entitled to", as alternatives of a pattern: what may follow is else a thing. */
export const actVerbs = [...acts, 'claim', 'ask', 'refuse', 'end', 'use', 'apply', 'stop', 'switch', 'vote', 'object', 'complain', 'appeal', 'increase', 'recover', 'demand', 'rely'].join('|');
