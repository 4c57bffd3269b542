/** English words without a subject of their own: articles, pronouns, auxiliaries, prepositions, conjunctions, politeness. */
export const englishStopWords = `
a an the this that these those such same other another each every either neither both all any some no none few many much more most less least several own
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves
who whom whose which what when where why how whoever whatever whichever whenever wherever
am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought need dare let get gets got gotten getting make makes made go goes went gone going come comes came take takes took taken give gives gave put keep say says said see saw seen know knew known think thought want wants wanted try tried
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll that's there's here's what's who's where's how's let's
isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't mightn't needn't ain't
im ive id youre dont doesnt didnt isnt cant wont couldnt wouldnt shouldnt wasnt thats whats
and or but nor so yet for because since as if unless until till while whereas although though whether than then else once
of at by with without within about against between among into through throughout during before after above below to from up down in out on off over under again further upon toward towards across along around behind beside besides beyond near per via onto
here there now just only also too very really quite rather almost even still already always never ever often sometimes usually maybe perhaps however therefore thus hence instead otherwise anyway actually basically simply well back away together apart
not no yes ok okay oh ah um hi hello hey please thanks thank sorry dear regards sincerely
one two first second last next new old able like etc eg ie vs re
d ll m o s t ve
`.trim().split(/\s+/);
