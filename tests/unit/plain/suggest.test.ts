import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength } from '../../../shared/base/code-points.ts';
import { checkFaithfulness } from '../../../electron/service/nlp/plain/faithful/check-faithfulness.ts';
import { starterGlossary } from '../../../electron/service/nlp/plain/glossary/starter.ts';
import { applyEdits } from '../../../electron/service/nlp/plain/rewrite/apply-edits.ts';
import { rewriteText } from '../../../electron/service/nlp/plain/rewrite/rewrite-text.ts';
import { suggestEdits, type Suggestion } from '../../../electron/service/nlp/plain/suggest/suggest-edits.ts';
import { clauses } from './random-clauses.ts';

const entries = starterGlossary();
const edit = ({ start, end, replacement }: Suggestion) => ({ start, end, replacement, entry: '' });
/** The text as it would be with every suggestion taken. */
const suggested = (text: string) => applyEdits(text, suggestEdits(text, entries).map(edit));

describe('Chinese', () => {
  test.each([
    // The verb is in the noun already.
    ['本公司应当对申请进行审核。', '本公司应当审核申请。'],
    ['本公司将对投保人的申请进行严格审核。', '本公司将严格审核投保人的申请。'],
    ['本公司应在收到资料后进行审核。', '本公司应在收到资料后审核。'],
    ['管理人应当对基金资产进行估值。', '管理人应当估值基金资产。'],
    ['贷款人有权对贷款用途进行监督。', '贷款人有权监督贷款用途。'],
    ['本行将对客户的风险承受能力进行评估。', '本行将评估客户的风险承受能力。'],
    ['本行有权但无义务对客户提交的交易指令进行核实。', '本行有权但无义务核实客户提交的交易指令。'],
    ['本公司对于已发生的损失进行赔偿。', '本公司赔偿已发生的损失。'],
    ['客服人员会对客户进行回访。', '客服人员会回访客户。'],
    ['登记机构应当对份额进行登记。', '登记机构应当登记份额。'],
    ['本公司应当予以公告。', '本公司应当公告。'],
    ['管理人应当在定期报告中予以披露。', '管理人应当在定期报告中披露。'],
    ['我司将于15个工作日内予以答复。', '我司将于15个工作日内答复。'],
    ['本行有权根据市场变化予以调整。', '本行有权根据市场变化调整。'],
    ['本公司应当加以说明。', '本公司应当说明。'],
    ['保险人应当及时作出核定。', '保险人应当及时核定。'],
    ['本公司在收到材料后5个工作日内作出决定。', '本公司在收到材料后5个工作日内决定。'],
    ['保险人应当在十日内做出答复。', '保险人应当在十日内答复。'],
    ['费率可能根据监管要求进行调整。', '费率可能根据监管要求调整。'],
    ['本行会定期进行检查。', '本行会定期检查。'],
    ['进行风险评估后，客户可以购买。', '评估风险后，客户可以购买。'],
    ['本行进行身份核实后放款。', '本行核实身份后放款。'],
    ['投保人应当在10日内提出申请。', '投保人应当在10日内申请。'],
    ['本公司应当在三日内发出通知。', '本公司应当在三日内通知。'],
    ['本公司将开展调查。', '本公司将调查。'],
    ['监管机构对违规行为实施处罚。', '监管机构处罚违规行为。'],
    ['本公司不予以赔偿。', '本公司不赔偿。'],
    ['本公司应當對申請進行審核。', '本公司应當審核申請。'],
    // Who acts comes first.
    ['费用由借款人承担。', '借款人承担费用。'],
    ['保险费应由投保人支付。', '投保人应支付保险费。'],
    ['手续费由本公司负责收取。', '本公司负责收取手续费。'],
    ['抵押物的评估费用由贷款银行承担。', '贷款银行承担抵押物的评估费用。'],
    ['上述费率由本行制定。', '本行制定上述费率。'],
    ['税款由投资者自行缴纳。', '投资者自行缴纳税款。'],
    ['托管费由基金托管人直接收取。', '基金托管人直接收取托管费。'],
    ['保单由您保管。', '您保管保单。'],
    ['合同应当由投保人签署。', '投保人应当签署合同。'],
    ['房屋由承租人负责保管。', '承租人负责保管房屋。'],
    ['保险合同被本公司解除的，不退还保费。', '本公司解除保险合同的，不退还保费。'],
    ['申请被银行拒绝后，您可以再次提交。', '银行拒绝申请后，您可以再次提交。'],
    ['账户被法院冻结的，暂停交易。', '法院冻结账户的，暂停交易。'],
    ['如果申请被本公司拒绝，您可以申诉。', '如果本公司拒绝申请，您可以申诉。'],
    ['如账户被法院依法冻结，交易暂停。', '如法院依法冻结账户，交易暂停。'],
    ['贷款申请被贷款人批准后，借款人应当签署合同。', '贷款人批准贷款申请后，借款人应当签署合同。'],
    ['費用由借款人承擔。', '借款人承擔費用。'],
    // Words of documents.
    ['倘若投保人未交费，合同中止。', '如果投保人未交费，合同中止。'],
    ['若投保人未交费，合同中止。', '如果投保人未交费，合同中止。'],
    ['合同到期，若您需要续保，请联系我们。', '合同到期，如果您需要续保，请联系我们。'],
    ['如遇节假日，顺延至下一工作日。', '如果遇到节假日，顺延至下一工作日。'],
    ['保险期间系指合同载明的期间。', '保险期间是指合同载明的期间。'],
    ['本公司亦不承担责任。', '本公司也不承担责任。'],
    ['该等费用不予退还。', '这些费用不予退还。'],
    ['届时本行将另行公告。', '到时候本行将另行公告。'],
    ['鉴于市场波动，基金净值可能下跌。', '由于市场波动，基金净值可能下跌。'],
    ['身故抑或全残，本公司给付保险金。', '身故或者全残，本公司给付保险金。'],
    ['在未经本公司同意的情况下，投保人不得转让合同。', '未经本公司同意，投保人不得转让合同。'],
    ['由于系统故障的原因，交易延迟。', '由于系统故障，交易延迟。'],
    ['因不可抗力的缘故，交易延迟。', '因不可抗力，交易延迟。'],
    ['本公司以短信的方式通知您。', '本公司用短信通知您。'],
    ['借款人可以通过转账的形式还款。', '借款人可以用转账还款。'],
    // Long sentences come apart where both halves hold by themselves.
    [
      '本公司应当于收到完整资料后的十日内向投保人说明理由并保存全部材料，同时本公司应当向被保险人寄送书面通知以及相关的账户明细和费用清单，供其核对使用并留存备查至少五年。',
      '本公司应当于收到完整资料后的十日内向投保人说明理由并保存全部材料。同时本公司应当向被保险人寄送书面通知以及相关的账户明细和费用清单，供其核对使用并留存备查至少五年。',
    ],
    [
      '本基金主要投资于信用等级较高的债券以及货币市场工具和银行存款，但是本基金的净值仍会随着市场利率与发行人信用状况的变化而波动，投资者应当阅读招募说明书与基金合同的全文。',
      '本基金主要投资于信用等级较高的债券以及货币市场工具和银行存款。但是本基金的净值仍会随着市场利率与发行人信用状况的变化而波动，投资者应当阅读招募说明书与基金合同的全文。',
    ],
    [
      '本行向借款人发放的贷款仅用于购买合同所载明的住房以及支付相关的税费；借款人应当按照还款计划表所列的日期和金额归还本金与利息，并保证还款账户内有足够的余额用于扣款。',
      '本行向借款人发放的贷款仅用于购买合同所载明的住房以及支付相关的税费。借款人应当按照还款计划表所列的日期和金额归还本金与利息，并保证还款账户内有足够的余额用于扣款。',
    ],
  ])('%s', (original, expected) => {
    expect(suggested(original)).toBe(expected);
  });

  test.each([
    '对外进行投资须经批准。',
    '会议正在进行中。',
    '本公司不予赔偿。',
    '住院费用予以赔付。',
    '合同被保险人解除。',
    '被保险人身故的，合同终止。',
    '被申请人应当到庭。',
    '您有权自由支配账户资金。',
    '本公司拒绝的理由由法院审查。',
    '由于投保人未交费，合同中止。',
    '由本公司支付的费用不退还。',
    '费用不由本公司承担。',
    '费用均由借款人承担。',
    '委员会由五名委员组成。',
    '若干费用不在此列。',
    '各方相对独立。',
    '针对投诉，本行设有专线。',
    '自作出决定之日起生效。',
    '作出决定的机构应当说明理由。',
    '“本公司应当对申请进行审核”一语不适用。',
    '《投资者适当性管理办法》由监管机构发布实施。',
    '该等级的客户可以购买。',
    '亦庄支行可以办理。',
    '联系指南见附件。',
    '本行可随时变更，届时公告。',
    // A condition governs what follows: cut in two, the second half would hold without it.
    '如投保人在宽限期届满时仍未缴纳续期保险费用，同时也没有向本公司提出延期缴纳申请并取得本公司书面同意的，本合同的效力自宽限期届满的次日起中止，中止期间发生的保险事故本公司不承担责任。',
    '因下列情形之一导致被保险人身故的，本公司不承担给付保险金的责任：投保人对被保险人的故意伤害行为；被保险人故意犯罪或者抗拒依法采取的刑事强制措施；被保险人在合同成立之日起两年内自杀。',
  ])('%s is left', (original) => {
    expect(suggested(original)).toBe(original === '本行可随时变更，届时公告。' ? '本行可随时变更，到时候公告。' : original);
  });
});

