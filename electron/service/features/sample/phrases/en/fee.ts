import type { TopicBank } from '../bank.ts';

/** Weeks six to eight: the management fee went up and hardly anybody was told. */
export const fee: TopicBank = {
  title: ['Fee increase not announced', 'Extra management fee on the August statement', 'Asking for the fee difference back', 'Why did the fee go up?'],
  cases: [
    {
      open: [
        'Hi, I was going through my August statement and «change:there\'s an extra {extra} yuan in management fee on {fund}». Can you tell me what that is?',
        '«change:Why did the management fee go up» [without any notice|and nobody told me]? «notice:I only found out from my statement.»',
        'I bought {fund} in {month} at 0.30 per cent. «change:The app now says 0.50.» When did that happen?',
        'I hold {holding} in {fund}. «change:You\'re taking about {extra} more a month than in July», and I\'d like to understand why.',
        'I can see the net value, but «opaque:I cannot see anywhere what you actually charge me». My colleague says «change:it went up in August»?',
      ],
      explain: [
        '«script:From 3 August the annual management fee of this product changed from 0.30% to 0.50%. The notice was published on our website on 20 July.»',
        'I\'ve checked and it isn\'t an error. «script:Under clause 8 of the prospectus the manager may change the fee and inform investors by announcement.»',
        'That is the management fee. It accrues daily, so on {holding} the new rate comes to roughly {extra} yuan more each month.',
        'I do understand the question. «script:The change was announced in the notices section of our site», and it applies to all holders.',
      ],
      react: [
        '«notice:Who reads the notices page of a bank?» You text me about every card promotion.',
        '«disappointed:You\'ve just read the notice to me. That\'s not an explanation.»',
        '«notice:A two-line text message would have been enough.» That\'s all I\'m saying.',
        'So the fund goes down, the fee goes up, and «metaphor:I\'m the one paying for the ride».',
        'With respect, «metaphor:it feels like paying rent on my own savings».',
        '«repeat:This is the third time I\'ve called about this» and I get the same paragraph every time.',
        '«opaque:Clause 8 is in print so small I\'d need a magnifying glass.»',
        'On {holding} that\'s «change:{yearly} yuan a year». You do see why I\'m asking?',
        'You found my number quickly enough when you wanted to sell it to me.',
        '«notice:I opened every letter since June.» There was nothing.',
        '«disappointed:I chose this one because it was supposed to be the boring one.»',
      ],
      solve: [
        'You\'re right that a website notice is easy to miss. «soothe:Let me work out both rates with you now», and I\'ll log a fee objection; someone will call you within three working days.',
        'If you don\'t want the new rate, «soothe:I can move you to Morning Tide at 0.15%, and it takes effect the same day».',
        'I can file a request for the difference. I can\'t promise the outcome, but «soothe:I will put your exact words in it and call you back myself».',
        'I\'ll send a short written breakdown to your inbox in the app. If any line is unclear, reply there and it comes to me, not to the queue.',
      ],
      settle: [
        'All right, send me the breakdown and I\'ll have a look.',
        '«soothe:That\'s the first clear answer I\'ve had.» Thank you.',
        'Fine, move half of it. I\'ll think about the rest.',
        'OK. I\'ll wait for the call, then.',
      ],
    },
  ],
  leave: [
    '«churn:I\'m going to move it to Halvern.» They\'re still at 0.30.',
    '«refund:I want the difference for August refunded», and I\'ll complain if it isn\'t.',
    '«churn:When it matures I\'m out.» No hard feelings, but no.',
    '«disappointed:So nobody can actually do anything.» Got it.',
  ],
  post: [
    '«change:{bank} quietly raised the fee on {fund} to 0.50%.» «notice:Not a text, not an email, nothing.»',
    '«metaphor:My fund is a rollercoaster and the fee is the ticket price»',
    'Me: saves for a year. The fee: allow me to introduce myself. «metaphor:Peak adulting»',
    'PSA for anyone holding {fund}: «change:check your August statement»',
    '«script:The agent read me the notice twice.» I can read. I wanted a reason.',
    '«metaphor:The more they manage, the less there is to manage»',
    '«churn:Other banks still charge 0.30%», so that\'s my weekend sorted: paperwork',
    'Honest question: «notice:is a PDF three clicks deep on a website a "notice"?»',
  ],
  short: {
    negative: [
      '«change:Fee went from 0.30 to 0.50» and I found out by accident.',
      '«notice:No message, no email», just a bigger deduction.',
      '«opaque:You have to dig through four screens to see what you pay.»',
      'Used to be five stars. «disappointed:The fee business took four of them.»',
      '«refund:Please refund the difference for August.» The notice reached nobody.',
      'Returns are flat and the fee is up. «churn:Moving my savings.»',
      'Great at charging, slow at explaining.',
      '«notice:Announced on a Monday, charged on a Monday.»',
      'Asked three agents, «script:got one paragraph».',
      '«change:A two-thirds increase» is not a "minor adjustment".',
      'Bought it for my parents, «notice:they still don\'t know the fee went up».',
    ],
    neutral: ['I can live with the new fee, but give us a month\'s warning.', 'Please show the fee on its own line.', 'Would like a comparison of A and C shares after the change.'],
    positive: ['The lady on the phone «soothe:worked out both rates with me». That helped.', 'Not happy about the fee, but my adviser rang before I had to ask.'],
  },
  complaint: [
    'I hold {holding} in {fund}. «change:The August statement shows {extra} yuan more in management fees than July.» «notice:I was not informed by text, e-mail, letter or app message.» «script:Your hotline only repeated the website notice.»',
    'On {date} the adviser at {branch} told me the annual fee was 0.30% and did not mention that it could change. «opaque:The clause relied upon is in very small print and was not pointed out during purchase.»',
    '«repeat:I have called three times about the fee change and explained the matter from the beginning each time.» I have yet to receive anything in writing.',
    'I bought {fund} on 28 July. «change:Six days later the fee rose from 0.30% to 0.50%.» The adviser must have known and said nothing.',
    'The August statement lists «opaque:"other charges" with neither rate nor calculation». Only after repeated questions was I told that the fee had changed.',
    'You send me two or three marketing messages a week. «notice:About the fee increase you sent none.»',
  ],
  demand: ['«refund:Please refund the difference since 3 August» and explain the change in writing.', 'Please confirm how holders will be informed in future.', 'Please allow holders who do not accept the new fee to leave without cost.'],
};

