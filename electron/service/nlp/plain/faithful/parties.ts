/** Which side of the contract a party stands on: who is served, who serves, or neither. */
export type Side = 'customer' | 'provider' | 'other';

/** A party named in a folded text. `we` and `you` stand for one party of their side. */
export interface PartyMention {
  readonly party: string;
  readonly side: Side;
  readonly start: number;
  readonly end: number;
}

/** The parties of finance contracts with the words for each, longest first where one holds another. */
const parties: readonly (readonly [party: string, side: Side, chinese: string, english: string])[] = [
  ['insured', 'customer', '被保险人|被保人|受保障的人|受保人', "insured\\s+persons?|(?:life|lives)\\s+(?:insured|assured)|(?<=the\\s)insured(?!\\s+(?:event|peril|amount|sum|person))|persons?\\s+(?:covered|insured)"],
  ['policyholder', 'customer', '投保人|要保人|交保费的人|保单持有人', 'policy\\s?holders?|policy\\s+owners?|proposers?'],
  ['beneficiary', 'customer', '受益人|领钱的人|领取保险金的人', 'beneficiar(?:y|ies)'],
  ['insurer', 'provider', '保险人(?!员)|保险公司', 'insurers?|insurance\\s+compan(?:y|ies)|underwriters?'],
  ['mortgagee', 'provider', '抵押权人', 'mortgagees?'],
  ['mortgagor', 'customer', '抵押人', 'mortgagors?'],
  ['guarantor', 'other', '保证人|担保人', 'guarantors?|suret(?:y|ies)'],
  ['trustee', 'provider', '受托人', 'trustees?'],
  ['settlor', 'customer', '委托人', 'settlors?'],
  ['custodian', 'other', '托管人|托管银行|托管行', 'custodians?|depositar(?:y|ies)'],
  ['manager', 'provider', '基金管理人|管理人|基金公司|基金经理', 'fund\\s+managers?|investment\\s+managers?|fund\\s+compan(?:y|ies)|(?<=the\\s)manager'],
  ['lessor', 'other', '出租人|出租方|房东', 'landlords?|lessors?'],
  ['lessee', 'other', '承租人|承租方|租客|租户', 'tenants?|lessees?'],
  ['vendor', 'other', '卖方|出卖人|卖家', 'sellers?|vendors?'],
  ['buyer', 'other', '买方|买受人|买家', 'buyers?|purchasers?'],
  ['auditor', 'other', '审计机构|审计师|会计师事务所', 'auditors?'],
  ['respondent', 'other', '被申请人|被告', 'respondents?|defendants?'],
  ['claimant', 'other', '申请人|原告', 'claimants?|plaintiffs?'],
  ['regulator', 'other', '监管机构|监管部门|监管局', 'regulators?'],
  ['payee', 'other', '收款人|收款方', 'payees?|recipients?'],
  ['payer', 'other', '付款人|付款方|汇款人|汇款方', 'payers?|payors?|remitters?'],
  ['heir', 'other', '继承人', 'heirs?|executors?|personal\\s+representatives?'],
  ['guardian', 'other', '监护人', '(?:legal\\s+)?guardians?'],
  ['issuer', 'provider', '发行人|发卡行|发卡机构', '(?:card\\s+)?issuers?'],
  ['transferor', 'other', '转让人|转让方|出让人', 'transferors?|assignors?'],
  ['transferee', 'other', '受让人|受让方', 'transferees?|assignees?'],
  ['pledgor', 'other', '出质人', 'pledgors?'],
  ['pledgee', 'other', '质权人', 'pledgees?'],
  ['drawer', 'other', '出票人', 'drawers?'],
  ['bearer', 'other', '持票人', 'bearers?(?!\\s+of)'],
  ['adviser', 'other', '投资顾问|顾问', 'advis[eo]rs?'],
  ['ombudsman', 'other', '调解中心|申诉专员', 'ombudsm[ae]n|ombudsman\\s+service'],
  ['spouse', 'other', '配偶|丈夫|妻子', 'spouses?|husband|wife|civil\\s+partners?'],
  ['family', 'other', '子女|父母|家人|亲属', 'dependants?|next\\s+of\\s+kin'],
  ['merchant', 'other', '商户|商家', 'merchants?|retailers?'],
  ['seller', 'other', '代销机构|销售机构|代理人|经纪人', 'distributors?|agents?|brokers?|intermediar(?:y|ies)'],
  ['cardholder', 'customer', '持卡人', 'card\\s?holders?'],
  ['holder', 'customer', '(?:基金)?份额持有人|持有人(?!大会)|投资者|投资人', 'unit\\s?holders?|share\\s?holders?|investors?'],
  ['member', 'customer', '参保人|计划成员', '(?<!fund\\s|staff\\s)members?(?!\\s+(?:state|of\\s+(?:staff|(?:their|his|her|your|the|a)\\s+family)))'],
  ['depositor', 'customer', '存款人|储户', 'depositors?|account\\s?holders?'],
  ['lender', 'provider', '贷款人|出借人|债权人|贷款银行|贷款机构', 'lenders?|creditors?'],
  ['borrower', 'customer', '借款人|债务人', 'borrowers?|debtors?'],
  ['employer', 'other', '用人单位|雇主', 'employers?'],
  ['employee', 'other', '职工|雇员|员工', 'employees?'],
  ['bank', 'provider', '本行|我行|银行(?!卡|账|存|间|业|保险|承兑|理财|流水|汇票)', '(?<=the\\s|our\\s|your\\s|a\\s)bank(?!\\s+(?:account|card|transfer|holiday|statement|charge|loan|detail|day))'],
  ['company', 'provider', '本公司|我公司|我司', '(?<=the\\s|our\\s)company'],
  ['customer', 'customer', '客户|消费者', 'customers?|clients?|consumers?'],
  ['we', 'provider', '我们', 'we|us(?!\\$)|ours?'],
  ['you', 'customer', '您|你(?!们?的?公司)', 'you|yours?|yourself'],
];

const patternOf = (chinese: string, english: string) => `${chinese}|(?<![a-z])(?:${english})(?![a-z])`;
const pattern = new RegExp(parties.map(([, , chinese, english]) => patternOf(chinese, english)).join('|'), 'g');
const single = parties.map(([party, side, chinese, english]) => ({ party, side, pattern: new RegExp(patternOf(chinese, english), 'y') }));
/** Whose word a word is: the same wherever it stands, so that it is asked once. */
const known = new Map<string, { readonly party: string; readonly side: Side } | undefined>();

/** The parties named in a folded text, in order. */
export function findParties(text: string): PartyMention[] {
  const mentions: PartyMention[] = [];
  for (const { index, 0: word } of text.matchAll(pattern)) {
    if (!known.has(word)) {
      const owner = single.find((each) => {
        each.pattern.lastIndex = index;
        return each.pattern.test(text);
      });
      known.set(word, owner);
    }
    const owner = known.get(word);
    if (owner !== undefined) mentions.push({ party: owner.party, side: owner.side, start: index, end: index + word.length });
  }
  return mentions;
}

/** Whether a mention may stand for another: the same party, or we and you for one of their side. */
export function sameParty(original: PartyMention, rewrite: PartyMention): boolean {
  if (original.party === rewrite.party) return true;
  const general = (party: string) => party === 'we' || party === 'you' || party === 'company' || party === 'customer';
  return original.side === rewrite.side && (general(original.party) || general(rewrite.party));
}
