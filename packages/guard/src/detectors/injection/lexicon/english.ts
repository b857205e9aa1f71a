import type { Lexicon } from '../concepts.js'

export const english: Lexicon = {
  override:
    'ignore|ignoring|disregard*|forget|overrid*|bypass*|set aside|pay no attention to|neglect|overlook|discard|cast aside|throw out|throw away|stop following|' +
    'stop obeying|cease following|abandon|erase|wipe|drop all|drop your|drop the|skip all|leave behind|put aside|unlearn|turn off|disable|deactivate|void|' +
    'take no notice of|give no weight to|do not heed|let go of|nullify|supersede*|replace your|circumvent|break free from|break out of',
  instruction:
    'instruction|instructions|rule|rules|guideline|guidelines|directive|directives|constraint|constraints|restriction|restrictions|orders|commands|' +
    'safeguard*|guardrail*|policy|policies|programming|training|prompt|prompts|system message|limitations|protocols|safety settings|content filter|filters|' +
    'regulations|moral code|terms you were given',
  prior:
    'previous|prior|above|earlier|preceding|foregoing|initial|original|your|so far|before this|you were given|you have been given|' +
    'you received|you have received|given to you|you got|up to now|until now|till now|beforehand|set by|from the system|of the system|openai*|anthropic*|hitherto',
  'told-before':
    'everything above|everything before|all of the above|everything you were told|all you were told|what you were told|everything you have been told|' +
    'you were told before|you were told earlier|you have been told|anything you were told|everything said before|everything that came before|what was said before|' +
    'everything prior|all the above|everything that was said|everything you know about your|all that came before|all previous|all prior|all earlier|any previous|any prior',
  'not-valid':
    "no longer apply|no longer applies|do not apply|does not apply|don't apply|no longer valid|are void|is void|no longer bind*|no longer in force|" +
    "do not follow|don't follow|not follow the|not to follow|do not obey|don't obey|not bound by|not obligated|are cancelled|are canceled|are revoked|have been revoked|" +
    'are suspended|are lifted|been lifted|have expired|not in effect|no longer in effect|are replaced|been replaced|are obsolete|were a test|was a test|were only a test',
  'new-order':
    'new instruction|new instructions|new task|new rule|new rules|new directive*|new orders|new objective|new goal|real task|actual task|true task|your task is now|' +
    'instead you|instead, you|instead say|instead reply|instead output|instead print|instead respond|instead write|and instead|updated instructions|following instructions instead|' +
    'follow these instructions|follow my instructions|obey me|obey my|only obey|only follow|only listen to|important instruction*|urgent instruction*|special instruction*|override instruction*',
  'from-now-on':
    'from now on|from this moment|from this point|henceforth|starting now|as of now|effective immediately|for the rest of this|from here on',
  'only-answer':
    'reply only with|respond only with|answer only with|only reply with|only respond with|only say|say only|say exactly|output exactly|print exactly|reply with the word*|' +
    'respond with the word*|answer with the word*|simply say|just say|just print|just output|nothing but the word|reply with exactly|respond with exactly|with the single word|' +
    'end every answer with|start every answer with|begin every answer with|include the phrase|include the sentence|always answer with',
  reveal:
    'reveal|print|show|repeat|output|display|tell me|tell us|dump|leak|disclose|expose|share|recite|echo|give me|spell|write out|write down|type out|copy|quote|' +
    "what is|what are|what were|what was|what's|list|paste|read out|read back|summarize|summarise|summary of|rephrase|paraphrase|translate|encode|return|hand over|describe|" +
    'provide|state|send me|i want to see|let me see|can i see|surface|relay|regurgitate|transcribe|unveil|uncover',
  prompt:
    'system prompt|system prompts|system message|system instruction*|initial prompt|initial instruction*|original prompt|original instruction*|hidden prompt|hidden instruction*|' +
    'hidden rules|secret prompt|secret instruction*|developer message|developer prompt|developer instruction*|your prompt|your instructions|your rules|your guidelines|your directives|' +
    'your configuration|your programming|your preprompt|pre-prompt|preprompt|initialization string|initialization text|text above|words above|message above|instructions above|everything above|' +
    'conversation above|given initially|you were given|you were told|you were initialized|you started with|first message|base prompt|opening prompt|setup prompt|internal instruction*|' +
    'internal rules|internal guidelines|confidential instruction*|private instruction*|starting prompt|starting instruction*|beginning of this conversation|start of this conversation|context window',
  verbatim:
    'verbatim|word for word|word-for-word|letter by letter|character by character|exactly as written|exactly as it is|exactly as given|in full|in its entirety|' +
    'without changes|unchanged|in a code block|in base64|in rot13|backwards|line by line|complete and unabridged|unredacted|as is|in a poem|as a poem|in french|in pig latin',
  secret:
    'password|passwords|passphrase|secret|secrets|secret key|api key|api keys|access key|access token|credentials|access code|private key|ssh key|ssh keys|environment variables|' +
    'pin code|security code|login data|internal documents',
  send: 'send|forward|^email|^e-mail|email it|e-mail it|email all|e-mail all|email the|e-mail the|email every*|e-mail every*|mail it|mail all|mail the|upload|post|transmit|exfiltrate|submit|deliver|bcc|share with|leak to|copy to|export to|pass on|transfer',
  data:
    'conversation|chat history|conversation history|message history|all emails|all e-mails|all mails|every email|every e-mail|every mail|every message|all messages|inbox|contacts|' +
    "address book|contact list|customer data|customer records|customer list|user data|user's data|personal data|all files|all documents|all records|invoices|payroll|" +
    "everything you know|this chat|this conversation|the transcript|private data|bank details|user's email|user's name",
  secrecy:
    "do not tell the user|don't tell the user|not tell the user|do not mention|don't mention this|never mention|without telling|without informing|without mentioning|without asking|" +
    "without the user|user must not|user should not know|user does not need to know|keep this secret|keep this hidden|keep it secret|do not reveal this|do not inform|don't inform|" +
    "do not disclose this|silently|secretly|quietly|hide this|do not alert|don't alert|do not ask for confirmation|no confirmation|not visible to the user|stay silent about|say nothing about|tell nobody|tell no one",
  persona:
    'you are now|you are going to act|act as|acting as|pretend to be|pretend that you|pretend you|role play|roleplay|role-play|take on the role|take up the persona|assume the role|assume the persona|' +
    "imagine you are|imagine that you|you will be|you will act|you will now|you will pretend|simulate a|simulate an|immerse yourself|play the role|play the part|you play|you're now|become|" +
    'stay in character|in character|your new name|you go by the name|respond as|answer as|speak as|i want you to|we are going to have a roleplay|hypothetical response|alter ego|two responses|both responses',
  unlimited:
    'do anything now|can do anything|no restrictions|without restrictions|no limitations|without limitations|no limits|without limits|without any restriction*|without any limit*|unrestricted|uncensored|' +
    'unfiltered|no filter*|without filter*|no rules|without rules|no ethical|no moral*|no ethics|without ethic*|without moral*|amoral|immoral|unethical|no guidelines|without guidelines|no censorship|' +
    "free of all|freed from|broken free|free from the|not bound by|not restrained|not limited by|not restricted|doesn't have any|does not have any|jailbroken|jailbreak*|no boundaries|no content policy|" +
    'bypass any|illegal or|anything i ask|any request|all requests|every request|no matter how|regardless of|without any ethical|evil|opposite of|no safety|no programming guidelines|uninhibited|unshackled|liberated',
  'no-refusal':
    "never refuse|not refuse|cannot refuse|can't refuse|never say no|cannot say no|never decline|don't refuse|not decline|without refusing|never say that you|never say you can|no refusal*|no disclaimer*|" +
    "without disclaimer*|without warning*|no warnings|do not warn|never warn|don't warn|not add any warning*|do not apologize|don't apologize|never apologize|no apologies|do not say \"i|never respond with|" +
    'never tell me that|start your answer with|start your response with|start your reply with|begin your answer with|begin your response with|begin your reply with|begin with "sure|start with "sure|sure, here|' +
    "must comply|always comply|fully comply|will comply|always obey|must obey|unable to refuse|never break character|don't break character|do not break character|as an ai language model|even if it is|even if they are|never mention that",
  'to-machine':
    'note to ai|the assistant should|the assistant must|the ai should|the ai must|the model should now|the agent should|the agent must|assistant should call|assistant should send|note to the ai|note to the assistant|note to assistant|note for ai|note for the ai|message to the ai|message to ai|message for the ai|message for ai|dear ai|dear assistant|attention ai|attention assistant|' +
    "attention: ai|attention llm*|hey ai|hello ai|if you are an ai|if you are a language|if you are an llm|if you're an ai|if you are an assistant|ai assistants reading|ai reading this|ai assistant reading|" +
    'assistants reading this|assistant reading this|model reading this|models reading this|llm reading this|agents reading this|agent reading this|ai models must|ai systems must|ai agents must|ai agents should|' +
    'assistant must|assistants must|the assistant should now|instructions for ai|instruction for ai|instructions for the ai|instruction for the ai|instructions for the assistant|instruction to the assistant|' +
    'instructions to the assistant|to any ai|to all ai|for ai eyes|automated assistant*|when summarizing this|when summarising this|when you summarize|when you summarise|when processing this|when you process this|when you read this|any ai|every ai|bots reading',
  marker:
    '<¦im_start¦>|<¦im_end¦>|<¦system¦>|<¦user¦>|<¦assistant¦>|<¦endoftext¦>|<¦eot_id¦>|<¦start_header_id¦>|[inst]|[/inst]|<<sys>>|<</sys>>|[system]|[/system]|[system message]|[system note]|[system override]|' +
    '### system|### instruction|###system|###instruction|<system>|</system>|<system_prompt>|</system_prompt>|<instruction>|<instructions>|</instructions>|<admin>|[admin|[instruction|{{system|begin system|end of document|end of user input|end of input|end of context|' +
    'end of the document|end of system|system:|developer:|*** system|=== system|--- system|begin admin|[begin|</document>|</context>|</tool_result>|</data>|</user>|<assistant>|[developer|admin request::|<important>|<hidden>',
  authority:
    'system override|admin override|administrator override|root access|admin mode|administrator mode|developer mode|debug mode|maintenance mode|god mode|sudo|superuser|i am the administrator|i am the developer|' +
    "i'm the developer|i am your developer|i am your creator|i'm a developer|i am a developer|i am an administrator|i am an admin|i'm the admin|this is the system administrator|as the administrator|as the developer|" +
    'authorized by|authorised by|security override|emergency override|override code|priority override|highest priority|top priority|takes precedence|supersedes all|this is a message from the developer*|' +
    'from the security team|security team has|on behalf of openai|diagnostic mode|test mode|service mode|unrestricted mode|training mode',
  decode:
    'decode|decrypt|decipher|base64|rot13|unscramble|de-obfuscate|deobfuscate|reverse this|reversed|in hexadecimal|caesar cipher|morse',
  follow:
    'follow|carry out|execute|obey|act on|do what it says|do as it says|comply with|perform what|run it|apply it|answer it|respond to it|do that',
  destination: '://|@',
  discussion:
    'prompt injection*|injection attack*|jailbreaking|jailbreak attempt*|attack|attacks|attacker|attackers|adversarial*|vulnerab*|malicious|payload|payloads|mitigat*|detector|detectors|detection|detects|classifier|red team*|' +
    'red-team*|security research*|probe|probes|threat*|exploit|exploits|paper|dataset|benchmark|owasp|sanitiz*|evaluat*|defense*|defence*|researcher*|such as|for example|e.g.|known as|technique*',
}
