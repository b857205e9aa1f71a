import type { Lexicon } from '#quarry/lexicon/concepts'

export const en: Lexicon = {
  ignore:
    'ignor*|disregard*|forget|skip*|no heed|bypass*|neglect*|overrid*|overrul*|set aside|do not follow|stop following|no longer follow|discard*|no attention to|put aside|suspend*|supersed*|cancel*|void|lift|abandon*|leave behind|do not apply|no longer appl*|turn off|switch off|disabl*|erase|reset',
  reveal:
    'reveal*|show*|print*|display*|tell*|output*|disclos*|list*|quot*|provid*|repeat*|recit*|echo*|dump*|copy*|what is|what are|what was|what were|what s|which|return*|spell*|expos*|leak*|give*|share*|write*|state*|restat*|reproduc*|summari*|paraphras*|encod*|translat*|describ*|confirm*|includ*|append*|mention*|past*|read out|read back|read aloud|typ*|put|say|send*|transcrib*|convert*|render*|explain*|insert*|add|report*|surface*|present*|verif*|extract*|attach*|answer*|reply*|respond*|begin*|start*|need|want|see|know',
  send: 'send*|mail me|mail it|mail that|mail the|mail to|mail this|mail them|mail all|mail a|mail every*|mail our|mail my|mail your|mail their|mail any|mailing|mailed|email me|email it|email that|email the|email to|email this|email them|email all|email a|email every*|email our|email my|email your|email their|email any|emailing|by mail to|by email to|mail out|forward*|deliver*|transmit*|dispatch*|bcc|cc|reply to|write to|message',
  post: 'post*|upload*|submit*|push*|transmit*|publish*|sync*|call|report*|notify*|register*|send*|forward*|export*|log|relay*|deliver*',
  share: 'share*|sharing|grant*|give access|giving access|make available|hand over|send*|forward*|transfer*|publish*|export*',
  refund:
    'refund*|reimburs*|pay back|pay out|payout|compensat*|credit back|money back|issue a credit|return the money|repay*|chargeback|reverse the payment|reverse payment|waive the fee|return the fee|return fee',
  change:
    'chang*|updat*|set|modif*|replac*|edit*|switch*|alter*|amend*|correct*|upgrad*|rais*|increas*|lower*|record*|move|assign*|adjust*|overwrit*|enter|make',
  read: 'read*|open*|look up|lookup|look at|look into|fetch*|get|show*|check*|retriev*|view*|access*|pull*|load*|display*|tell me|give me|what is|what s|what are|what does|what did|list*|print*|reveal*|see|find|report*|export*|provid*|summari*|describ*|compar*|need|want|which|do you have|has|have',
  say: 'say*|repl*|answer*|respond*|output*|write*|print*|return*|state*|tell*|type|use|utter*|end|begin*|start*|finish*|only produce|announce*',
  include:
    'includ*|add*|insert*|embed*|append*|render*|display*|show*|attach*|end|finish|put|place*|load*|output*|conclude*|use|writ*|present*',
  search:
    'how do|how does|how can|how long|how much|search*|where can|where do|what happens|is it possible|can i|policy|help center|help centre|when do|when will|what if|do you offer|find out',
  continue:
    'continu*|proceed*|go on|go ahead|carry on|carry out|as i said|as agreed|as discussed|earlier|do it|do that|do so|yes|now do|previously|before|keep going|move on|next step|then|apply|remember*|recall*|agreed|the above|same|now|ok|okay|thanks',
  analyze:
    'phishing|suspicious|is this safe|is it safe|looks odd|scam|classif*|should i worry|trustworthy|what do you make of|is this legit|legitimate|fraud*|dangerous|warn my colleagues|red flag*|manipulat*|trick*|fake',
  prompt:
    'system prompt*|prompt*|system message*|initial message*|preprompt*|pre prompt|preamble*|system text|first message|hidden message*|hidden text|system instruction*|setup text|system card',
  rules:
    'instruction*|rule*|guideline*|directive*|polic*|configuration*|config|constraint*|restriction*|setup|set up|guidance*|briefing*|orders|what you were told|you told|were told|been told|were given|your role|operating procedure*|limitations|safeguard*|programming|protocol*|guardrail*|regulation*|training',
  above:
    'above|beginning of|everything before|preceding|prior text|previous text|start of the conversation|start of this conversation|top of|earlier text|words before|text before|came before|precedes|first line*|opening lines',
  canary:
    'canary|canaries|reference tag*|tag|tags|marker*|watermark*|tracking code|internal code|internal reference*|identifier*|tracer*|token*|tripwire|honeytoken*|control string|check string|reference code|reference number',
  secret:
    'password*|passphrase*|passcode*|secret*|api key*|apikey*|access key*|key|keys|credential*|token*|confidential|private key|login*|pin|code word|codeword|security phrase|sensitive value*|classified|hidden value*|magic word',
  account:
    'account*|profile*|customer record*|record*|customer*|client*|file on|details of|acc|company|companies|holder*|member*|patient*|household*|case file*|citizen*|association*',
  data: 'data|detail*|information|info|record*|everything|content*|findings|notes|summary|history|values|results|figures|documents|context|answer|transcript|material|personal',
  conversation: 'conversation*|chat|dialog*|history|transcript*|exchange|messages|session|thread|discussion',
  balance: 'balance*|outstanding|owe|owed|amount due|credit',
  order: 'order|orders|purchase*|ord|invoice*|visit|visits|appointment*|payment|payments|application|applications',
  ticket: 'ticket*|tck|case|support request*|complaint*',
  mail: 'mail|mails|email|emails|e mail*|message|messages|inbox|msg|letter',
  file: 'file|files|attachment*|upload|uploads|uploaded|fil|spreadsheet*|pdf|document',
  review: 'review|reviews|rating|ratings|feedback|rvw',
  article: 'article*|help page|help center|help centre|knowledge base|document*|guide|manual|doc|docs|documentation|kb',
  tracking: 'tracking|shipment*|parcel*|delivery|deliver*|package status|trk|carrier|shipping status|courier|consignment*',
  phone: 'phone*|telephone*|mobile|call back number|callback number|cell',
  plan: 'plan|tier|subscription|package|service level|cover|category',
  limit: 'credit limit*|limit|limits|spending cap|ceiling|cap|overdraft*|allowance*|deferral*',
  image: 'image*|picture*|photo*|logo*|pixel*|icon*|badge*|banner*|thumbnail*|graphic*|screenshot*|img|markdown',
  link: 'link*|url*|hyperlink*|web address|href|click|address|reference',
  webhook: 'webhook*|endpoint*|http*|callback url|server|api|collector|url*|hook|address|site|service|host',
  other:
    'other|another|different|all customers|every customer|all accounts|every account|someone else*|neighbo*|competitor*|all tenants|other tenant*|all companies|foreign',
  me: 'me|myself|my own address|my address|my own mail',
  own: 'my|mine|our|me|i|we|myself',
  assistant:
    'assistant*|ai|agent|model|chatbot*|bot|language model|llm|automated|system|copilot|whoever reads|reader|processing this|handling this|summarizer|you are',
  latest: 'latest|last|newest|most recent|recent|new',
  summary: 'summar*|gist|short version|recap*|main points|key points|outline|brief|digest|overview',
  greeting: 'hello|hi|hey|good morning|good afternoon|good evening|who are you|what can you do|help me with|thank*|how are you|your name',
  authority:
    'admin|administrator*|developer*|engineer*|security team|auditor*|audit|ceo|cto|ciso|manager*|it department|it team|compliance|authori*|i am the|i m the|owner*|supervisor*|director*|officer*|staff|employee|clearance|approved by|on behalf of|headquarters|creator*|legal team|pre approved|preapproved|permission*|privileged|operations team|operator*',
  roleplay:
    'pretend*|role play*|roleplay*|act as|acting as|act like|you are now|imagine you are|imagine being|character|persona*|play the part|play the role|playing the|take on the role|impersonat*|simulat*|in character|let s play|game|you are no longer|become|alter ego|unrestricted|without limits',
  hypothetical:
    'hypothetical*|suppos*|imagin*|what if|in theory|theoretical*|thought experiment*|assum*|what would|if you were|if you had|if there were|alternate|parallel|let s say|scenario*|conceivabl*|pretend there',
  story:
    'story|stories|novel*|poem*|song*|scene*|screenplay*|fiction*|tale|tales|narrat*|character|plot|once upon|chapter|dialogue|script|lyric*|limerick|haiku|fable|author|theatre|theater|film|movie|verse*|rhyme*|bedtime',
  debug:
    'debug*|developer mode|maintenance*|test mode|diagnostic*|unlock*|dev mode|safe mode off|testing|verbose mode|root|sudo|console|troubleshoot*|sandbox*|god mode|self test|selftest|inspection mode|admin mode|trace|raw mode|internal test|calibration|health check|qa',
  urgency:
    'urgent*|emergenc*|immediate*|right now|asap|deadline*|critical*|at once|no time|hurry|life|lives|running out|minutes left|as soon as possible|without delay|time is|quickly|die|crisis|outage|instantly|this second|jeopardy|time sensitive',
  format:
    'json|yaml|csv|xml|table|code block|codeblock|format*|python|base64|hex|html|field*|schema|bullet*|array|template|structured|key value|columns|markdown|dictionary|in reverse|letter by letter|character by character|acrostic|encode*|encoded|toml|latex|one per line',
  norefusal:
    'do not refuse|not decline|not refuse|not deny|negative words|never deny|don t refuse|never refuse|without refusing|no apolog*|do not apolog*|don t apolog*|no warning*|without warning*|no disclaimer*|without disclaimer*|don t say sorry|do not decline|never decline|do not say|don t say|never say|no excuses|not allowed to refuse|cannot refuse|can t refuse|refusing|refusal*|without comment|no commentary|no objections|don t argue|must not refuse|avoid phrases|not permitted to|i cannot|i can t|i m sorry|sorry',
  completion:
    'complet*|finish the|finish this|finish my|continue the|continue this|fill in|blank|starts with|begin your|start your|beginning with|starting with|pick up|carry on from|the rest of|autocomplete|the next line|here is|here are|my instructions are|ends with|gap|missing part|continue from',
  translation:
    'translat*|in latin|in italian|in dutch|in portuguese|in polish|in swedish|in turkish|in czech|in japanese|in english|into english|into french|into german|into spanish|into italian|into latin|in french|in german|in spanish|to french|to german|to spanish|interpret*|render it in|rendering in|other language*|another language|localiz*|localis*|bilingual|foreign language',
  sysupdate:
    'system update*|policy update*|new policy|security notice*|updated guideline*|updated instruction*|announcement*|policy change*|system notice*|system notification*|system message*|system alert*|revision*|update from|effective immediately|patch|changelog|hotfix|notice|notification*|updated polic*|instruction update*|configuration update*|update notice*|update to your|update:|bulletin*|memo|memorandum|amendment*|amended|new guidance|maintenance notice*|administrative notice*|circular|release note*|effective today|takes effect|take effect|in force|into force|policy has changed|policies have changed|as of today|updated instructions|updated rules|updated configuration|updated system|rules have changed|has been updated|have been updated|new version|version',
  new: 'new instruction*|new rule*|new task*|from now on|from this point|from this moment|as of now|instead|new directive*|new role|henceforth|updated|actual task|real task|from here on|replac*|your task|going forward|new order*|new goal*|this time|revised|different task|new objective*|new priority|now on|anew',
  must: 'must|required|mandatory|necessary|have to|need to|obliged|shall|requirement*|requires|require|needed|essential|is to be|has to be|needs to|compulsory|obligatory|obligation',
  polite:
    'please|kindly|could you|would you|can you|thank*|appreciate*|grateful|would like|be so kind|if possible|i d like|would be great|do me a favor|may i',
  attention:
    'important*|attention|note|notice|warning|caution|urgent*|priority|listen|alert|heads up|remember|critical|nb|read this|take note|be advised|be aware|key point|special',
  exact:
    'verbatim|word for word|exact*|literal*|entire*|full*|complete*|whole|as is|unchanged|every word|precisely|in total|character for character|line by line|all of|everything|unabridged|untouched|every line|without change*|unaltered|raw',
  first:
    'before answering|before you|first|prior to|to begin|begin by|start by|initially|beforehand|firstly|as a first step|before any*|before doing|at the start|step one|step 1|ahead of|up front|before replying|beginning|before',
  quiet:
    'silent*|quietly|without telling|do not mention|never mention|never tell|without inform*|don t mention|without mention*|do not tell|don t tell|secretly|discreet*|do not inform|keep this|confidential*|between us|nobody|no one|unnoticed|invisibl*|without asking|do not ask|don t ask|no need to ask|covert*|hidden|not mention|between you and me|no confirmation|privately|without confirm*|do not reveal',
  grammar: 'the|and|of|is|this|that|you|your|with|for|are|it|not|be|to|in|a|do|will|on',
}
