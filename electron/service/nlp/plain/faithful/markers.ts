/**
 * Words that decide what a sentence obliges, allows, denies or makes depend. `not` denies a fact, `must-not` forbids,
 * `need-not` frees; `plain-must` (要) can stand for `must` in plain words; `should` advises; `may` allows, `able` can stand for `may` in plain words, `possible` says that something might be;
 * `only` and `unless` narrow, `if` makes depend (`when` may, or may only tell the time), `except` takes out; `will` is
 * certain and may go unsaid; `lapse` is a word that has a "not" in its meaning (逾期, overdue, unchanged) and may be put
 * with or without one; `due` obliges by naming what is owed (payable).
 */
export type MarkerKind =
  | 'not' | 'must-not' | 'need-not' | 'must' | 'plain-must' | 'should' | 'may' | 'able' | 'possible' | 'will' | 'only' | 'unless' | 'if' | 'when' | 'except' | 'lapse' | 'due';

/** A marker in a folded text; UTF-16 offsets of it, half-open. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly start: number;
  readonly end: number;
  /** As it stands in the folded text. */
  readonly word: string;
}

/** Words that hold a marker's characters and mean something else; met first, so that they are passed over. */
const lexical = {
  chinese: [
    '无一不|无不|莫不|(?:不是|并非|并不是)(?:不(?!得|可|能|准|许|允)|没有?)|(?<again>[\u3400-\u9fff])不\\k<again>|不但|不仅|不光|不只|不论|不管(?![,。:;的]|$)|没有问题|没问题|没错|不对劲|无论|不同|不断|不错|不动产|不可抗力|不定期|不确定性?|不久|不时|不良|不利|不妨|不禁|不过|不如|不一定|差不多|对不起|不好意思|不等(?!于)|不符|不便|不适|不明|不安|不实|不是很|越不|要不|动不动|不幸|无限|无形|无纸|无障碍|无忧|不变|不幸|无风险利率|无记名|无固定期限',
    '未来|未婚|未成年|非常|非法|非现金|莫非|除[^,。;除]{1,30}?(?:以外|之外|外),?(?=还|也|亦|另|同时|并)|是否|能否|可否|非标|非金融|非公开|非居民|非保证|没收|没关系',
    '应付|应收|应计|应急|应用|相应|适应|反应|响应|对应|供应|效应|应对(?=市场|风险|挑战|变化|危机|措施)|应届|应邀|回应|应税|应得|应缴|应享|应尽',
    '可靠|可见|可观|认可|许可|可行性?|可持续|可比|可贵|可怜|可爱|可变|可转债|可转换|可支配|可用|可疑|宁可|可追溯|可得',
    '能力|能源|功能|性能|职能|智能|才能(?=[、,。])|可能性|效能|节能',
    '需求|刚需|所需|急需|[须需应]谨慎',
    '将来|即将|将军|将就|将近',
    '会员|会计|会议|机会|社会|协会|委员会|监管会|工会|大会|理事会|董事会|监事会|股东会|证监会|银保监会|会面|会谈|会费|会话|会同|会导致',
    '如下|如期|如实|例如|比如|譬如|如同|如何|诸如|如约|如数|如上|如图|如有雷同|如前|如此',
    '唯一|(?:只是|仅是|仅为|只为|只作为?|仅作为?)(?=[^,。;]{0,12}(?:结果|参考|估算|测算|示例|举例|例子|说明|提示|用途))|[一二两三四五六七八九十百几每这那该单多各某\\d]只|只是|仅供',
    '免税|避免|免疫|难免|免得|以免|未免|不免|免赔',
    '排除在外|除权|除息|除以|删除|解除|扣除|清除|消除|除夕|除外责任',
  ].join('|'),
  english: [
    '(?:(?:is|are|was|were)\\s+)?not\\s+(?:uncommon|unusual|infrequently|unreasonable)',
    '(?:illustrative|illustration|example|estimate|guide)s?\\s+only|(?:only|just)(?=\\s+(?:an?\\s+)?(?:illustrat|example|estimate|indicat|guide))',
    'no\\.\\s?\\d+|not\\s+only|no\\s+doubt|notwithstanding|no\\s+matter|nothing\\s+but|whether\\s+or\\s+not|if\\s+any|as\\s+if|even\\s+if',
    'may\\s+\\d{1,2}(?:st|nd|rd|th)?|(?<!age\\s+of\\s+|aged\\s+)(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?\\s+(?:of\\s+)?may|may,?\\s+\\d{4}|in\\s+may(?=[\\s.,])|free\\s+will|last\\s+will|goodwill|void\\s+cheque',
  ].join('|'),
} as const;

