import type { Rule } from './rule.ts';

/** Verbs that say by themselves what they say behind 进行, 予以, 作出; verbs that are names of things as well stay out. */
const verbs =
  '审核|审查|审批|调整|确认|处理|核实|核查|核验|说明|解释|变更|修改|修订|补充|更正|公告|公示|公布|披露|支付|赔偿|赔付|补偿|扣除|扣减|计算|结算|清算|核算|估值|评估|评价|监督|监控|管理|登记|通知|告知|提示|催收|冻结|解冻|注销|撤销|退还|返还|划转|分配|调查|检查|查询|验证|测试|回访|跟踪|记录|备案|保存|答复|回复|反馈|拒绝|暂停|终止|处罚|追偿|维护|更新|汇总|统计|分析|比较|抽查|复核|复查|协商|沟通|销毁|取消|限制|拍卖|变卖|归档|整理|培训|宣传';
/** Verbs that take what stands between 对 and 进行 as their object. */
const transitive = verbs.replace('|协商|沟通', '');
const light = '进行|予以|加以|作出|做出|给予|实施|开展';
const adverbs = '严格|及时|定期|统一|全面|集中|重新|单独|逐一|随时|妥善|如实|书面|严肃|持续|提前|适当|相应地?';
const boundary = '(?=[,。;:!?)、\\s]|$|的[,。;]|后|前|时|并|且|和|或|以|至|了)';
/** Who can act in a finance contract. */
const parties =
  '本公司|我公司|我司|本行|我行|您|我们|投保人|被保险人|受益人|保险人|保险公司|借款人|贷款人|贷款银行|担保人|保证人|抵押人|抵押权人|出租人|承租人|基金管理人|管理人|基金托管人|托管人|受托人|委托人|销售机构|代销机构|持卡人|存款人|银行|法院|投资者|客户|用人单位|监管机构|登记机构';
const acts =
  '解除|终止|冻结|拒绝|取消|暂停|扣除|收取|查封|退回|退还|撤销|接受|批准|驳回|支付|承担|负担|缴纳|交纳|偿还|赔偿|补偿|提供|保管|办理|审核|计算|通知|签署|填写|提交|公告|披露|发放|核算|登记|注销|处理|选择|指定|聘请|制定|调整';
const modals = '应当|应|必须|须|可以|可|不得|将|有权|负责|无权';
/** Where a clause begins. */
const opening = '(?:^|[。;!?,:\\n]\\s{0,4})(?:如果|如|倘若|若|一旦|除非|凡|当)?';
/** What a clause may begin with, for want of a thing that is done something to: not a condition, a time, a connection. */
const noObject = /^(?:如|若|但|且|并|则|而|因|自|在|当|凡|经|对|按|从|由|其中|同时|除|为|以|及|和|或|均|都|也|不|未|可|应|须|将|仍|还|只|仅|即)|(?:理|自|缘|事|经|因|仅|只|均|都|也|不|非|并|是|应|须|可|将|能|得|会|若|如|且|但|则|全部|必须|可以|应当|一般|通常|不得|而)$/;
/** Whether a stretch is a plain name of a thing: neither a sentence of its own nor a list of duties. */
const isThing = (object: string): boolean => !noObject.test(object) && !/[被由]|应当|不得|可以|有权|必须/.test(object);

/** 费用予以赔付 says who pays by 予以 alone; where the clause names who acts, or what he must, it can go. */
const whoOrMust = /应|将|可|须|会|有权|及时|依法|日内|[本我您]|[人行司]|(?:公司|机构)/;