/** Before week six: ordinary questions about fees. */
export const feeBefore: TopicBank = {
  title: ['How the management fee is charged', 'Question about a service charge'],
  cases: [
    {
      open: ['Hello, is the fee on {fund} taken every day or only when I redeem?'],
      explain: ['It accrues daily and is already reflected in the published net value, so nothing extra leaves your account.'],
      react: ['«opaque:So it\'s already taken off before I see the number?»', 'Can I see any of that in the app?'],
      solve: ['«soothe:Open your holding and tap "Fees" at the top right», it gives the total per month.'],
      settle: ['Found it, thanks.', 'Great, that\'s clear now.'],
    },
    {
      open: ['There\'s a charge of {small} yuan called "account service" on my statement. What is it for?'],
      explain: ['That is the text alert service, two yuan a month. You can switch it off at any time.'],
      react: ['I never signed up for that, though.'],
      solve: ['I\'ve switched the alerts off for you; nothing more will be charged.'],
      settle: ['Perfect, cheers.'],
    },
    {
      open: ['Could you explain the difference between A and C shares? I plan to hold for about half a year.'],
      explain: [
        'A shares carry an entry fee, C shares a small daily charge instead. For six months there is little between them.',
      ],
      react: ['Is there another fee if I leave early?'],
      solve: ['None after seven days, and you\'re well past that.'],
      settle: ['Great, that\'s clear now.'],
    },
  ],
  leave: ['Right. I\'ll have to think about it.', '«opaque:It could be a lot simpler, you know.»'],
  post: ['Spent my evening comparing share classes. Living the dream', '+Half a year of bank fees: {small} yuan. I\'ll allow it', 'Does anyone actually understand A shares and C shares, or do we all just nod?'],
  short: {
    negative: ['«opaque:The fee table is buried.»', 'Charged for text alerts I never asked for.'],
    neutral: ['Show a monthly total of all fees, please.', 'The fee table could be easier to read.'],
    positive: ['Free transfers, no complaints.', 'The adviser went through every fee line by line.'],
  },
  complaint: ['I discovered on {date} that two yuan a month has been deducted for text alerts. «opaque:This was not mentioned when the account was opened.»'],
  demand: ['Please cancel the service and refund the charges.', 'Please send me a list of every charge on my account.'],
};