describe('English', () => {
  test.each([
    // The verb is in the noun already.
    ['The Company shall make a payment of EUR 200.', 'The Company shall pay EUR 200.'],
    ['The Company makes payments of interest monthly.', 'The Company pays interest monthly.'],
    ['Making a payment of interest is not enough.', 'Paying interest is not enough.'],
    ['The insurer made a payment to the policyholder.', 'The insurer paid the policyholder.'],
    ['The bank must make a decision within 10 days.', 'The bank must decide within 10 days.'],
    ['The insurer reached a decision on the claim.', 'The insurer decided on the claim.'],
    ['You must make an application for a new card.', 'You must apply for a new card.'],
    ['The lender makes use of a credit score.', 'The lender uses a credit score.'],
    ['Your employer makes a contribution to the fund.', 'Your employer contributes to the fund.'],
    ['The bank may make changes to the terms.', 'The bank may change the terms.'],
    ['The trustee made an amendment to the deed.', 'The trustee changed the deed.'],
    ['You may make a complaint about the service.', 'You may complain about the service.'],
    ['The manager makes investments in shares.', 'The manager invests in shares.'],
    ['You can make a withdrawal of EUR 50 each day.', 'You can withdraw EUR 50 each day.'],
    ['The lender will effect a transfer of the amount.', 'The lender will transfer the amount.'],
    ['You must give notice to the insurer.', 'You must tell the insurer.'],
    ['The bank gives consideration to each case.', 'The bank considers each case.'],
    ['The bank will provide an explanation of the fee.', 'The bank will explain the fee.'],
    ['The adviser provides assistance to customers.', 'The adviser helps customers.'],
    ['We will carry out a review of your file.', 'We will review your file.'],
    ['The insurer conducts an investigation into the loss.', 'The insurer investigates the loss.'],
    ['The lender carried out a valuation of the house.', 'The lender valued the house.'],
    ['The auditor performs an audit of the accounts.', 'The auditor audits the accounts.'],
    ['We undertake an assessment of the risk.', 'We assess the risk.'],
    ['We use the data for the purpose of assessing your claim.', 'We use the data to assess your claim.'],
    // Who acts comes first, in the same tense, with the same duty and the same "not".
    ['The refund is paid by the Company within 10 days.', 'The Company pays the refund within 10 days.'],
    ['The fees will be deducted by the fund manager.', 'The fund manager will deduct the fees.'],
    ['The claim is not covered by the insurer.', 'The insurer does not cover the claim.'],
    ['It was approved by the bank.', 'The bank approved it.'],
    ['You are covered by the insurer.', 'The insurer covers you.'],
    ['The premium must be paid by the policyholder.', 'The policyholder must pay the premium.'],
    ['The form must be signed by you.', 'You must sign the form.'],
    ['Your data are kept by us for five years.', 'We keep your data for five years.'],
    ['The units are held by the trustees.', 'The trustees hold the units.'],
    ['The accounts were audited by the auditors.', 'The auditors audited the accounts.'],
    ['The price has been set by the fund manager.', 'The fund manager has set the price.'],
    ['The card may not be used. The fee may not be charged by the bank.', 'The card may not be used. The bank may not charge the fee.'],
    ['If the claim is accepted by the insurer, you may choose.', 'If the insurer accepts the claim, you may choose.'],
    ['Any commission already paid must be returned by the adviser.', 'The adviser must return any commission already paid.'],
    ['The unit price is calculated by the administrator at noon.', 'The administrator calculates the unit price at noon.'],
    ['The loan was not repaid by the borrower.', 'The borrower did not repay the loan.'],
    // Duties and rights of somebody.
    ['You are required to pay the fee.', 'You must pay the fee.'],
    ['The borrower is required to repay the loan.', 'The borrower must repay the loan.'],
    ['You are obliged to tell us about changes.', 'You must tell us about changes.'],
    ['The insurer has an obligation to inform you.', 'The insurer must inform you.'],
    ['The lender is entitled to charge interest.', 'The lender may charge interest.'],
    ['You have the right to cancel this agreement.', 'You may cancel this agreement.'],
    ['The bank is unable to accept cash.', 'The bank cannot accept cash.'],
    ['You are able to switch funds.', 'You can switch funds.'],
    ['The insurer is in receipt of your form.', 'The insurer has received your form.'],
    // Who receives is who acts.
    ['Upon receipt of your documents, the Company will pay the claim.', 'When the Company receives your documents, the Company will pay the claim.'],
    ['We will pay the claim upon receipt of your documents.', 'We will pay the claim when we receive your documents.'],
    ['On receipt of the form, we shall decide within 10 days.', 'When we receive the form, we shall decide within 10 days.'],
    // Conditions said as conditions.
    ['In the event that you move, tell us.', 'If you move, tell us.'],
    ['In the event of a claim, you must call us.', 'If there is a claim, you must call us.'],
    ['In the event of any delays, we tell you.', 'If there are any delays, we tell you.'],
    ['In the event of the termination of the contract, we refund the fee.', 'If the contract is terminated, we refund the fee.'],
    ['We pay in the event of theft of the car.', 'We pay if the car is stolen.'],
    ['In the event of the death of the insured person, we pay the beneficiary.', 'If the insured person dies, we pay the beneficiary.'],
    // Words that say nothing.
    ['We do this in order to protect you.', 'We do this to protect you.'],
    ['Interest is paid on a monthly basis.', 'Interest is paid every month.'],
    ['Losses in excess of EUR 500 are covered.', 'Losses over EUR 500 are covered.'],
    ['Each and every claim is checked.', 'Every claim is checked.'],
    ['The account stays open until such time as you close it.', 'The account stays open until you close it.'],
    ['Cover applies for the duration of the trip.', 'Cover applies during the trip.'],
    ['Interest is charged due to the fact that the loan is unsecured.', 'Interest is charged because the loan is unsecured.'],
    // Long sentences come apart where both halves hold by themselves.
    [
      'The fund manager publishes the price of the units on its website on every dealing day, and the trustee holds the assets of the fund in a separate account with a bank that it has chosen.',
      'The fund manager publishes the price of the units on its website on every dealing day. The trustee holds the assets of the fund in a separate account with a bank that it has chosen.',
    ],
    [
      'The insurer must tell you in writing which documents it needs for its decision about your claim; the insurer must also pay interest on any amount that it has not paid within thirty days.',
      'The insurer must tell you in writing which documents it needs for its decision about your claim. The insurer must also pay interest on any amount that it has not paid within thirty days.',
    ],
  ])('%s', (original, expected) => {
    expect(suggested(original)).toBe(expected);
  });

  test.each([
    'You must give written notice to the insurer.',
    'A signature is required to complete the form.',
    'You are not required to pay.',
    'You are entitled to compensation.',
    'You have the right to privacy.',
    'The price is increased by the amount of the tax.',
    'The policy is governed by the law of England.',
    'The loan is secured by a mortgage.',
    'The fee is paid by bank transfer.',
    'The fee is paid by 31 May.',
    'The amount is reduced by the excess.',
    'The documents that are held by the trustee may be destroyed.',
    'The insurer and the fees that are charged by the bank differ.',
    'The decision of the board is final.',
    'A payment of EUR 200 has been made.',
    'In the event of death, we pay the sum insured.',
    'In the event of fire or theft, we pay.',
    'Upon receipt of the premium by the agent, the Company will confirm cover.',
    'Upon receipt of the form, the claim is registered.',
    'The “make a payment of” clause does not apply.',
    'The value may fall in order of size.',
    'The court set the date in excess of its powers.',
    'They made payments.',
    'The right to cancel ends after 14 days.',
    'The parties are able and willing.',
    // A condition governs what follows.
    'If the insurer accepts your claim and has all the documents that it asked for, the insurer must pay you within ten days, and the insurer must return the original documents to you by post.',
    'The insurer, the insured person, the beneficiary, and the policyholder must each keep a copy of this document, together with the schedule and any endorsement, for as long as the policy stays in force.',
  ])('%s is left', (original) => {
    expect(suggested(original)).toBe(original);
  });
});

