import type { Phrases, TonedPhrases } from '../bank.ts';

/** Posts and short texts in traditional script about the topics that have no dialogues of their own. */
export const singles: Readonly<Record<'login' | 'branch' | 'dispute' | 'insurance' | 'points' | 'praise', { post: Phrases; short: TonedPhrases }>> = {
  login: {
    post: ['«face:人臉辨識叫我眨眼，眨到隱形眼鏡都掉了»', '«face:阿嬤刷臉刷不過»，只好帶她去臨櫃'],
    short: { negative: ['«face:人臉辨識常常失敗»，戴眼鏡就不行。', '更新後要重新綁定，很麻煩。'], neutral: ['希望保留指紋登入。'], positive: ['新版 App 順很多，登入一秒。'] },
  },
  branch: {
    post: ['«queue:中午排咗{minutes}分鐘»，得一個櫃位開', '+{branch}的行員幫外婆一筆一筆對存摺，感恩'],
    short: { negative: ['«queue:抽號碼牌等{minutes}分鐘»，櫃檯只開一個。'], neutral: ['環境乾淨，人有點多。'], positive: ['櫃員親切，講解仔細。', '臨櫃辦開戶半小時搞定。'] },
  },
  dispute: {
    post: ['«dispute:半夜被刷{amount}元»，還好客服馬上停卡', '«dispute:{merchant}訂閱取消了還在扣»，銀行叫我自己找商家'],
    short: { negative: ['«dispute:爭議款處理太久»，每次都要重講。'], neutral: ['希望可以線上查處理進度。'], positive: ['盜刷處理很快，沒有損失。'] },
  },
  insurance: {
    post: ['«exclusion:除外條款寫得比保障還長»，看到眼花'],
    short: { negative: ['«exclusion:理賠的時候才說不保»。'], neutral: ['條款可以寫得白話一點。'], positive: ['理賠專員很專業，一次講清楚要什麼文件。'] },
  },
  points: {
    post: ['«points:點數過期才通知»，是在通知什麼啦', '+用點數換了咖啡機，開心'],
    short: { negative: ['«points:紅利點數到期沒提醒»。'], neutral: ['點數規則有點複雜。'], positive: ['點數折抵年費很實用。'] },
  },
  praise: {
    post: ['+忘記帶印章，{branch}的經理教我用線上辦，省了一趟', '+用了{years}年，客服真的有進步'],
    short: { negative: ['據點太少。'], neutral: ['普普通通，夠用。'], positive: ['客服講話很溫和，«soothe:聽完就安心了»。', '介面清楚，轉帳方便。'] },
  },
};