/** From the letter of 24 August on. */
export const feeAfter: TopicBank = {
  title: ['When will the fee refund arrive', 'Following up on the fee letter'],
  cases: [
    {
      open: [
        'I had your letter about the August difference. When does it reach my account?',
        'Your letter was clear, I\'ll give you that. «refund:Is the {extra} yuan paid back automatically?»',
      ],
      explain: [
        'It is returned automatically to the same account by 10 September, and you\'ll get a text when it lands.',
        'You qualify, and {extra} yuan is already scheduled.',
      ],
      react: [
        'Good. «notice:If that letter had come in July we wouldn\'t be talking.»',
        'And from September it\'s 0.50 again, correct?',
      ],
      solve: [
        'You\'re right, it should have come first. «soothe:If you\'d rather not pay the new rate, the switch is free until the end of the month and I can stay on the line while you do it.»',
        '«soothe:On your holding it comes to about {yearly} yuan a year more»; I\'d rather you saw the number than guessed.',
      ],
      settle: ['That\'s fair. Thank you.', '«soothe:I appreciate the straight answer.»'],
    },
    {
      open: ['The message says I can switch to Morning Tide for free until 30 September. Where do I do that?'],
      explain: ['It\'s under "More" on the holding page. Before 15:00 it takes effect the same day.'],
      react: ['And from September it\'s 0.50 again, correct?', 'Well, at least somebody can write plain English over there.'],
      solve: [
        '«soothe:On your holding it comes to about {yearly} yuan a year more»; I\'d rather you saw the number than guessed.',
      ],
      settle: ['Lovely, I\'ll switch it now.'],
    },
    {
      open: ['My husband got the refund text and «notice:I didn\'t». We hold the same fund.'],
      explain: ['You qualify, and {extra} yuan is already scheduled.'],
      react: ['Good. «notice:If that letter had come in July we wouldn\'t be talking.»'],
      solve: ['I\'ve added you by hand. If there is no text by this evening, quote {ticket}.'],
      settle: ['OK, I\'ll look out for the text.'],
    },
  ],
  leave: ['One month back and then business as usual? «churn:I\'m still moving most of it.»', '«disappointed:Trust takes longer than a refund.»'],
  post: ['+Fee saga update: «refund:{extra} yuan came back». Not much, but somebody said sorry', '+Credit where due, the letter from {bank} was in plain language', '«notice:Notice in July, bill in August, apology in September.» Quite a quarter', '+Switched to Morning Tide for free. Three minutes. More of this please'],
  short: {
    negative: ['«disappointed:One month refunded, then the same fee again.»', 'The letter came «churn:after I had already left».'],
    neutral: ['Refund received. Still on the expensive side.', 'The letter was clear; it was also six weeks late.'],
    positive: ['Thank you for the clear letter. «soothe:I now understand what the fee covers.»', 'They called me back and explained it properly. Two stars returned.', 'Fee breakdown is on the front page now. Good.'],
  },
  complaint: ['Your message promised the August difference by 10 September. As of {date} it has not arrived, and «repeat:I was given two different answers by phone».'],
  demand: ['Please state the exact date of the refund.', '«refund:Please treat customers who have already redeemed in the same way.»'],
};
