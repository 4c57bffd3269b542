import { actVerbs, inflect, participles, verbOf, type VerbForm } from './english-verbs.ts';
import { capital, type Rule } from './rule.ts';

/** Who can act in a finance contract. */
const parties =
  '(?:(?:insurance )?compan(?:y|ies)|beneficiar(?:y|ies)|depositar(?:y|ies)|(?:insurer|bank|lender|borrower|policy ?holder|policy owner|insured person|insured|trustee|(?:fund |investment )?manager|administrator|employer|employee|customer|client|guarantor|custodian|regulator|agent|broker|adviser|investor|unit ?holder|shareholder|depositor|seller|buyer|provider|member|cardholder|account holder|landlord|tenant|claimant|auditor|registrar)s?)';
const actor = `(?:us|you|we|(?:the|our|your|an?|each|any|every) (?:[a-z]+ )?${parties})`;
const subject = `(?:you|we|they|it|he|she|(?:the|our|your|an?|each|any|every) (?:[a-z]+ )?${parties})`;
const isPlural = (words: string) => /^(?:us|we|you|they)$/i.test(words) || /[^s]s$/i.test(words.trim());
/** Where a clause begins: behind a stop, or behind a word that opens a condition. */
const opener = '(?:if|when|unless|once|until|after|before|because|where|while|provided that)\\s';
const opening = `(?:(?:^|[.;:!?\\n]\\s{0,4})(?:${opener})?|\\b${opener})`;
const closing = '(?=[.,;:!?)]|$|\\n|\\s(?:within|on|in|at|to|from|before|after|if|when|unless|under|until|once|where|without|during|because|each|every|for)\\b)';

const lightForms: Readonly<Record<string, VerbForm>> = {
  make: 'base', makes: 's', made: 'past', making: 'ing', give: 'base', gives: 's', gave: 'past', giving: 'ing', provide: 'base', provides: 's', provided: 'past', providing: 'ing',
  'carry out': 'base', 'carries out': 's', 'carried out': 'past', 'carrying out': 'ing', conduct: 'base', conducts: 's', conducted: 'past', conducting: 'ing',
  perform: 'base', performs: 's', performed: 'past', performing: 'ing', undertake: 'base', undertakes: 's', undertook: 'past', undertaking: 'ing', effect: 'base', effects: 's', effected: 'past', effecting: 'ing',
  reach: 'base', reaches: 's', reached: 'past', reaching: 'ing',
};
const does = 'carry out|carries out|carried out|carrying out|conduct(?:s|ed|ing)?|perform(?:s|ed|ing)?|undertak(?:e|es|ing)|undertook';
const makes = 'make|makes|made|making';
const gives = 'give|gives|gave|giving|provide|provides|provided|providing';

