import type { SharedBank } from '../bank.ts';

/** English: greetings, checks and endings that belong to no topic. */
export const shared: SharedBank = {
  greetCall: ['Good {daypart}, {bank}, you\'re speaking to {agentName}. How can I help?', 'Thank you for calling {bank}, {agentName} speaking.', 'Hello, {bank} customer care, what can I do for you today?', '{bank}, agent {agentNumber}, good {daypart}.'],
  greetChat: ['Hi, this is {agentName} at {bank}. Let me have a look.', 'Hello [there|], thanks for your message, I\'m checking this now.', 'Hi {surname}, thanks for waiting.', 'Hello, {agentName} here. Bear with me for a moment, please.'],
  checks: [
    {
      ask: ['Before I open your account, could I take your ID number?', 'For security, could you confirm your name and ID number?'],
      give: ['Sure, it\'s {identity}, name of {name}.', '{name}, ID {identity}.', 'ID number {identity}. I\'m {name}.'],
    },
    {
      ask: ['May I have the mobile number we hold for you?', 'Which mobile number is registered with us?'],
      give: ['My mobile is {mobile}.', 'It\'s {mobile}, hasn\'t changed.', 'That should be {mobile}.'],
    },
    {
      ask: ['Could you read me the card number, please?', 'May I take the long number on the card?'],
      give: ['The card is {card}.', 'Card number {card}, in my own name.', 'Right, {card}.'],
    },
  ],
  checked: ['Thank you, {surname}, that matches.', 'Perfect, thank you. One moment while I look.', 'Thanks, you\'re verified. Let me pull that up.', 'Lovely, I have your account in front of me.'],
  askMore: ['Is there anything else I can do for you?', 'Does that answer your question?', 'Would that work for you?', 'Anything else while I have you?'],
  closeAgent: ['Thank you for your patience, and again, I\'m sorry for the trouble.', 'You\'ll get a short survey by text. Thanks for getting in touch.', 'The reference is {ticket}, just in case. Have a good day.', 'Thanks for your patience. Goodbye.', 'I\'ll keep you posted. Take care.'],
  bye: ['OK, bye.', 'Thanks, bye-bye.', 'No, that\'s all, thanks.', 'Right, thank you.', 'Cheers.', 'Fine. Goodbye.', 'That\'s it for today.'],
  thanks: ['Thanks for that.', 'Much appreciated.', 'Thank you, that was clear.'],
  repeatCaller: ['«repeat:I\'ve called [twice|three times] about this already.»', '«repeat:Somebody was supposed to ring me back on {weekday} and nobody did.»', '«repeat:The branch sends me to the hotline and the hotline sends me to the branch.»', '«repeat:I have to start from the beginning every time.»'],
  holdOn: ['One moment, I\'m looking at it now.', 'Bear with me, the system is a little slow today.', 'Sorry to keep you waiting.', 'I can see it, let me explain.', 'Right, I have it in front of me.'],
  leadIns: {
    customer: ['Look. ', 'Well. ', 'OK, wait. ', 'No, sorry. ', 'Listen. ', 'Hang on. ', 'Right. '],
    agent: ['I understand. ', 'Of course. ', 'I see what you mean. ', 'Let me explain. ', 'Absolutely. '],
  },
  asides: [
    'I\'m not angry with you personally.',
    'I\'ve been with you for {years} years.',
    'Put yourself in my place.',
    'Please write that down exactly as I said it.',
    'Just tell me what happens next.',
    'I\'m at work, I can\'t keep ringing you.',
    'My wife is listening and she can\'t believe it either.',
    'I did ask this last week.',
  ],
  tails: {
    negative: ['Very disappointing.', 'Do better.', 'Is anybody listening?', '«churn:Thinking of switching.»', 'Second time this quarter.', '«disappointed:I expected more after {years} years.»', 'All I got was "we apologise for the inconvenience".', '«metaphor:Like talking to a very polite wall.»', 'Not impressed.', 'Still waiting.'],
    neutral: ['Just a thought.', 'Three stars for now.', 'Will update this if it changes.', 'Neither good nor bad.'],
    positive: ['Keep it up.', '«referral:Would recommend.»', 'Made my day.', 'Much better than it used to be.', 'Happy customer.'],
  },
  hashtags: ['#Clarisle', '#banking', '#personalfinance', '#customerservice', '#adulting', '#savings'],
  emoji: { negative: ['😤', '🙄', '💸', '🤷‍♂️', '🎢', '📉', '😭', '🫠'], neutral: ['🤔', '👀', '☕️'], positive: ['👏🏽', '🙏', '🎉', '❤️', '👍'] },
  complaintHead: ['Dear Sir or Madam,', '', '', 'My name is {name}, customer number {customer}.', 'To the complaints department:', '', 'Name: {name}. ID number: {identity}.'],
  complaintImpact: [
    '',
    '',
    'I have taken two mornings off work over this.',
    'After {years} years as a customer I find this hard to understand.',
    'I have kept screenshots and a note of every call.',
    'I am not asking for a favour, only for a clear answer.',
    'Several of my colleagues have had the same experience.',
    'The staff at {branch} were polite but said they could not help.',
  ],
  complaintFoot: ['I look forward to your reply within fifteen working days.', 'You can reach me at {email}.', '', 'If this is not resolved I will write to the regulator.', 'Yours faithfully, {name}', 'Please call me on {mobile} after 5 p.m.', ''],
  contact: ['You can e-mail me at {email}.', 'Text me on {mobile}, please, I\'m at work.', 'Send it to {email}, I don\'t check the app.'],
  publicReply: ['@{handle} We\'re sorry about this. Please send us a direct message with your number and we\'ll look into it today.', '@{handle} Thank you for telling us. Your reference is {ticket}; a specialist will be in touch within a working day.', '@{handle} Sorry to hear that. We\'re checking with the team and will answer here.', '+@{handle} Thank you for the kind words, we\'ll pass them on!', '+@{handle} You made our morning, thank you.'],
  rivalPost: ['{rival} was down for two hours on payday. Impressive timing', '{rival} still charges 0.30% but takes five days to pay out. Pick your poison', 'Moved from {bank} to {rival} a month ago: «churn:cheaper, worse app», half regret it', '+Moved from {rival} to {bank}: «referral:somebody actually picks up the phone»', '{rival} calls me three times a day about funds. Please stop', 'Face login at {rival} works first time, {bank} take note', '{rival} is open on Sundays. Just saying'],
};
