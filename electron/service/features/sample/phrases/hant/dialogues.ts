import type { TopicBank } from '../bank.ts';

/** Traditional script, Hong Kong and Taiwan usage: the fee change. */
export const fee: TopicBank = {
  title: ['管理費調高未收到通知', '查詢管理費差額'],
  cases: [
    {
      open: [
        '你好，我個戶口上個月«change:多咗 {extra} 蚊管理費»，想問係咩嚟㗎？',
        '您好，我想請問{fund}的管理費«change:怎麼從 0.30% 變成 0.50%»？«notice:我完全沒收到簡訊。»',
        '不好意思，我的對帳單八月«change:多了一筆管理費 {extra} 元»，可以幫我看一下嗎？',
      ],
      explain: ['«script:自 8 月 3 日起管理費率調整為 0.50%，公告已於官網刊登»，請您查閱。', '先生您好，這筆不是誤扣，是費率調整之後的管理費，按日計算。'],
      react: ['«notice:公告放在官網，長輩哪裡會去看？»', '«disappointed:唸一遍公告給我聽，不等於有解釋吧。»', '«metaphor:錢愈理愈少»，手續費倒是一毛都沒少收。'],
      solve: ['«soothe:我先把兩種費率算給您看»，再幫您登記意見，三個工作天內由專人回電。', '您可以在月底前免費轉到晨汐現金，«soothe:我現在就能陪您一起操作»。'],
      settle: ['好，那麻煩你把試算表寄給我。', '瞭解，那先登記，謝謝你。'],
    },
  ],
  leave: ['那我還是«churn:把錢轉去別家銀行»好了。', '唔該晒，不過«churn:我都係諗住贖回»。'],
  post: [
    '«change:管理費靜靜雞加咗»，«notice:連個短訊都冇»，真係好意思',
    '看對帳單才發現«change:{fund}漲了管理費»，«notice:這種事不用通知嗎»？',
    '«metaphor:淨值坐雲霄飛車，管理費穩穩往上爬»',
    '身為小資族，«refund:{extra} 元也是錢»，請還給我',
  ],
  short: {
    negative: ['管理費調漲«notice:事前完全沒有通知»。', '«change:漲價不打緊，偷偷漲很傷。»', '«opaque:費用明細藏在第三層選單»，找半天。'],
    neutral: ['希望每月寄費用明細到電子信箱。'],
    positive: ['專員打來把費率講清楚，«soothe:態度很誠懇»。'],
  },
  complaint: ['本人為貴行客戶，{date}收到對帳單始知«change:{fund}管理費調高»，«notice:事前未接獲任何書面或簡訊通知»。'],
  demand: ['«refund:請退還差額，並以書面說明。»', '請說明日後將如何通知客戶。'],
};

/** Traditional script: redemption. */
export const redemption: TopicBank = {
  title: ['贖回入帳時間查詢', '贖回三個工作天'],
  cases: [
    {
      open: ['想請問«arrival:為什麼贖回要等三個工作天»？以前隔天就到。', '你好，我{date}贖回{large}元，«arrival:到今天還沒入帳»。', '請問下午三點後贖回，«rules:是算隔天的嗎»？'],
      explain: ['一般是 T+1 確認、T+3 入帳，確認後會有簡訊通知。', '«script:贖回以交易日 15:00 前申請為準»，逾時算下一個交易日。'],
      react: ['«rules:T 加幾我看不懂»，你直接講星期幾好嗎？', '«liquidity:我怕急用的時候拿不出來。»'],
      solve: ['«soothe:確定入帳日是{wednesday}»，我發簡訊給您留底。', '晨汐現金可以即時入帳，單日 5 萬元，您可以先贖這一檔應急。'],
      settle: ['好，有日期我就安心了。', '瞭解，謝謝。'],
    },
  ],
  leave: ['那就來不及了，«disappointed:唉»。', '好啦，我再想想要不要放這麼多在你們這裡。'],
  post: ['贖回三個工作天，«metaphor:我的錢可能在環島»', '«arrival:星期四贖回，下星期三先到數»，急用嗰陣真係喊都無謂', '+晨汐現金即時入帳，這點大推'],
  short: {
    negative: ['«arrival:贖回太久»，以前隔天就到。', '«rules:到帳日寫得很模糊»。'],
    neutral: ['希望顯示確切的入帳日期。'],
    positive: ['即時贖回很方便，臨時要用錢也不怕。'],
  },
  complaint: ['本人{date}申請贖回{product}，«arrival:第五個工作天始入帳»，客服前後說法不一。'],
  demand: ['請明示入帳日期並檢討客服口徑。'],
};
