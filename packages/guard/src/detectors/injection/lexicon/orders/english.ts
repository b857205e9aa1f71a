import type { Lexicon } from '../../concepts.js'

export const english: Lexicon = {
  answer: '^reply|^answer|^respond|^reply with|^answer with|^respond with|^give as your answer|^limit your answer to|^limit your reply to',
  utter: '^say|^write|^state|^type|^utter|^speak|^return|^output|^print|^emit',
  only: 'only|just|nothing but|exactly|solely|exclusively|simply|single word|one word|the word alone',
  'nothing-else':
    'nothing else|nothing more|nothing but|no other text|no other words|no other word|no explanation|without any explanation*|without any comment*|without comment*|without any additional|without anything else|without explanation*|without any other|without further|and only that|no more, no less|no commentary|no extra text|no punctuation|not another word',
  literal:
    'the word|the single word|the one word|the words|the phrase|the token|the code word|the following word|the following sentence|the following text|the sentence',
  'whole-answer':
    'your whole answer|your entire answer|your complete answer|your full answer|your only answer|your whole reply|your entire reply|your complete reply|your full reply|your only reply|your whole response|your entire response|' +
    'your complete response|your full response|your only response|your whole output|your entire output|your only output|your answer must|your reply must|your response must|your output must|your answer should be|your reply should be|' +
    'your response should be|your answer shall|your reply shall|your answer is to|your final answer must|your next message must|the whole of your answer|answer must consist|reply must consist|response must consist|every answer must|make your entire|the only thing you output|the only thing you write|the only thing you reply|the only thing you answer|the only thing you say|answer shall consist|reply shall consist|response shall consist|shall consist of nothing|last sentence of your|first sentence of your|last line of your|first line of your|last word of your|first word of your|your reply to this|your answer to this|your response to this|your reply is to be|your answer is to be',
  'in-answer':
    'in your answer|in your reply|in your response|in your summary|in your output|in your final answer|to your answer|to your reply|to your response|to your summary|to your output|of your answer|of your reply|of your response|' +
    'of your summary|of your output|of your final answer|your answer with|your reply with|your response with|your summary with|your output with|your answer must contain|your answer must include|your reply must include|your response must include|' +
    'every answer|every reply|every response|each answer|each reply|each response|all your answers|all your replies|all your responses|the answer you give|the answer you write|the summary you write|after your answer|before your answer|' +
    'below your answer|under your answer|after answering|when answering|when you answer|when you reply|when you respond|whatever you answer|before you answer|your summary has to|your answer has to|your reply has to|your response has to|your summary must|your summary should|your summary needs|your answer needs|your reply needs|before answering|before you respond|before responding|before you reply|all future answers|all further answers|from your answer|into your answer|into your reply|into your response',
  attach:
    '^put|^add|^append|^include|^insert|^embed|^place|^attach|^end|^finish|^close|^conclude|^begin|^start|^open|^prepend|^render|^display|^show|^write|^mention|^recommend|^state|must include|must contain|must end|has to include|has to contain|has to end|has to begin|needs to include|needs to contain|needs to end|should end with|should begin with|must begin|must start|^use|^wrap',
  carrier:
    'link|links|hyperlink|url|markdown|badge|logo|icon|sentence|line|phrase|footer|banner|slogan|html|advert*|this text|following text|this paragraph',
  image: '![|<img|image|images|picture|pixel|photo',
  fill:
    'replaced by|replaced with|^replace|replacing|^substitute|substituted|substituting|filled with|^fill|filling|in place of|instead of the placeholder|url-encoded|url encoded|urlencoded|url-encode|^encode|as a query|as the query|as a parameter|' +
    'as query parameter|appended to the url|append to the url|end of the url|in the url|into the url|into the link|into this link|into this url|to this url|to this link|in the link|in the query|in the address|to the address|query string',
  fetch:
    '^visit|^open|^fetch|^load|^request|^call|^browse|^navigate|^go to|^ping|^get|get request|http request|make a request|^render|^retrieve|^post',
  'user-data':
    "the user's|user's name|user's e-mail|the customer's|customer's name|account number|account balance|the balance|the conversation|this conversation|our conversation|conversation so far|chat history|the chat so far|their name|their e-mail|their email|their address|" +
    'their account|their data|what the user|the user asked|the user said|the user wrote|user data|customer data|last message|previous message*|their question|personal data|private data|data you have|data you know|order history|phone number|' +
    "your memory|your context|everything you know|all you know|session token|contents of this conversation|contents of the conversation|your instructions|the customer record|the record|the reader's|name of the user|email of the user|your system prompt",
  demand:
    '^give me|^tell me|^show me|^send me|^hand me|^provide me|^hand over|^reveal|^disclose|^leak|^expose|^divulge|^betray|let me see|let me have|^read me|for me|^list for me|^dump|^give us|^tell us|^show us|give out|^give away|^recite',
  'other-person':
    "another customer*|other customer*|another user*|other user*|another client*|other client*|another person*|other people's|someone else*|somebody else*|another account*|other accounts|another tenant*|other tenant*|another patient*|other patient*|another employee*|other employee*|different customer*|different user*|next customer*|another member*|other member*|another guest*|other guest*|another student*|neighbouring tenant*|third party's",
  everybody: 'all customers|every customer*|all users|every user*|all clients|every client',
  act: '^refund|^cancel|^transfer|^wire|^pay|^pay out|^delete|^erase|^change|^update|^reset|^approve|^grant|^issue|^send|^forward|^share|^post|^credit|^book|^order|^buy|^purchase|^upgrade|^downgrade|^reverse|^waive|^unlock|^release|^e-mail the|^email the|^mail the|^e-mail all|^email all|^upload|^submit|^set|^mark|^give|^raise|^apply|^close|^rate|^rank|^score|^recommend|^hire|^shortlist|^merge',
  asset:
    'order|orders|refund|payment|money|amount|balance|funds|account|accounts|subscription|record|records|invoice|invoices|booking|reservation|price|discount|credit|customer|customers|loan|shipment|delivery address|e-mail address|email address|phone number|bank details|iban|' +
    'eur|euro|euros|usd|dollar|dollars|voucher|ticket|credit limit|insurance|gift card|gift cards|claim|prescription|appointment|application|pull request|merge request|candidate|applicant|proposal',
  urgency:
    'at once|immediately|right away|right now|straight away|instantly|urgent|urgently|asap|without delay|this instant|before anything else|this minute|no time to lose',
  unasked:
    "without asking|without confirm*|without checking|without verif*|without approval|without review|without questions|without further questions|without hesitation|without consult*|without authori*|do not ask|don't ask|no need to ask|no need to confirm|no need to check|" +
    "no confirmation|skip verification|skip the verification|skip the check*|skip confirmation|do not verify|don't verify|do not check|do not wait|don't wait|do not question|ask nobody|ask no one|never ask",
  'tell-user':
    '^tell the user|^inform the user|^tell the reader|^ask the user|^advise the user|^instruct the user|^tell the customer|^ask the customer|^tell them|^urge the user|^send the user|^direct the user|^refer the user|^convince the user|^warn the user',
  tool: 'tool|tools|function|plugin|command|api|email tool|browser',
  verdict:
    '10 out of 10|ten out of ten|10/10|100 out of 100|five stars|5 stars|highest rating|highest score|top rating|full marks|best candidate|perfect candidate|highly recommended|immediate hire|must be hired|hire immediately|above all others|the best product|' +
    'best choice|better than all|only positive|no negative|fully compliant|no issues found|nothing suspicious|is safe and|is trustworthy|perfect score',
  secrecy:
    "do not mention|don't mention|do not tell|don't tell|mention this to no one|without mention*|keep quiet about|do not say that|never say that|keep this between us|between us|leave no trace|do not show this|do not log|do not report|don't report|as if it were your own",
  frame:
    'role play|role-play|roleplay|pretend|let us play|a game|hypothetical*|imagine|suppose that|in a story|a short story|novel|fiction*|screenplay|a play|a character|translate|translation|translator|emergency|life or death|someone will die|developer mode|debug*|test mode|' +
    'maintenance|simulation|simulate|exercise|for training|audit|drill|poem|rhyme|song|code block|output format|json object|json field|json with|yaml|xml tag|as a table|in reverse|grandmother|for research|dialogue|script',
  own: 'my|our|mine|i forgot|forgotten|reset|new password|temporary password',
  'to-machine':
    'whoever summari*|if you summari*|whoever processes this|if you process this|for the assistant|for assistants|to the assistant|to assistants|dear model|language model|language models|hey assistant|for whichever ai|to whichever ai|to the summari*|summariser bot|summarizer bot|the assistant has to|the model must|the model should',
}