/** Light verb, what hides the verb, and the verb with what stands behind it. */
const hidden: readonly (readonly [light: string, noun: string, verb: string, rest?: string])[] = [
  [`${makes}|effect|effects|effected|effecting`, '(?:a )?payments? of', 'pay'],
  [makes, '(?:a )?payments? to', 'pay'],
  [makes, '(?:a )?repayments? of', 'repay'],
  [`${makes}|reach|reaches|reached|reaching`, '(?:a |any |its |their |our |your )?decisions?(?= (?:on|about|that|whether|within|by)\\b|[.,;])', 'decide'],
  [makes, '(?:an )?applications?(?= (?:for|to)\\b)', 'apply'],
  [makes, '(?:a )?claims? for', 'claim'],
  [makes, '(?:a )?requests? for', 'ask', ' for'],
  [makes, 'use of', 'use'],
  [makes, '(?:a )?reference(?= to\\b)', 'refer'],
  [makes, '(?:an )?enquir(?:y|ies)(?= about\\b)', 'ask'],
  [makes, '(?:a )?contributions?(?= to\\b)', 'contribute'],
  [makes, '(?:a )?changes? to|(?:an )?amendments? to', 'change'],
  [makes, '(?:a )?calculations? of', 'calculate'],
  [makes, '(?:an )?assessments? of', 'assess'],
  [makes, '(?:an )?investments?(?= in\\b)', 'invest'],
  [makes, '(?:a )?withdrawals? of', 'withdraw'],
  [makes, '(?:a )?deposits? of', 'deposit'],
  [`${makes}|effect|effects|effected|effecting`, '(?:a )?transfers? of', 'transfer'],
  [makes, '(?:a )?disclosures? of', 'disclose'],
  [makes, '(?:a )?complaints?(?= (?:about|to)\\b)', 'complain'],
  [makes, 'arrangements?(?= (?:for|to)\\b)', 'arrange'],
  [gives, '(?:a )?notice to|(?:a )?notification to', 'tell'],
  [gives, 'consideration to', 'consider'],
  [gives, '(?:an )?explanations? of', 'explain'],
  [gives, '(?:a )?confirmation of', 'confirm'],
  [gives, '(?:a )?confirmation(?= that\\b)', 'confirm'],
  [gives, 'assistance to', 'help'],
  [gives, 'instructions to', 'instruct'],
  [gives, '(?:a )?refunds? of', 'refund'],
  [gives, 'advice to', 'advise'],
  [does, '(?:a )?reviews? of', 'review'],
  [does, '(?:an )?assessments? of', 'assess'],
  [does, '(?:an )?investigations? (?:of|into)', 'investigate'],
  [does, '(?:an )?analys[ie]s of', 'analyse'],
  [does, '(?:an )?inspections? of', 'inspect'],
  [does, '(?:a )?valuations? of', 'value'],
  [does, '(?:an )?audits? of', 'audit'],
  [does, '(?:an )?evaluations? of', 'evaluate'],
  [does, '(?:a )?calculations? of', 'calculate'],
  [does, '(?:a )?checks? of', 'check'],
];

/** "Make a payment of": the verb is in the noun. "Has been made" is a passive and is left to those. */
const nominals: readonly Rule[] = hidden.map(([light, noun, verb, rest = '']): Rule => ({
  kind: 'nominal',
  pattern: new RegExp(`(?<![a-z-])(?<!\\b(?:is|are|was|were|be|been|being|has|have|had|a|the|of) )(?<light>${light}) (?:${noun})(?![a-z])`, 'dg'),
  becomes: (piece, match) => {
    const words = inflect(verb, lightForms[match.groups?.['light'] ?? ''] ?? 'base') + rest;
    return /^[A-Z]/.test(piece('light')) ? capital(words) : words;
  },
}));

/** Turns "X is paid by Y" into "Y pays X", in the same tense, with the same "not" and the same duty. */
const passive: Rule = {
  kind: 'passive',
  pattern: new RegExp(
    `${opening}(?<whole>(?<object>(?:the|an?|any|each|every|all|your|our|this|these|such|it|they|you|we)\\b(?: [a-z'’-]+){0,6}?) (?<be>(?:is|are|was|were|has been|have been|(?:will|shall|must|may|can|should|could|would) (?:not )?be|cannot be)(?<no> not)?) (?<verb>${participles}) by (?<actor>${actor}))${closing}`,
    'dg',
  ),
  becomes: (piece, match) => {
    const { object = '', be = '', no, verb: participle = '', actor: by = '' } = match.groups ?? {};
    const verb = verbOf(participle);
    // A subject with a clause of its own, or a list, has a verb that is not the one found.
    if (verb === undefined || /\b(?:that|which|who|whose|whom|if|when|where|to|by|and|or|but|not|is|are|will|must|may|shall|can|than|as|in|on|for|with|from|at)\b/.test(object)) return undefined;
    const starts = /^[A-Z]/.test(piece('object'));
    const who = by === 'us' ? 'we' : piece('actor');
    const what = ({ they: 'them', we: 'us', it: 'it', you: 'you' } as Record<string, string>)[object] ?? (starts ? piece('object').charAt(0).toLowerCase() + piece('object').slice(1) : piece('object'));
    return `${starts ? capital(who) : who} ${activeVerb(no === undefined ? be : be.slice(0, -no.length), verb, isPlural(by), no !== undefined)} ${what}`;
  },
};

