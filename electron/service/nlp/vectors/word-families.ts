/**
 * English words of customer service that mean much the same, a family a line: a question is put with any of them.
 * Forms of a word stand with it where they do not begin alike (buy, bought). Chinese words of one meaning mostly share
 * a character, which single characters find without a list.
 */
const families = `
pay pays paid paying payment payments purchase purchased purchases buy buys bought buying spend spent
money cash fund funds
atm atms machine machines cashpoint cashpoints
send sends sent sending transfer transfers transferred transferring remit remittance wire wired
get gets got gotten getting receive receives received receiving receipt arrive arrives arrived arriving arrival come comes came coming land landed
lose loses lost losing missing misplaced misplace vanished disappeared disappear gone
steal stole stolen theft thief thieves robbed mugged pickpocketed
decline declines declined declining reject rejects rejected rejecting refuse refuses refused refusing deny denied fail fails failed failing failure unsuccessful
fee fees charge charges charged charging cost costs commission
price prices pricing priced
expensive dear pricey overpriced costly
cheap cheaper cheapest inexpensive affordable
wrong wrongly incorrect incorrectly mistake mistakes mistaken mistakenly error errors erroneous inaccurate
cancel cancels cancelled canceled cancelling canceling cancellation revert reverse reversed reversal undo withdraw revoke revoked
refund refunds refunded refunding reimburse reimbursed reimbursement return returns returned returning repay repaid
identity id identification passport licence license
verify verifies verified verifying verification confirm confirms confirmed confirming confirmation authenticate authentication validate proof prove
pin passcode password passwords passphrase code codes
phone phones telephone mobile cell cellphone smartphone handset
delete deletes deleted deleting close closes closed closing closure terminate terminated deactivate deactivated remove removed
limit limits limited maximum max cap capped restriction restrictions restricted
wait waits waited waiting queue queues queued hold holding
slow slowly delay delays delayed late overdue
fast faster quick quickly quicker speed speedy soon sooner instant instantly immediately
country countries abroad overseas foreign international internationally europe
currency currencies exchange exchanged exchanging conversion convert converted converting
pending processing process processed unfinished outstanding
topup topping topped deposit deposits deposited depositing add adding added load loaded
help helps helped helping helpful assist assists assisted assistance support supported
fix fixes fixed fixing solve solves solved solving resolve resolves resolved resolving resolution repair repaired mend
break breaks broke broken breaking fault faulty defect defective damaged damage
work works worked working function functions functioning
fraud fraudulent scam scams scammed scammer hacked hack hacker compromised unauthorized unauthorised suspicious phishing
expire expires expired expiring expiry expiration
change changes changed changing update updates updated updating edit edits edited modify modified amend amended alter altered
temporary disposable virtual provisional
child children kid kids daughter daughters son sons teenager teen underage
job jobs employer salary salaries wage wages payroll payslip
order orders ordered ordering request requests requested requesting apply applies applied applying application
unknown unrecognized unrecognised unfamiliar
twice double doubled duplicate duplicated duplicates
email emails mail mails letter letters
message messages messaged text texts texted notification notifications alert alerts
call calls called calling ring rang dial phoned
staff employee employees agent agents representative representatives rep reps advisor adviser clerk teller
rude impolite unfriendly unhelpful unprofessional arrogant
polite friendly courteous kind nice pleasant professional
branch branches office offices outlet outlets
app apps application applications website site online portal
login logon log signin access accessing locked blocked
loan loans borrow borrowed borrowing lend lending lender credit
mortgage mortgages
interest yield yields return
insurance insure insured insurer policy policies cover covers covered coverage
claim claims claimed claiming
contract contracts agreement agreements terms conditions
complain complains complained complaining complaint complaints grievance
ask asks asked asking question questions enquire enquiry enquiries inquire inquiry inquiries query queries
answer answers answered answering reply replies replied replying respond responds responded response
explain explains explained explaining explanation clarify clarified clarification
understand understands understood understanding clear unclear confusing confused
tell tells told telling inform informs informed informing notify notified
find finds found finding locate located search searched
know knows knew known knowing aware
see sees saw seen seeing notice noticed view viewed
want wants wanted wanting wish wishes wished need needs needed would
leave leaves left leaving quit switch switching switched
bill bills billed billing invoice invoices statement statements
save saves saved saving savings
invest invests invested investing investment investments investor
loss losses
rise rises rose risen rising increase increases increased increasing higher raise raised
fall falls fell fallen falling drop drops dropped dropping decrease decreased lower reduced reduce
redeem redeems redeemed redeeming redemption redemptions
deliver delivers delivered delivering delivery shipping shipped ship dispatch dispatched post posted courier
address addresses
old older outdated
new newer
good great excellent wonderful fantastic amazing brilliant superb perfect
bad terrible awful horrible dreadful worst worse poor
love loves loved like likes liked enjoy enjoyed
hate hates hated dislike disliked
flight flights plane planes
bag bags baggage luggage suitcase
seat seats seating
hotel hotels room rooms
food meal meals breakfast dinner lunch
`;

/** The family of each word, by number from 1. A word that stands in two belongs to the first. */
export const familyOfWord: ReadonlyMap<string, number> = new Map(
  families
    .trim()
    .split('\n')
    .flatMap((line, index) => line.split(' ').map((word): [string, number] => [word, index + 1]))
    .toReversed(),
);
