import type { Language, Topic } from '../world.ts';
import type { SharedBank, TopicBank } from './bank.ts';
import * as enFee from './en/fee.ts';
import * as enMoney from './en/money.ts';
import * as enService from './en/service.ts';
import { shared as enShared } from './en/shared.ts';
import * as hantDialogues from './hant/dialogues.ts';
import { singles } from './hant/singles.ts';
import { branch } from './zh/branch.ts';
import { dispute } from './zh/dispute.ts';
import { feeAfter, feeBefore } from './zh/fee-phases.ts';
import { fee } from './zh/fee.ts';
import { insurance } from './zh/insurance.ts';
import { login } from './zh/login.ts';
import { points, praise } from './zh/points-praise.ts';
import { redemption } from './zh/redemption.ts';
import { shared as zhShared } from './zh/shared.ts';

type Banks = Partial<Record<Topic, TopicBank>>;

const zh: Banks = { fee, feeBefore, feeAfter, redemption, login, branch, dispute, insurance, points, praise };
const en: Banks = {
  fee: enFee.fee,
  feeBefore: enFee.feeBefore,
  feeAfter: enFee.feeAfter,
  redemption: enMoney.redemption,
  dispute: enMoney.dispute,
  insurance: enMoney.insurance,
  login: enService.login,
  branch: enService.branch,
  points: enService.points,
  praise: enService.praise,
};
const hant: Banks = { fee: hantDialogues.fee, redemption: hantDialogues.redemption };

/** Endings and emoji in traditional script are few; the rest of the shared bank is never asked for. */
const hantShared: SharedBank = {
  ...zhShared,
  greetCall: ['您好，澄嶼銀行，工號 {agentNumber}，很高興為您服務。', '您好，這裡是澄嶼銀行客服中心，請說。'],
  greetChat: ['您好，我是線上客服 {agentNumber}，正在為您查詢。', '{surname}{title}您好，請稍候。'],
  checks: [
    { ask: ['麻煩您提供一下登記的手機號碼。'], give: ['手機是 {mobile}。', '{mobile}，我姓{surname}。'] },
    { ask: ['請跟我核對一下證件號碼。'], give: ['證件號碼 {identity}。', '{identity}，{name}。'] },
  ],
  checked: ['好的，{surname}{title}，核對無誤。', '謝謝，資料相符，請稍候。'],
  askMore: ['請問還有其他需要協助的嗎？', '這樣處理可以嗎？'],
  closeAgent: ['感謝您的洽詢，再見。', '後續會以簡訊通知您，工單號 {ticket}。', '造成不便非常抱歉，祝您順心。'],
  bye: ['好，再見。', '好，掰掰。', '唔該晒，拜拜。', '先這樣。'],
  thanks: ['謝謝你。', '辛苦了。'],
  repeatCaller: ['«repeat:這件事我打了三次了，每次都要重講一遍。»', '«repeat:上次說會回電，結果沒有。»'],
  holdOn: ['請稍等，我查一下系統。', '不好意思，讓您久等。'],
  leadIns: { customer: ['老實說，', '不好意思，', '我跟你講，', '其實，'], agent: ['我瞭解。', '好的，', '跟您說明一下，'] },
  asides: ['我不是針對你。', '我在你們這裡{years}年了。', '你直接告訴我怎麼辦就好。', '麻煩幫我記錄下來。'],
  tails: {
    negative: ['真的很失望。', '希望銀行重視。', '«churn:再這樣就換一家。»', '用了{years}年，第一次這麼氣。', '拜託改善一下。', '{city}用戶路過。'],
    neutral: ['給貴行參考。', '希望改進。', '普通。'],
    positive: ['給個讚。', '繼續保持。', '«referral:會推薦給朋友。»', '大推。'],
  },
  hashtags: ['#澄嶼銀行', '#理財日記', '#小資族', '#銀行'],
  complaintHead: ['本人{name}，聯絡電話 {mobile}。', '', '致貴行客戶服務部：', ''],
  complaintImpact: ['', '本人已保留通話紀錄。', '本人為此請假兩次。', '身為{years}年客戶，實感失望。'],
  complaintFoot: ['敬請於十五個工作天內回覆。', '', '請以電郵（{email}）聯絡本人。'],
  contact: ['我的電郵是 {email}。', '請打 {mobile} 給我。'],
  publicReply: ['@{handle} 您好，造成不便非常抱歉，請私訊留下聯絡方式，我們儘快核實。', '@{handle} 感謝您的意見，已記錄，工單 {ticket}。', '+@{handle} 謝謝您的鼓勵，我們會轉達給同仁！'],
  rivalPost: ['{rival}的管理費還是 0.30%，心動中', '{rival}的 App 昨天當機，今天換澄嶼排隊', '{rival}刷臉一次就過，學一下好嗎'],
};

/** The words of a topic in a language; a language without dialogues of its own for a topic has no bank for it. */
export function bankOf(language: Language, topic: Topic): TopicBank | undefined {
  return { zh, en, hant }[language][topic];
}

/** The words of a language that belong to no topic. */
export const sharedOf = (language: Language): SharedBank => ({ zh: zhShared, en: enShared, hant: hantShared })[language];

/** Posts and short texts of a topic in a language. */
export function singlesOf(language: Language, topic: Topic): Pick<TopicBank, 'post' | 'short'> | undefined {
  const bank = bankOf(language, topic);
  if (bank || language !== 'hant') return bank;
  switch (topic) {
    case 'feeAfter':
      return hantDialogues.fee;
    case 'login':
    case 'branch':
    case 'dispute':
    case 'insurance':
    case 'points':
    case 'praise':
      return singles[topic];
    default:
      return undefined;
  }
}