function activeVerb(be: string, verb: string, plural: boolean, negated: boolean): string {
  const modal = /^(will|shall|must|may|can|should|could|would)( not)? be$/.exec(be);
  if (modal !== null) return `${modal[1] ?? ''}${modal[2] ?? ''} ${verb}`;
  if (be.startsWith('cannot')) return `cannot ${verb}`;
  if (/^ha(?:s|ve) been/.test(be)) return `${plural ? 'have' : 'has'}${negated ? ' not' : ''} ${inflect(verb, 'participle')}`;
  const past = be.startsWith('w');
  if (negated) return `${past ? 'did' : plural ? 'do' : 'does'} not ${verb}`;
  return inflect(verb, past ? 'past' : plural ? 'base' : 's');
}

/** Of whom it is said: "you are required to" has a person before it; a signature that is required to complete something has none. */
const duties: readonly Rule[] = [
  { kind: 'wordy', pattern: new RegExp(`\\b${subject} (?<whole>(?:is|are) (?:required|obliged|obligated) to|(?:has|have) an? (?:obligation|duty) to|(?:is|are) under an? (?:obligation|duty) to)(?= [a-z])`, 'dg'), becomes: () => 'must' },
  { kind: 'wordy', pattern: new RegExp(`\\b${subject} (?<whole>(?:is|are) (?:entitled|permitted|allowed) to|(?:has|have) the (?:right|option) to)(?= (?:${actVerbs})\\b)`, 'dg'), becomes: () => 'may' },
  { kind: 'wordy', pattern: /\b(?<!\bnot )(?<whole>(?:is|are) able to|(?:has|have) the ability to)(?= [a-z])/dg, becomes: () => 'can' },
  { kind: 'wordy', pattern: /\b(?<whole>(?:is|are) unable to)(?= [a-z])/dg, becomes: () => 'cannot' },
  { kind: 'wordy', pattern: /\b(?<whole>(?<be>is|are) in receipt of)\b/dg, becomes: (_piece, match) => (match.groups?.['be'] === 'is' ? 'has received' : 'have received') },
];

/** "Upon receipt of": who receives is who acts in the same sentence, where that is said. */
const receipts: readonly Rule[] = [
  {
    kind: 'nominal',
    pattern: new RegExp(`(?<whole>(?:up)?on receipt of (?<what>[^.,;:!?()\\n]{2,60}?), (?<who>${subject}))(?= (?:will|shall|must|may|can|should|[a-z]+s?)\\b)(?! (?:is|are|was|were)\\b)(?! (?:will|shall|must|may|can|should) be\\b)`, 'dg'),
    becomes: (piece, match) => {
      const { what = '', who = '' } = match.groups ?? {};
      if (/\b(?:by|from (?:us|you)|that|which)\b/.test(what) || /^(?:it|they|he|she)$/.test(who)) return undefined;
      const when = /^[A-Z]/.test(piece('whole')) ? 'When' : 'when';
      return `${when} ${piece('who')} ${isPlural(who) ? 'receive' : 'receives'} ${piece('what')}, ${piece('who')}`;
    },
  },
  {
    kind: 'nominal',
    pattern: new RegExp(`(?:^|[.;!?\\n]\\s{0,4})(?<who>${subject}) (?:will |shall |must |may |can )?(?!be\\b|is\\b|are\\b|was\\b|were\\b)[a-z]+(?: [a-z]+){0,8}? (?<whole>(?:up)?on receipt of)(?= (?:the|your|our|a|an|all|any|these|this|written)\\b[^.,;:!?()]{2,60}[.,;])`, 'dg'),
    becomes: (piece, match) => {
      const { who = '' } = match.groups ?? {};
      if (/^(?:it|they|he|she)$/.test(who)) return undefined;
      return `when ${piece('who').charAt(0).toLowerCase()}${piece('who').slice(1)} ${isPlural(who) ? 'receive' : 'receives'}`;
    },
  },
];

const ends: Readonly<Record<string, string>> = { termination: 'terminated', cancellation: 'cancelled', theft: 'stolen', loss: 'lost', closure: 'closed', suspension: 'suspended' };
const cased = (piece: (group: string) => string, words: string) => (/^[A-Z]/.test(piece('whole')) ? capital(words) : words);

