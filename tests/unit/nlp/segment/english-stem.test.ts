import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemEnglish } from '#service/nlp/segment/english-stem.ts';

/** By rule of the algorithm (Snowball English 3.1), and checked against its reference implementation. */
const pairs: readonly (readonly [word: string, stem: string])[] = [
  // Two letters and fewer stay.
  ['as', 'as'], ['is', 'is'], ['by', 'by'], ['i', 'i'],
  // Exceptions.
  ['skis', 'ski'], ['skies', 'sky'], ['idly', 'idl'], ['gently', 'gentl'], ['ugly', 'ugli'], ['early', 'earli'],
  ['only', 'onli'], ['singly', 'singl'], ['sky', 'sky'], ['news', 'news'], ['howe', 'howe'], ['atlas', 'atlas'],
  ['cosmos', 'cosmos'], ['bias', 'bias'], ['andes', 'andes'],
  // Step 0 and 1a: possessives and plurals.
  ["customer's", 'custom'], ["customers'", 'custom'], ["'quoted'", 'quot'], ["boss's", 'boss'],
  ['caresses', 'caress'], ['glasses', 'glass'], ['ponies', 'poni'], ['ties', 'tie'], ['cries', 'cri'],
  ['cried', 'cri'], ['died', 'die'], ['tied', 'tie'], ['applies', 'appli'], ['gaps', 'gap'], ['gas', 'gas'],
  ['this', 'this'], ['kiwis', 'kiwi'], ['fees', 'fee'], ['charges', 'charg'], ['buses', 'buse'], ['bus', 'bus'],
  ['plus', 'plus'], ['boss', 'boss'], ['dress', 'dress'], ['us', 'us'], ['focus', 'focus'],
  // Step 1b: past and gerund.
  ['agreed', 'agre'], ['freed', 'freed'], ['feed', 'feed'], ['bleed', 'bleed'], ['succeed', 'succeed'],
  ['succeeded', 'succeed'], ['proceed', 'proceed'], ['exceed', 'exceed'], ['exceeded', 'exceed'], ['indeed', 'inde'],
  ['hopping', 'hop'], ['hoping', 'hope'], ['hoped', 'hope'], ['hopped', 'hop'], ['egged', 'egg'], ['adding', 'add'],
  ['added', 'add'], ['offed', 'off'], ['luxuriated', 'luxuri'], ['conflated', 'conflat'], ['troubled', 'troubl'],
  ['sized', 'size'], ['planned', 'plan'], ['failing', 'fail'], ['filing', 'file'], ['falling', 'fall'],
  ['bed', 'bed'], ['red', 'red'], ['sing', 'sing'], ['string', 'string'], ['bring', 'bring'], ['charging', 'charg'],
  ['charged', 'charg'], ['paying', 'pay'], ['paid', 'paid'], ['dying', 'die'], ['lying', 'lie'], ['tying', 'tie'],
  ['evening', 'evening'], ['canning', 'canning'], ['inning', 'inning'], ['herring', 'herring'], ['outing', 'outing'],
  ['earring', 'earring'], ['fixed', 'fix'], ['snowed', 'snow'], ['tanned', 'tan'], ['guaranteedly', 'guarante'],
  ['reportedly', 'report'], ['exceedingly', 'exceed'], ['pasted', 'paste'], ['pasting', 'paste'],
  // Step 1c: y.
  ['cry', 'cri'], ['by', 'by'], ['say', 'say'], ['happy', 'happi'], ['money', 'money'], ['fly', 'fli'],
  ['apply', 'appli'], ['delay', 'delay'],
  // Step 2.
  ['relational', 'relat'], ['conditional', 'condit'], ['rational', 'ration'], ['valency', 'valenc'],
  ['hesitancy', 'hesit'], ['digitizer', 'digit'], ['conformably', 'conform'], ['radically', 'radic'],
  ['differently', 'differ'], ['vilely', 'vile'], ['analogously', 'analog'], ['vietnamization', 'vietnam'],
  ['predication', 'predic'], ['operator', 'oper'], ['feudalism', 'feudal'], ['decisiveness', 'decis'],
  ['hopefulness', 'hope'], ['callousness', 'callous'], ['formality', 'formal'], ['sensitivity', 'sensit'],
  ['sensibility', 'sensibl'], ['analogist', 'analog'], ['geologist', 'geolog'], ['geology', 'geolog'],
  ['psychology', 'psycholog'], ['biology', 'biolog'], ['fully', 'fulli'], ['carelessly', 'careless'],
  ['quickly', 'quick'], ['slowly', 'slowli'], ['possibly', 'possibl'], ['terribly', 'terribl'], ['usually', 'usual'],
  // Step 3.
  ['triplicate', 'triplic'], ['formative', 'format'], ['formalize', 'formal'], ['electricity', 'electr'],
  ['electrical', 'electr'], ['hopeful', 'hope'], ['goodness', 'good'], ['kindness', 'kind'],
  ['informative', 'inform'], ['conservative', 'conserv'],
  // Step 4.
  ['revival', 'reviv'], ['allowance', 'allow'], ['inference', 'infer'], ['airliner', 'airlin'],
  ['gyroscopic', 'gyroscop'], ['adjustable', 'adjust'], ['defensible', 'defens'], ['irritant', 'irrit'],
  ['replacement', 'replac'], ['adjustment', 'adjust'], ['dependent', 'depend'], ['adoption', 'adopt'],
  ['communism', 'communism'], ['activate', 'activ'], ['angularity', 'angular'], ['homologous', 'homolog'],
  ['effective', 'effect'], ['bowdlerize', 'bowdler'], ['payment', 'payment'], ['statement', 'statement'],
  ['insurance', 'insur'], ['transaction', 'transact'], ['decision', 'decis'], ['region', 'region'],
  // Step 5.
  ['probate', 'probat'], ['rate', 'rate'], ['cease', 'ceas'], ['controll', 'control'], ['roll', 'roll'],
  ['service', 'servic'], ['balance', 'balanc'], ['investment', 'invest'], ['mortgage', 'mortgag'],
  ['cancelled', 'cancel'], ['cancellation', 'cancel'],
  // Beginnings of their own.
  ['generate', 'generat'], ['generally', 'general'], ['general', 'general'], ['generic', 'generic'],
  ['communication', 'communic'], ['community', 'communiti'], ['communion', 'communion'], ['arsenic', 'arsenic'],
  ['arsenal', 'arsenal'], ['international', 'internat'], ['interest', 'interest'], ['interested', 'interest'],
  ['emergency', 'emergenc'], ['emerge', 'emerg'], ['organization', 'organiz'], ['organs', 'organ'],
  ['universal', 'universal'], ['university', 'universiti'], ['universe', 'univers'], ['later', 'later'],
  ['lateral', 'lateral'], ['past', 'past'], ['paste', 'paste'], ['pastor', 'pastor'],
  // Y as a consonant.
  ['youth', 'youth'], ['boy', 'boy'], ['boys', 'boy'], ['boyish', 'boyish'], ['yelling', 'yell'], ['sayings', 'say'],
  ['flying', 'fli'], ['yes', 'yes'], ['enjoyed', 'enjoy'], ['annoyance', 'annoy'], ['toying', 'toy'],
  // Service and finance.
  ['complaints', 'complaint'], ['complaining', 'complain'], ['complained', 'complain'], ['refunded', 'refund'],
  ['refunding', 'refund'], ['refundable', 'refund'], ['refunds', 'refund'], ['withdrawals', 'withdraw'],
  ['withdrawn', 'withdrawn'], ['transferred', 'transfer'], ['transferring', 'transfer'], ['transfers', 'transfer'],
  ['unauthorized', 'unauthor'], ['unauthorised', 'unauthoris'], ['verified', 'verifi'], ['verification', 'verif'],
  ['redemptions', 'redempt'], ['redeemed', 'redeem'], ['fees', 'fee'], ['banking', 'bank'],
  // Apostrophes.
  ["don't", "don't"], ["won't", "won't"], ["it's", 'it'], ["bank's", 'bank'], ["o'clock", "o'clock"],
];

describe('the English stemmer', () => {
  test.each(pairs)('%s becomes %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  test('a typographic apostrophe is one', () => {
    expect(stemEnglish('customer’s')).toBe('custom');
  });

  test('what is not written in small letters a to z is its own stem', () => {
    for (const word of ['', 'café', '5kg', 'Fees', '费率', 'ab_c']) expect(stemEnglish(word)).toBe(word);
  });

  test('never throws, never grows by more than a letter', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."abcdeghilnoprstuy'"), maxLength: 16 }), (word) => {
      expect(stemEnglish(word).length).toBeLessThanOrEqual(word.length + 1);
    }), { seed: 20_260_803, numRuns: 2000 });
  });
});