describe('suggestions', () => {
  test('each passes the checks by itself, in order, without touching another or an edit', () => {
    fc.assert(
      fc.property(clauses(entries, 40), (original) => {
        fc.pre(!checkFaithfulness(original, original, entries).blocked);
        const { edits } = rewriteText(original, entries);
        const suggestions = suggestEdits(original, entries, edits);
        for (const [index, suggestion] of suggestions.entries()) {
          expect(suggestion.start).toBeGreaterThanOrEqual(suggestions[index - 1]?.end ?? 0);
          expect(suggestion.end).toBeLessThanOrEqual(codePointLength(original));
          expect(edits.some(({ start, end }) => start < suggestion.end && end > suggestion.start)).toBe(false);
          const { checks } = checkFaithfulness(original, applyEdits(original, [edit(suggestion)]), entries);
          expect(checks.filter(({ ok }) => !ok), suggestion.replacement).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('places are code points of the original, whatever stands before them', () => {
    const original = '𠮷😀“x”。本公司应当对申请進行审核。';
    const [suggestion] = suggestEdits(original, entries);
    expect(suggestion).toEqual({ kind: 'nominal', start: 11, end: 18, replacement: '审核申请' });
  });

  test.each([['wide', '本公司'.repeat(60_000)], ['spaces', ' '.repeat(200_000)], ['words', 'the '.repeat(60_000)], ['passives', 'The fee is paid by '.repeat(10_000)], ['by', '对'.repeat(100_000)]])('a long text of %s has an answer', (_what, text) => {
    expect(suggestEdits(text, entries)).toEqual([]);
  });
});
