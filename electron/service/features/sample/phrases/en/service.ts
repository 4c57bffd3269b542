import type { TopicBank } from '../bank.ts';

/** Face recognition and signing in. */
export const login: TopicBank = {
  title: ['Face login keeps failing', 'Locked out after a new phone', 'Elderly parent cannot log in'],
  cases: [
    {
      open: ['«face:Face login has failed five times» and now I\'m locked out.'],
      explain: [
        'After five failed attempts it locks for two hours. You can use password and text code meanwhile.',
        '«script:Please update the system and reinstall the app.»',
      ],
      react: [
        '«script:I\'ve reinstalled it three times.» What else?',
        '«repeat:I was told last month the update would fix it.»',
        'The code takes a minute to arrive and is valid for a minute.',
      ],
      solve: [
        'It\'s unlocked now. Try again while I\'m on the line.',
        '«soothe:I\'ve swapped the face check for a text code plus PIN for the next 24 hours», so you can get on.',
      ],
      settle: ['I\'m in! Thank you.'],
    },
    {
      open: ['New phone, and «face:it wants me to blink and turn my head for ever».'],
      explain: ['A new device needs one face check. Even light, no glasses, phone at eye level usually does it.'],
      react: ['Without my glasses «face:I can\'t see what it\'s asking me to do».'],
      solve: ['«soothe:I\'ve swapped the face check for a text code plus PIN for the next 24 hours», so you can get on.'],
      settle: ['I\'m in! Thank you.'],
    },
    {
      open: ['My mother is {age} and «face:the app doesn\'t recognise her». Is there another way in?'],
      explain: ['A new device needs one face check. Even light, no glasses, phone at eye level usually does it.'],
      react: ['She\'s tried for an hour and she\'s close to tears.'],
      solve: [
        'There\'s an easy mode with voice approval. «soothe:Any branch can set it up in five minutes, and you can come along with her.»',
      ],
      settle: ['OK, we\'ll go on Saturday.'],
    },
    {
      open: ['Since the update «face:fingerprint is gone and only the face scan is left». Can I change that back?'],
      explain: ['Fingerprint is under Me, Security, Login methods; it has to be switched on again after the update.'],
      react: ['Why does every update change how I log in?'],
      solve: ['Shall I stay on while you switch it on? It\'s the third line.'],
      settle: ['Found the little arrow. Thanks.'],
    },
    {
      open: ['I\'m abroad, the code doesn\'t arrive and «face:the face check says unusual environment».'],
      explain: ['Logins from abroad get an extra check. Nothing is wrong with your account.'],
      react: ['The code takes a minute to arrive and is valid for a minute.'],
      solve: ['«soothe:I\'ve swapped the face check for a text code plus PIN for the next 24 hours», so you can get on.'],
      settle: ['I\'m in! Thank you.'],
    },
  ],
  leave: ['I\'ll go to the branch. «disappointed:So much for mobile banking.»', '«churn:My other bank lets me in first time.»'],
  post: ['«face:My bank app asked me to blink until I looked like a broken traffic light»', 'It knows my face with no make-up at 7 a.m. and «face:not at my sister\'s wedding»', '«face:Spent Sunday getting Dad past the face scan.» We took the bus to the branch in the end', '+Easy mode is great, Gran checks her own balance now'],
  short: {
    negative: ['«face:Face login works on the third try, if at all.»', 'Logged out every single time. «disappointed:Five passwords a day.»', '«face:Useless after dark.»', 'Crashes since the update and asks me to verify again.'],
    neutral: ['Let us choose how to log in.', 'Face login depends on the light.'],
    positive: ['Login is instant since the update.', 'Big letters in easy mode, my parents love it.', 'Clean home screen, transfer is right there.'],
  },
  complaint: ['After I changed phones on {date} «face:the face check failed repeatedly and my account was locked». I needed to transfer {large} yuan that day. «repeat:Four agents told me to reinstall.»'],
  demand: ['Please provide another way to log in.', 'Please fix this and tell me when it is done.'],
};