/** "In the event of": a condition, said as one. */
const events: readonly Rule[] = [
  { kind: 'wordy', pattern: /\b(?<whole>in the event that|in case that|in the eventuality that)\b/dg, becomes: (piece) => cased(piece, 'if') },
  {
    kind: 'nominal',
    pattern: /\b(?<whole>in the event of (?:the )?(?<noun>termination|cancellation|theft|loss|closure|suspension) of (?<what>(?:the|your|our|an?|this|any) [a-z]+(?: [a-z]+)?))(?=[.,;])/dg,
    becomes: (piece, match) => {
      const { noun = '', what = '' } = match.groups ?? {};
      return /\b(?:and|or|by|to|in|on|at)\b/.test(what) ? undefined : cased(piece, `if ${piece('what')} ${/[^s]s$/.test(what) ? 'are' : 'is'} ${ends[noun] ?? ''}`);
    },
  },
  {
    kind: 'nominal',
    pattern: new RegExp(`\\b(?<whole>in the event of the death of (?<who>${subject}))(?=[.,;])`, 'dg'),
    becomes: (piece, match) => cased(piece, `if ${piece('who')} ${isPlural(match.groups?.['who'] ?? '') ? 'die' : 'dies'}`),
  },
  {
    kind: 'wordy',
    pattern: /\b(?<whole>in the event of (?<what>(?:an? |any )[a-z][a-z -]{2,40}))(?=,)/dg,
    becomes: (piece, match) => {
      const what = match.groups?.['what'] ?? '';
      if (/\b(?:of|by|that|which|being|under|in|on|at|to|from|and)\b/.test(what)) return undefined;
      return cased(piece, `if there ${/^any .*[^s]s$/.test(what) ? 'are' : 'is'} ${piece('what')}`);
    },
  },
];

const phrases: readonly (readonly [pattern: string, plain: string])[] = [
  ['in order to', 'to'],
  ['due to the fact that|owing to the fact that|on the grounds that|in view of the fact that', 'because'],
  ['in spite of the fact that|despite the fact that', 'although'],
  ['until such time as', 'until'],
  ['at such time as', 'when'],
  ['at the present time|at this point in time', 'now'],
  ['for the duration of', 'during'],
  ['with the exception of', 'except for'],
  ['by means of', 'by'],
  ['in the absence of', 'without'],
  ['subsequent to', 'after'],
  ['in addition to', 'besides'],
  ['in close proximity to', 'near'],
  ['on a monthly basis', 'every month'],
  ['on an? (?:annual|yearly) basis', 'every year'],
  ['on a daily basis', 'every day'],
  ['on a quarterly basis', 'every quarter'],
  ['the majority of', 'most of'],
  ['in excess of(?= (?:[£$€¥\\d]|[a-z]{3} \\d|(?:one|two|three|five|ten|twenty|thirty)\\b))', 'over'],
  ['with regard to|in relation to|in connection with', 'about'],
  ['in the course of', 'during'],
  ['each and every', 'every'],
  ['null and void', 'void'],
  ['set forth in', 'set out in'],
  ['herein(?=[.,;])', 'in this document'],
  ['hereinafter referred to as', 'called'],
  ['forthwith', 'immediately'],
  ['heretofore', 'until now'],
  ['thereafter', 'after that'],
];
const wordy: readonly Rule[] = phrases.map(([pattern, plain]): Rule => ({ kind: 'wordy', pattern: new RegExp(`(?<![a-z-])(?<whole>${pattern})(?![a-z-])`, 'dg'), becomes: (piece) => cased(piece, plain) }));

/** "For the purpose of assessing" is "to assess", where the verb of the form is known. */
const purpose: Rule = {
  kind: 'nominal',
  pattern: new RegExp(`\\b(?<whole>for the purposes? of (?<verb>[a-z]+ing))\\b`, 'dg'),
  becomes: (piece, match) => {
    const verb = actVerbs.split('|').find((each) => inflect(each, 'ing') === match.groups?.['verb']);
    return verb === undefined ? undefined : cased(piece, `to ${verb}`);
  },
};

/** What English documents say in a roundabout way. */
export const englishRules: readonly Rule[] = [...nominals, passive, ...duties, ...receipts, ...events, ...wordy, purpose];