interface Words {
  readonly kind: MarkerKind;
  readonly chinese: string;
  readonly english: string;
}

/** In the order in which they are tried at one place. */
const kinds: readonly Words[] = [
  {
    kind: 'may',
    chinese: '(?:不是|并非|并不是|非)不(?:可以?|能够?|得|允许|准)',
    english: "(?:is|are|be)\\s+not\\s+(?:prohibited|precluded|prevented|barred|forbidden|debarred|un(?:lawful|available|able|willing))(?:\\s+from)?|nothing(?:\\s+\\w+){0,4}\\s+(?:prevents?|prohibits?|precludes?)|it\\s+is\\s+not\\s+the\\s+case\\s+that(?:\\s+\\w+){1,5}\\s+(?:is|are)\\s+(?:prohibited|forbidden|not\\s+allowed)",
  },
  { kind: 'possible', chinese: '(?:不是|并非)(?:没有|不)可能', english: '(?:(?:is|are|was|were)\\s+)?not\\s+(?:impossible|unlikely|inconceivable)' },
  {
    kind: 'must',
    chinese: '(?:不得|不能|不可以?)(?:拒不|拒绝)|不得不|不能不|不可不|必须要?|务必|应该|应当|理应|须|需要|需|负?有[^,。;]{0,12}?义务|有责任|必需|应',
    english: "(?:must|shall|may|can)\\s?not\\s+(?:refuse|decline)\\s+to|must(?!\\s+not\\b|n't)|shall(?!\\s+not\\b)|(?:is|are|be|been|was|were)\\s+(?:also\\s+)?(?:required|obliged|obligated|bound)\\s+to|(?:has|have|had)\\s+to|ha(?:s|ve)\\s+an?\\s+(?:duty|obligation)\\s+to|needs?\\s+to|requires?(?=\\s+(?:our|your|prior|written|consent|approval|the\\s+(?:prior|written|consent|following|approval)|an?\\s))|mandatory|compulsory",
  },
  { kind: 'plain-must', chinese: '(?<![主重只首纲扼摘概提必])要(?![求点素约件紧么是不因目旨])', english: '(?!)' },
  { kind: 'should', chinese: '建议|最好|尽量|尽可能', english: "should(?!\\s+not\\b|n't|\\s+you)|ought\\s+to|advised\\s+to|recommend(?:s|ed)?|please|try\\s+to" },
  {
    kind: 'must-not',
    chinese: '(?:[也都均概绝]|一律)(?:不得|不能够?|不可以?|不准|不许|不允许)|不得|禁止|严禁|不准|不许|不允许|不可以?|不能够?|无法|不应当?|不该|不宜|不要|请勿|切勿|勿|无权|没有权利|不能',
    english: "(?<=(?:^|[.!?;:])\\s*)(?:please\\s+)?(?:never|do\\s+not|don't)(?=\\s)|no(?:\\s+\\w+){1,3}?\\s+(?:(?:is|are)\\s+(?:permitted|allowed)|may(?=\\s+be))|must\\s+not|mustn't|shall\\s+not(?!\\s+be)|may\\s+not|can\\s?not|can't|should\\s+not|shouldn't|(?:is|are|be)\\s+(?:not\\s+(?:allowed|permitted|able|entitled)|prohibited|forbidden|barred|precluded|debarred)|not\\s+(?:allowed|permitted)|prohibit(?:s|ed)?|forbid(?:s|den)?|unable\\s+to|no\\s+right\\s+to|not\\s+entitled",
  },
  {
    kind: 'need-not',
    chinese: '无需|无须|不必|不用|不需要?|不须|毋须|毋需|没必要|没有必要|免于',
    english: "need\\s+not|needn't|(?:do|does|did)\\s+not\\s+(?:need|have)\\s+to|(?:is|are)\\s+not\\s+(?:required|obliged)\\s+to|(?:don't|doesn't)\\s+(?:need|have)\\s+to|(?:isn't|aren't)\\s+(?:required|obliged)\\s+to|no\\s+need\\s+to|not\\s+required\\s+to|no\\s+(?:obligation|duty)\\s+to|no(?:\\s+\\w+){1,3}\\s+(?:is|are)\\s+(?:required|needed|necessary)(?!\\s+to)|without\\s+having\\s+to",
  },
  {
    kind: 'unless',
    chinese: '除非|非经|(?:未经|未取得|未获得?|未征得|没有?经过?|没有|不经|无)(?=[^,。;不]{0,12}(?:同意|许可|批准|授权|认可|核准))|另有[^,。;]{1,8}?(?:的?除外)',
    english: 'unless|otherwise\\s+than|without(?=(?:\\s+[a-z\']+){0,5}\\s+(?:consent|approval|permission|agreement|authori[sz]ation))',
  },
  {
    kind: 'except',
    chinese: '除外|除了|除[^,。;除]{1,30}?(?:以外|之外|外)',
    english: 'except(?:\\s+(?:for|where|when|that|if|in))?|excluding|excludes?|excluded|exclusions?|exclusive\\s+of|not\\s+(?:counting|including)|other\\s+than|apart\\s+from|save\\s+(?:for|where)|with\\s+the\\s+exception\\s+of|exceptions?',
  },
  {
    kind: 'only',
    chinese: '仅限于?|只限于?|只(?:有|能|会|可以?)?(?!要)|仅|方可(?!以)|方能|才可以?|才能够?|才会|才|唯有',
    english: 'only(?:\\s+(?:if|when|where|once|with))?|solely|exclusively|limited\\s+to(?!\\s+(?:a\\s+)?(?:maximum|total|limit|[£$€¥\\d]))|just(?=\\s+(?:if|when|for|because))|no(?:body|\\s+one)?\\s+(?:but|other\\s+than)',
  },
  {
    kind: 'lapse',
    chinese: '(?<![a-z])non-(?=[a-z])|否则|不然|到期日?(?:之|以)?前|期满前|届满前|消灭|丧失|失去|逾期|过期|超期|迟延|延误|提前|过了(?=[^,。;]{0,6}[,期])|到期后|届满后',
    english: "overdue|past\\s+due|late|miss(?:es|ed|ing)?|(?:in|into)\\s+arrears|un(?:changed|altered|paid|used|authori[sz]ed|claimed|affected|named|locked|occupied|prescribed)|early|earlier|outside|less\\s+than\\s+(?=you|they|the\\s+amount)|forfeit(?:s|ed)?|extinguished|otherwise(?!\\s+than)",
  },
  {
    kind: 'not',
    chinese: '(?<=[a-z])-free(?![a-z])|免费|免收|免缴|免交|免付|不收|不会|不再|不予|并不|并未|并非|没有|尚未|从未|未能|未曾|未经|绝不|概不|均不|也不|都不|从不|拒绝|拒付|拒赔|拒不|免除|豁免|无效|失效|不|未|无|没|非|否认|否决',
    english: "shall\\s+not(?=\\s+be)|will\\s+not|won't|would\\s+not|wouldn't|(?:do|does|did|is|are|was|were|has|have|had)\\s+not|(?:do|does|did|is|are|was|were|has|have|had)n't|not|never|none|neither|nor|no(?=\\s+(?!later|more\\s+than|less|fewer|longer\\s+than|earlier|one\\b))|no\\s+longer|no\\s+one|nobody|nothing|without|free\\s+(?:of|from)(?!\\s+charge)|declin(?:e|es|ed)|refus(?:e|es|ed|al)|reject(?:s|ed)?|fail(?:s|ed|ure)?\\s+to|invalid(?:ate[sd]?)?|void|turn(?:s|ed|ing)?\\s+down|waiv(?:e|es|ed)|den(?:y|ies|ied)|lacks?|free\\s+of\\s+charge|nil",
  },
  { kind: 'possible', chinese: '有可能|可能|或许|也许|说不定|或会|或将', english: 'might|could|possibl[ey]|perhaps|likely\\s+to|potentially|subject\\s+to\\s+(?:change|fluctuation|variation|alteration|amendment)' },
  {
    kind: 'may',
    chinese: '可以|有权利?|保留(?=[^,。;]{1,28}权利)|由(?=[^,。;]{1,8}决定)|允许|准许|得以|可(?![惜恨怕笑])',
    english: 'may|(?:is|are|be)\\s+(?:allowed|permitted|entitled|free|eligible)\\s+to|ha(?:s|ve)\\s+the\\s+(?:right|option)\\s+to|entitled\\s+to|entitles?|(?:is|are|be)\\s+(?:permitted|allowed)|reserves?\\s+the\\s+right(?:\\s+to)?|(?:ha(?:s|ve|d)|given|with)\\s+(?:the|a)\\s+right\\s+to',
  },
  { kind: 'able', chinese: '能够|能', english: "can(?!\\s?not\\b|'t)|able\\s+to" },
  {
    kind: 'if',
    chinese: '(?<![已曾未非])经(?![理营济过历常验纪办手])(?=[^,。;]{1,14}?(?:同意|批准|审核|审批|核准|许可|认可|授权|确认|核保))|如果|假如|倘若|若(?!干)|如(?=[您果有需未遇因逾不在发出投被保客本对该])|要是|一旦|只要|的话|的?(?:情况|情形)下|(?:为|的)前提下?',
    english: 'if|provided\\s+(?:that|you|the)|providing\\s+that|as\\s+long\\s+as|so\\s+long\\s+as|in\\s+the\\s+event\\s+(?:of|that)|in\\s+case|subject\\s+to(?!\\s+(?:an?\\s+)?(?:\\w+\\s+)?(?:limit|maximum|minimum|charge|fee|tax|cap|variation))|on\\s+condition|depend(?:s|ing|ent)\\s+on|conditional\\s+(?:on|upon)|should(?=\\s+you\\b)',
  },
  { kind: 'when', chinese: '时,|之时|凡|的,', english: 'when|whenever|once|upon|where(?=\\s+(?:the|you|a|an|any|we|it|there)\\b)' },
  { kind: 'due', chinese: '(?!)', english: 'payable|due(?!\\s+to)|owed|a\\s+condition\\s+(?:of|that)|requirements?|condition\\s+precedent' },
  { kind: 'will', chinese: '将|会', english: "will(?!\\s+not\\b)|'ll|would(?!\\s+not\\b)" },
];

const nameOf = (index: number) => `kind${index}`;
const pattern = new RegExp(
  [
    `${lexical.chinese}|\\b(?:${lexical.english})(?![a-z])`,
    ...kinds.map(({ chinese, english }, index) => `(?<${nameOf(index)}>${chinese}|(?<![a-z])(?:${english})(?![a-z]))`),
  ].join('|'),
  'g',
);

/** The markers of a folded text, in order. Stretches in `taken` (figures with their bounds, in order) hold none. */
export function findMarkers(text: string, taken: readonly { start: number; end: number }[]): Marker[] {
  const markers: Marker[] = [];
  let next = 0;
  for (const match of text.matchAll(pattern)) {
    const index = kinds.findIndex((_, each) => match.groups?.[nameOf(each)] !== undefined);
    const kind = kinds[index]?.kind;
    if (kind === undefined) continue;
    const start = match.index;
    const end = start + match[0].length;
    while ((taken[next]?.end ?? Infinity) <= start) next++;
    if ((taken[next]?.start ?? Infinity) >= end) markers.push({ kind, start, end, word: match[0] });
  }
  return markers;
}