/** 进行审核, 对申请进行审核: the verb is in the noun already. */
const nominals: readonly Rule[] = [
  {
    kind: 'nominal',
    pattern: new RegExp(`(?<![相绝针反面核派比校配敌不外])(?<whole>对(?:于)?(?<object>(?:(?!${light})[^,。;:!?()、“”对\\s]){2,14}?)(?:${light})(?<how>${adverbs})?(?<verb>${transitive}))${boundary}`, 'dg'),
    becomes: (piece, match) => {
      const object = match.groups?.['object'] ?? '';
      return /^(?:外|内|此|其|该|之)$|^外(?:部)?$/.test(object) ? undefined : piece('how') + piece('verb') + piece('object');
    },
  },
  {
    kind: 'nominal',
    pattern: new RegExp(`(?<whole>进行(?<object>风险|身份|资格|信用|财产|损失|健康|资产)(?<verb>评估|核实|核验|审查|查询|调查|评价|验证|分析))${boundary}`, 'dg'),
    becomes: (piece) => piece('verb') + piece('object'),
  },
  {
    kind: 'nominal',
    pattern: new RegExp(`(?<whole>(?:${light})(?<how>${adverbs})?(?<verb>${verbs}|决定|核定|规定|约定|申请))${boundary}`, 'dg'),
    // What is done something to stands before it; the rule above turns that round, or leaves it.
    becomes: (piece, match, folded) => {
      const clause = /[^,。;:!?\n]*$/.exec(folded.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? '';
      if (/对[^,。;:!?]{1,16}$/.test(clause) || (/^[予加]以/.test(match[0]) && !whoOrMust.test(clause))) return undefined;
      return piece('how') + piece('verb');
    },
  },
  { kind: 'nominal', pattern: /(?<whole>提出(?<verb>申请))(?=[,。;后时]|的[,。])/dg, becomes: (piece) => piece('verb') },
  { kind: 'nominal', pattern: /(?<whole>发出(?<verb>通知))(?=[,。;后时]|的[,。])/dg, becomes: (piece) => piece('verb') },
];

/** 账户被银行冻结, 费用由借款人承担: who acts comes first in plain words. */
const passives: readonly Rule[] = [
  {
    kind: 'passive',
    pattern: new RegExp(`${opening}(?<whole>(?<object>[^,。;:!?()“”\\s]{2,14}?)被(?!保险人|保人|申请人|告|继承人|执行人|担保人|投资)(?<actor>${parties})(?<how>依法|单方|自行)?(?<verb>${acts}))(?=[,。;、]|的[,。]|后|前|时|$)`, 'dg'),
    becomes: (piece, match) => (isThing(match.groups?.['object'] ?? '') ? piece('actor') + piece('how') + piece('verb') + piece('object') : undefined),
  },
  {
    kind: 'passive',
    pattern: new RegExp(`${opening}(?<whole>(?<object>[^,。;:!?()“”\\s]{2,14}?)(?<before>应当|应|必须|须|可以|可|将)?由(?<actor>${parties})(?<modal>${modals})?(?<how>自行|统一|全部|全额|直接|先行)?(?<verb>${acts}))(?=[,。;]|$)`, 'dg'),
    becomes: (piece, match) => {
      const { object = '', before, modal } = match.groups ?? {};
      if (!isThing(object) || (before !== undefined && modal !== undefined)) return undefined;
      return piece('actor') + piece('before') + piece('modal') + piece('how') + piece('verb') + piece('object');
    },
  },
];

/** Words of documents for which speech has others. */
const words: readonly (readonly [pattern: string, plain: string])[] = [
  ['倘若', '如果'],
  ['(?<=^|[,。;!?:\\n]\\s*)若(?!干|非|何|是|无其事)', '如果'],
  ['(?<=^|[,。;!?:\\n]\\s*)如遇', '如果遇到'],
  ['均系', '都是'],
  ['(?<![联关体])系指', '是指'],
  ['抑或', '或者'],
  ['该等(?!级|候|待)', '这些'],
  ['(?<!到)届时', '到时候'],
  ['鉴于(?!此)', '由于'],
  ['有鉴于此', '因此'],
  ['藉此', '借此'],
  ['(?<![不人抑或])亦(?!即|庄|然)', '也'],
  ['皆(?!大欢喜|因|可)', '都'],
  ['(?<=自|从)即日起', '今天起'],
  ['悉数', '全部'],
  ['尚需', '还需要'],
  ['藉由', '通过'],
];

const wordy: readonly Rule[] = [
  ...words.map(([pattern, plain]): Rule => ({ kind: 'wordy', pattern: new RegExp(pattern, 'dg'), becomes: () => plain })),
  { kind: 'wordy', pattern: /(?<whole>在(?<what>未经[^,。;:!?]{2,14}?)的情况下)(?=,)/dg, becomes: (piece) => piece('what') },
  { kind: 'wordy', pattern: /(?<whole>(?<cause>由于|因为?)(?<what>[^,。;:!?的]{2,14})的(?:原因|缘故))(?=[,。])/dg, becomes: (piece) => piece('cause') + piece('what') },
  { kind: 'wordy', pattern: /(?<whole>(?<what>(?:以|用|通过)(?:转账|邮寄|短信|电话|电子邮件|快递|现金|公告))的(?:方式|形式))(?=[\u3400-\u9fff])/dg, becomes: (piece) => `用${piece('what').replace(/^(?:以|用|通过|通過)/, '')}` },
];

/** What Chinese documents say in a roundabout way. */
export const chineseRules: readonly Rule[] = [...nominals, ...passives, ...wordy];
