import type { TopicBank } from '../bank.ts';

/** When the money arrives: T+1, T+3, large redemptions. */
export const redemption: TopicBank = {
  title: ['When will my redemption arrive', 'Redemption later than promised', 'Large redemption clause'],
  cases: [
    {
      open: [
        'I put in a redemption on {product} on {weekday}. «arrival:Will it be there by Friday?»',
        'School fees are due next week. «liquidity:If I sell today, can I count on having the money?»',
      ],
      explain: [
        '«script:Requests before 15:00 on a trading day are confirmed on T+1 and paid within two working days of confirmation.»',
      ],
      react: [
        '«rules:T plus what, counted from when?» Could you just give me a date?',
        '«disappointed:You\'ve read me the rule book.» «liquidity:I still don\'t know whether I can get at my own money.»',
        'When I bought it I was told I could take it out any time. «rules:That\'s not what this is.»',
      ],
      solve: [
        'Friday I can\'t promise. If you need cash sooner, Morning Tide pays out at once, up to 50,000 a day.',
        '«soothe:Let me give you dates: confirmed on {monday}, in your account by {wednesday}.» I\'ll put that in a text so you have it in writing.',
      ],
      settle: ['A date. Finally. Thank you.', 'OK, I\'ll take some out of Morning Tide meanwhile.'],
    },
    {
      open: ['«rules:The page says T+3, your agent said five days. Which one is right?»'],
      explain: [
        '«script:Requests before 15:00 on a trading day are confirmed on T+1 and paid within two working days of confirmation.»',
      ],
      react: [
        '«rules:T plus what, counted from when?» Could you just give me a date?',
        'When I bought it I was told I could take it out any time. «rules:That\'s not what this is.»',
      ],
      solve: [
        '«soothe:Let me give you dates: confirmed on {monday}, in your account by {wednesday}.» I\'ll put that in a text so you have it in writing.',
      ],
      settle: ['A date. Finally. Thank you.', 'Good, I\'ll keep an eye out for the text.'],
    },
    {
      open: ['I redeemed {large} yuan on {date} and «arrival:it still hasn\'t arrived».'],
      explain: [
        'It has been confirmed and is being settled. It should reach the card ending {last4} before midnight.',
        'Yours went in after the cut-off on {weekday}, so it is treated as the next trading day. It should arrive by {wednesday}.',
      ],
      react: [
        '«repeat:I went through all this with your colleague yesterday.»',
        '«rules:T plus what, counted from when?» Could you just give me a date?',
      ],
      solve: [
        'I\'ll chase settlement now and call you within the hour, news or no news.',
        'Once units are confirmed nobody else\'s redemption can delay yours. If it is later than {wednesday}, quote {ticket}.',
      ],
      settle: ['Good, I\'ll keep an eye out for the text.', 'OK. I\'ll wait for the call.'],
    },
    {
      open: ['There\'s a line about large redemptions being deferred. «liquidity:Does that mean you can lock my money up?»'],
      explain: [
        '«script:A large redemption is when net outflows exceed ten per cent of the previous day\'s units; payment may then be deferred.» It has not happened with this fund.',
      ],
      react: [
        '«disappointed:You\'ve read me the rule book.» «liquidity:I still don\'t know whether I can get at my own money.»',
        'When I bought it I was told I could take it out any time. «rules:That\'s not what this is.»',
      ],
      solve: [
        'Once units are confirmed nobody else\'s redemption can delay yours. If it is later than {wednesday}, quote {ticket}.',
      ],
      settle: ['Right. That\'s good to know.'],
    },
    {
      open: ['I clicked redeem at five past three. «rules:Why does that count as tomorrow?»'],
      explain: [
        'Yours went in after the cut-off on {weekday}, so it is treated as the next trading day. It should arrive by {wednesday}.',
        '«script:Requests before 15:00 on a trading day are confirmed on T+1 and paid within two working days of confirmation.»',
      ],
      react: ['«rules:T plus what, counted from when?» Could you just give me a date?'],
      solve: [
        '«soothe:Let me give you dates: confirmed on {monday}, in your account by {wednesday}.» I\'ll put that in a text so you have it in writing.',
      ],
      settle: ['A date. Finally. Thank you.'],
    },
  ],
  leave: ['Then it\'s too late. «churn:I won\'t keep this much with you again.»', '«liquidity:It\'s my money and I can\'t use it when I need it.»', 'Never mind, I\'ll borrow from my sister.'],
  post: [
    '«arrival:T+3 feels a lot longer when the rent is due»',
    'Redeemed on Thursday, «arrival:paid the following Wednesday». «metaphor:Did it walk?»',
    '«liquidity:Read the words "may be deferred" at midnight. Did not sleep.»',
    'Tip: 3 p.m. is a cliff. «rules:One minute late and you\'ve lost a day»',
    '+Morning Tide paid out in seconds, rent saved, crisis over',
    '+My redemption arrived a day early?? Who do I thank',
  ],
  short: {
    negative: ['«rules:Large redemption clause was never explained at purchase.»', '«arrival:Four days for what the app calls T+1.»', '«liquidity:Getting money out is slow enough to make me nervous.»', 'Three people, «rules:three different answers about the payout date».'],
    neutral: ['Show an actual date instead of T plus something.', 'T+1 is fine, T+3 is a bit long.'],
    positive: ['Instant payout from the cash fund is brilliant.', 'Money arrived a day earlier than expected.', 'The page shows the expected date now. Progress.'],
  },
  complaint: ['I redeemed {large} yuan from {product} at 14:40 on {date}. The page stated T+1; «arrival:the money arrived on the fourth working day», and I «liquidity:missed a payment deadline» as a result.', '«rules:The cut-off was applied although my screen recording shows 14:58.»'],
  demand: ['Please explain the delay and cover the interest I lost.', 'Please check the time stamp in your logs.'],
};