/** Queues and service at the branches. */
export const branch: TopicBank = {
  title: ['Long queue at the branch', 'Appointment not honoured'],
  cases: [
    {
      open: ['I\'m at {branch}, «queue:{n} people ahead of me and one counter open».'],
      explain: ['I\'m sorry. Two colleagues there are running payroll today, so it\'s slower than usual.'],
      react: ['«queue:Three counters, two closed», and someone chatting behind them.'],
      solve: ['«soothe:I\'m ringing the branch manager now to open another counter.» Give me ten minutes.'],
      settle: ['Good, it\'s moving now.'],
    },
    {
      open: ['I had a ten o\'clock appointment and «queue:was told to take a number».'],
      explain: ['Appointments go first, but you have to check in at the ticket machine. I suspect that step was missed.'],
      react: ['Nobody told me about checking in.'],
      solve: ['I\'ve booked you in for 9:40 tomorrow, and the text will say how to check in.'],
      settle: ['9:40 is fine.'],
    },
    {
      open: ['«queue:I waited {minutes} minutes» and then the system was down. Couldn\'t you put up a sign?'],
      explain: ['The system was down for an hour and the branch should have said so. I\'m sorry.'],
      react: ['A sheet of paper on the door would have done it.'],
      solve: ['I\'ve booked you in for 9:40 tomorrow, and the text will say how to check in.'],
      settle: ['9:40 is fine.'],
    },
    {
      open: ['Is {branch} open for business accounts on Saturday morning? I\'ve been sent away once.'],
      explain: ['Personal business only on Saturdays, nine thirty to three; business accounts Monday to Friday.'],
      react: ['That\'s not what the website says.'],
      solve: [
        'I can fill in the form with you now, so at the counter you only sign.',
        'I\'ve booked you in for 9:40 tomorrow, and the text will say how to check in.',
      ],
      settle: ['9:40 is fine.', 'OK, let\'s do the form.'],
    },
  ],
  leave: ['I\'m leaving. «churn:There\'s another bank across the road.»', '«disappointed:Log it, then. Nothing will change.»'],
  post: ['«queue:{minutes} minutes in line for a three-minute job»', '«queue:Five counters. One human. Four pot plants.»', '+The lady at {branch} wrote everything down for my grandfather in big letters. Lovely', '+Pro tip: {branch} is empty after four'],
  short: {
    negative: ['«queue:Not enough counters at lunch time.»', '«queue:Booked a slot, queued anyway.»', 'Filled in the same form twice.'],
    neutral: ['Nice branch, lots of people.', 'Publish the waiting time, please.'],
    positive: ['Staff had my papers ready before I sat down.', 'In and out in ten minutes with an appointment.', 'The teller knew her job. Five minutes.'],
  },
  complaint: ['On {date} I waited {minutes} minutes at {branch} to report a lost card. «queue:One of five counters was open and nobody directed the queue.»'],
  demand: ['Please open more counters at peak times.', 'Please explain how appointments are meant to work.'],
};

/** Loyalty points. */
export const points: TopicBank = {
  title: ['Points expired without warning', 'Reward not delivered'],
  cases: [
    {
      open: ['«points:I had {pointsAmount} points yesterday and none today.»'],
      explain: ['Points last two years, «script:and a reminder appears in the message centre».'],
      react: ['«points:Under two hundred adverts», yes, I saw it just now.', 'Then what\'s the point of the points?'],
      solve: ['«soothe:I can restore them once per customer», and I\'ve just done that.'],
      settle: ['Oh, that\'s kind. Thanks.'],
    },
    {
      open: ['Do I have to sign up for double points on fuel?'],
      explain: ['You need to register on the offer page first; purchases after that count double.'],
      react: ['Then what\'s the point of the points?'],
      solve: ['I\'ve signed you up, so the rest of the month counts.'],
      settle: ['Great, cheers.'],
    },
    {
      open: ['«points:The reward says shipped» and hasn\'t moved for a week.'],
      explain: ['It\'s at the depot in {city}, normally two days from there.'],
      react: ['It\'s been at the depot since Monday.'],
      solve: ['I\'ll have it sent again and add 500 points by way of apology.'],
      settle: ['Oh, that\'s kind. Thanks.'],
    },
  ],
  leave: ['«points:I\'ll use a card whose points don\'t vanish.»', 'Forget it.'],
  post: ['«points:My points expired and the reminder was hiding behind forty adverts»', '+Traded {pointsAmount} points for an air fryer, arrived next day. No notes', '«points:Not registered, not counted.» The small print strikes again'],
  short: {
    negative: ['«points:No reminder before points expire.»', 'Rewards cost more points every month.'],
    neutral: ['Let points pay the annual fee.', 'Too many offers, hard to follow.'],
    positive: ['Reward came the next day!', 'Double points on fuel adds up nicely.', 'Expired points were restored without a fuss.'],
  },
  complaint: ['{pointsAmount} points on my Shoal Card were removed on {date}. «points:I received no warning.»'],
  demand: ['Please restore the points.', 'Please send the reward or return the points.'],
};

/** Thanks, and small wishes. */
export const praise: TopicBank = {
  title: ['Thanks to a branch colleague', 'A kind word and a suggestion'],
  cases: [
    {
      open: [
        'This isn\'t a complaint. I\'d like to thank {staff} at {branch}, who got a wrong transfer back for me.',
        'I spoke to agent {agentNumber} yesterday and «soothe:she was wonderfully patient». Who do I tell?',
        'Your teller stopped my mother sending {large} yuan to a scammer. I just wanted to say thank you.',
      ],
      explain: [
        'How kind, I\'ll pass it to them and to the manager.',
        'Thank you. May I note down what happened, so the right person hears it?',
      ],
      react: [],
      solve: [],
      settle: ['Lovely. Bye now.', '«referral:I\'ve told my friends as well.» Goodbye.'],
    },
  ],
  leave: ['That\'s all, thanks.'],
  post: ['+Shout-out to {branch}: they walked my dad through everything on paper', '+«referral:Told two colleagues to switch to {bank}.» They answer the phone there', '+Lost my card at midnight, new one ordered in ten minutes. Full marks'],
  short: {
    negative: ['Good service, too few branches.'],
    neutral: ['Does the job.', 'Been here {years} years, used to it.', 'A budgeting tool would be nice.'],
    positive: ['Friendly, quick, solved first time.', '«referral:Recommended it to my family.»', 'My adviser never pushes anything.', '{years} years and never a mistake.', '«soothe:The agent put my mind at rest.»', 'Transfers are fast and the screen is clean.'],
  },
  complaint: ['I would like to commend {staff} of {branch}, who on {date} kept me from losing {large} yuan to fraud.'],
  demand: ['Please pass on my thanks.'],
};
