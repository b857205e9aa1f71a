/**
 * What words of an injection are about. A single concept never decides: rules ask for several near each other. The lexicons list, per language,
 * words and stems (`*` at the end: any ending) for the concepts that language needs.
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
] as const
export type Concept = (typeof CONCEPTS)[number]

/** Words by concept, parted by `|`; a bar inside a word is written `¦`. */
export type Lexicon = Readonly<Partial<Record<Concept, string>>>