/** Card transactions the customer does not recognise or wants reversed. */
export const dispute: TopicBank = {
  title: ['Unrecognised card payment', 'Charged twice for one purchase', 'Dispute open for weeks'],
  cases: [
    {
      open: [
        '«dispute:There\'s a payment of {amount} yuan to {merchant} that I didn\'t make.»',
        'I woke up to a text about «dispute:{amount} dollars spent abroad». I\'m in {city}, in bed.',
      ],
      explain: ['Don\'t worry, I\'m blocking the card first so nothing else can go through, then we\'ll register the dispute.'],
      react: ['And how do I know it won\'t happen again?'],
      solve: [
        'A new card is on its way free of charge, and I\'ll move your standing payments across.',
        '«soothe:While it\'s open the amount is set aside: no repayment, no interest, nothing on your credit record.»',
      ],
      settle: ['Brilliant, thanks for being quick.', 'That\'s a relief, I was worried about my credit record.'],
    },
    {
      open: ['I\'ve been «dispute:charged twice for the same order» on the card ending {last4}.'],
      explain: ['The two payments have different authorisation codes, so I\'ll need a receipt or a screenshot of the order.'],
      react: [
        '«dispute:You took it twice and I have to prove it?»',
        '«repeat:Your colleague never said anything about a screenshot.»',
      ],
      solve: [
        'I\'ve sent an upload link to your phone and marked the case urgent.',
        '«soothe:While it\'s open the amount is set aside: no repayment, no interest, nothing on your credit record.»',
      ],
      settle: ['OK, uploading it tonight.'],
    },
    {
      open: [
        'I raised a dispute on {date} and was told seven working days. «repeat:It\'s been two weeks and nobody has called.»',
      ],
      explain: ['«script:We have to request the voucher from the merchant, which can take 30 to 60 working days.»'],
      react: [
        'Sixty working days? «disappointed:That\'s a quarter of a year.»',
        '«repeat:Your colleague never said anything about a screenshot.»',
      ],
      solve: ['«soothe:While it\'s open the amount is set aside: no repayment, no interest, nothing on your credit record.»'],
      settle: ['That\'s a relief, I was worried about my credit record.'],
    },
    {
      open: ['I cancelled {merchant} in the spring and «dispute:they\'re still taking money every month».'],
      explain: ['That\'s a standing authority you gave the merchant. I can switch it off on our side.'],
      react: ['Why didn\'t cancelling with them do that?'],
      solve: ['It\'s off now, and I\'ve asked for the last payment back.'],
      settle: ['Brilliant, thanks for being quick.'],
    },
  ],
  leave: ['«churn:Once this is settled I\'m closing the card.»', 'I\'ll go to the police, then.'],
  post: ['3 a.m. text: «dispute:{amount} dollars abroad». Card blocked in ten minutes, hands still shaking', '{merchant} says ask the bank, the bank says ask {merchant}. «metaphor:I am a tennis ball»', 'Day {n} of my card dispute. Status: "pending"', '+Refund from the fraud team landed in two weeks. Respect'],
  short: {
    negative: ['«dispute:A month after reporting fraud, silence.»', '«dispute:Double charge», and the burden of proof is on me.', '«repeat:A different answer every time I call about my dispute.»'],
    neutral: ['Let us follow a dispute in the app.', 'Ask before large payments go through.'],
    positive: ['Fraud blocked in ten minutes, money back in two weeks.', 'Disputed amount set aside at once. Very fair.'],
  },
  complaint: ['A payment of {amount} yuan to {merchant} was booked to my card ending {last4} on {date}. «dispute:I did not authorise it.» «repeat:I have reported it twice and have heard nothing.»'],
  demand: ['Please return the amount and cancel any interest.', 'Please tell me the state of the enquiry and when it will end.'],
};

