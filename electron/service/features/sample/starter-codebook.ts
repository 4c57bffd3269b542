/** A code of the starter codebook in both interface languages; `key` is what the phrases' marks name. */
export interface StarterCode {
  key: string;
  parent: string | null;
  /** Index into the palette of eight. */
  color: number;
  zh: { name: string; definition: string };
  en: { name: string; definition: string };
}

const code = (
  key: string,
  parent: string | null,
  color: number,
  zh: readonly [name: string, definition: string],
  en: readonly [name: string, definition: string],
): StarterCode => ({ key, parent, color, zh: { name: zh[0], definition: zh[1] }, en: { name: en[0], definition: en[1] } });

/** Parents before their children. */
export const starterCodebook: readonly StarterCode[] = [
  code('fees', null, 0, ['费用', '对收费本身、收费方式和收费告知的意见。'], ['Fees', 'What customers say about charges, how they are taken and how they are told.']),
  code('change', 'fees', 0, ['费率变动', '客户指出费率或金额与从前不同。'], ['Fee change', 'The customer notices that a rate or an amount differs from before.']),
  code('notice', 'fees', 1, ['告知不足', '客户说没有收到通知，或通知的方式看不到。'], ['Not informed', 'The customer was not told, or told where nobody looks.']),
  code('opaque', 'fees', 6, ['费用不透明', '不知道收了多少、按什么收、写在哪里。'], ['Opaque fees', 'How much, on what basis or where it is written remains unclear.']),
  code('refund', 'fees', 2, ['要求退费', '明确要求退还或按原费率执行。'], ['Refund asked', 'Asks for money back or for the old rate.']),
  code('redeeming', null, 4, ['赎回', '从提交赎回到资金可用。'], ['Redemption', 'From the request until the money can be used.']),
  code('arrival', 'redeeming', 4, ['到账时间', '询问或抱怨资金哪天到账。'], ['Payout date', 'Asks or complains about the day the money arrives.']),
  code('rules', 'redeeming', 3, ['规则不清', 'T+n、15:00、巨额赎回等规则看不懂或说法不一。'], ['Unclear rules', 'Cut-off, T+n or deferral not understood, or explained in different ways.']),
  code('liquidity', 'redeeming', 5, ['流动性担忧', '担心要用钱时拿不出来。'], ['Liquidity worry', 'Fears that the money cannot be had when it is needed.']),
  code('service', null, 3, ['服务', '客户与坐席、网点打交道的经过。'], ['Service', 'Dealing with agents and branches.']),
  code('script', 'service', 7, ['照念公告', '坐席复述公告、条款或标准话术，没有回答问题。'], ['Reads the notice', 'The agent recites a notice, clause or stock phrase instead of answering.']),
  code('soothe', 'service', 2, ['安抚有效', '说法或做法使客户平静、明白或认可。'], ['Reassured', 'What was said or done calms, explains or is accepted.']),
  code('repeat', 'service', 1, ['重复来电', '同一件事反复联系、反复说明。'], ['Repeat contact', 'The same matter raised and explained again.']),
  code('queue', 'service', 6, ['排队时间', '网点等候、叫号、窗口数量。'], ['Waiting in line', 'Queues, tickets and open counters.']),
  code('channel', null, 5, ['手机银行', '登录、认证与界面。'], ['Mobile app', 'Signing in, checks and screens.']),
  code('face', 'channel', 5, ['刷脸登录', '人脸识别失败、重复核验或替代方式。'], ['Face login', 'Face check fails, repeats, or lacks an alternative.']),
  code('products', null, 6, ['卡与保险', '信用卡与保险产品的争议。'], ['Card and cover', 'Disputes about cards and insurance.']),
  code('dispute', 'products', 0, ['交易争议', '不认可的、重复的或未退回的交易。'], ['Disputed payment', 'A payment not recognised, doubled or not returned.']),
  code('exclusion', 'products', 7, ['免责条款', '因除外、等待期、既往症等未获赔付。'], ['Exclusion', 'Not paid because of an exclusion, waiting period or prior condition.']),
  code('points', 'products', 4, ['积分权益', '积分到期、兑换与活动规则。'], ['Points', 'Expiry, rewards and rules of offers.']),
  code('feeling', null, 7, ['情绪与去留', '客户怎么看待这段关系。'], ['Feeling and loyalty', 'How the customer sees the relationship.']),
  code('churn', 'feeling', 1, ['流失意向', '表示要转走、赎回、销户或不再续。'], ['Intends to leave', 'Says that money, card or policy will go elsewhere.']),
  code('metaphor', 'feeling', 5, ['自嘲与比喻', '用比喻、反话或自嘲说出感受。'], ['Metaphor, self-mockery', 'A figure of speech, irony or a joke at own expense.']),
  code('disappointed', 'feeling', 6, ['失望', '直接表示失望、寒心或不再信任。'], ['Disappointed', 'Says outright that trust or hope is gone.']),
  code('referral', 'feeling', 2, ['口碑推荐', '推荐或表示会推荐给别人。'], ['Recommends', 'Has recommended the bank or says so.']),
];
