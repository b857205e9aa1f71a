/**
 * What words of an injection are about. A single concept never decides: rules ask for several near each other. The lexicons list, per language,
 * words and stems (`*` at the end: any ending; `^` before it: only where a clause begins) for the concepts that language needs.
 */
export const CONCEPTS = [
  /** Verbs that set something aside: ignore, forget, override. */
  'override',
  /** What is set aside: instructions, rules, guidelines. */
  'instruction',
  /** Which of them: previous, above, your. */
  'prior',
  /** Everything that was said before, as one phrase. */
  'told-before',
  /** Rules that are said to hold no longer, or are not to be followed. */
  'not-valid',
  /** A new order that takes their place. */
  'new-order',
  'from-now-on',
  /** An answer dictated word by word. */
  'only-answer',
  /** Verbs that bring something to light: reveal, print, repeat. */
  'reveal',
  /** The operator's text: system prompt, hidden instructions. */
  'prompt',
  'verbatim',
  /** What must not come to light: password, key, secret. */
  'secret',
  /** Verbs that move something: send, forward, upload. */
  'send',
  /** What should not be moved: the conversation, all mails, customer records. */
  'data',
  /** An address or URL; found by its signs. */
  'destination',
  /** Keep it from the user. */
  'secrecy',
  /** You are now, pretend to be. */
  'persona',
  /** Without restrictions, uncensored, can do anything. */
  'unlimited',
  /** Never refuse, no warnings, start with "sure". */
  'no-refusal',
  /** Speaks to a machine: note to the AI, if you are a language model. */
  'to-machine',
  /** Forged role markers and special tokens. */
  'marker',
  /** Claims a right: administrator, developer mode, system override. */
  'authority',
  /** Decode this. */
  'decode',
  /** Follow it, carry it out. */
  'follow',
  /** Talk about attacks rather than an attack. */
  'discussion',
  // What follows counts only in texts from outside (`outside-rules.ts`): there nobody who writes to people gives orders to an assistant.
  /** Orders to answer: reply with, answer with. */
  'answer',
  /** Orders to say something that also stand in manuals: say, write. */
  'utter',
  /** Just, only, exactly. */
  'only',
  /** Nothing else, no explanation. */
  'nothing-else',
  /** The words to be said: the word, the phrase; also found by signs: quoted, in capitals. */
  'literal',
  /** The assistant's answer as a whole: your entire answer. */
  'whole-answer',
  /** A place in the assistant's answer: at the end of your reply. */
  'in-answer',
  /** Put, append, end with. */
  'attach',
  /** What is attached: link, sentence, banner. */
  'carrier',
  'image',
  /** A URL with room for a value; found by its signs. */
  'open-url',
  /** Replace, fill in, URL-encode. */
  'fill',
  /** Visit, fetch, call. */
  'fetch',
  /** What the assistant knows of the person it serves: the user's name, the balance. */
  'user-data',
  /** Orders to hand over to the writer: give me, show me. */
  'demand',
  /** Records of somebody else: another customer. */
  'other-person',
  /** Records of all: every customer. */
  'everybody',
  /** That a secret is one: hidden, of the administrator. */
  'kept',
  /** Turns an order into its opposite: not without. */
  'denied',
  /** Orders to act: refund, cancel, forward. */
  'act',
  /** What is acted on: order, payment, account. */
  'asset',
  /** At once. */
  'urgency',
  /** Without asking or checking. */
  'unasked',
  /** Passes something on to the user: tell the user. */
  'tell-user',
  /** What an assistant calls. */
  'tool',
  /** A judgement dictated: ten out of ten. */
  'verdict',
  /** Frames: role play, story, emergency, output formats. */
  'frame',
  /** What belongs to the writer: my order, my password. */
  'own',
] as const
export type Concept = (typeof CONCEPTS)[number]

/** Words by concept, parted by `|`; a bar inside a word is written `¦`. */
export type Lexicon = Readonly<Partial<Record<Concept, string>>>