/** Claims refused or reduced by exclusions. */
export const insurance: TopicBank = {
  title: ['Claim refused: pre-existing condition', 'Day surgery not covered', 'Asked for more documents again'],
  cases: [
    {
      open: [
        'My claim was turned down as «exclusion:a pre-existing condition». I had a clean check-up when I bought the policy.',
      ],
      explain: ['The assessor found a consultation within two years before the start, «script:which clause 2.4 excludes».'],
      react: [
        '«exclusion:Nobody mentioned clause 2.4 when they sold it to me.»',
        '«opaque:What does pre-existing even mean?» A note saying "re-check in a year"?',
        '«disappointed:Everything is covered until you claim.»',
      ],
      solve: ['«soothe:You have sixty days to appeal», and I\'ll write down exactly what the doctor needs to state.'],
      settle: ['OK, I\'ll appeal.'],
    },
    {
      open: ['«exclusion:Is day surgery covered or not?» I\'ve had both answers.'],
      explain: [
        'Day surgery is covered where there is an admission record; the hospital issued an out-patient note, so the system sent it back.',
      ],
      react: ['«disappointed:Everything is covered until you claim.»'],
      solve: ['Ask the ward for a day-admission note; I\'ll keep the case open until it\'s here.'],
      settle: ['OK, I\'ll ask the hospital.'],
    },
    {
      open: ['I\'ve sent documents {few} times now and «repeat:there\'s always one more».'],
      explain: ['I can see that several people have handled it. That\'s our fault.'],
      react: ['I work. Every trip to the hospital is half a day.'],
      solve: ['Here is one list, five items. «soothe:Once these are in, nobody will ask for more.»'],
      settle: ['One list I can work with. Thanks.'],
    },
    {
      open: ['My son broke his wrist at basketball and «exclusion:you call that a high-risk sport»?'],
      explain: ['Basketball isn\'t on the excluded list. I think this was keyed in wrongly and I\'ll have it reviewed.'],
      react: ['«disappointed:Everything is covered until you claim.»'],
      solve: ['The review takes three working days and I\'ll ring you with the result myself.'],
      settle: ['Good, I\'ll wait for your call.'],
    },
  ],
  leave: ['«churn:I won\'t be renewing.»', 'Then I\'ll take it to the regulator.'],
  post: ['«metaphor:Bought insurance as a customer, claimed as a suspect»', '«exclusion:The exclusions are three pages longer than the cover.» Read it backwards', '+Claim paid, {amount} yuan, six days after the last form. Credit where it\'s due'],
  short: {
    negative: ['«exclusion:Day surgery not covered», which nobody told me.', '«repeat:Three rounds of documents», three different lists.', '«opaque:Refusal letter was one sentence.»'],
    neutral: ['Say in plain words what isn\'t covered.', 'Cover is fine, waiting period is long.'],
    positive: ['Small claim by photo, paid in three days.', 'The claims lady told me everything she needed in one go.'],
  },
  complaint: ['I have paid for Havenshore Hospital Cover for three years. My claim of {amount} yuan of {date} was «exclusion:refused as pre-existing although I have no such history».'],
  demand: ['Please name the clause and the facts relied upon.', 'Please review the claim and answer in writing.'],
};
