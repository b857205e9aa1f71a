/** What the simulator can recognize in a text. Each language names words for each; a frame may also show by its signs alone. */
export const CONCEPTS = [
  // what one is asked to do
  'ignore',
  'reveal',
  'send',
  'post',
  'share',
  'refund',
  'change',
  'read',
  'say',
  'include',
  'search',
  'continue',
  'analyze',
  // what it is about
  'prompt',
  'rules',
  'above',
  'canary',
  'secret',
  'account',
  'data',
  'conversation',
  'balance',
  'order',
  'ticket',
  'mail',
  'file',
  'review',
  'article',
  'tracking',
  'phone',
  'plan',
  'limit',
  'image',
  'link',
  'webhook',
  'other',
  'own',
  'me',
  'assistant',
  'latest',
  'summary',
  'greeting',
  // how it is framed
  'authority',
  'roleplay',
  'hypothetical',
  'story',
  'debug',
  'urgency',
  'format',
  'norefusal',
  'completion',
  'translation',
  'sysupdate',
  // how it is worded
  'new',
  'must',
  'polite',
  'attention',
  'exact',
  'first',
  'quiet',
  // work among agents and over time
  'relay',
  'later',
  'approval',
  'claim',
  'part',
  // words that only tell the language
  'grammar',
] as const
export type Concept = (typeof CONCEPTS)[number]

/** Words of one language: entries split by `|`; a `*` at the end matches any ending. Concepts without words are left out. */
export type Lexicon = Readonly<Partial<Record<Concept, string>>>

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'it', 'nl', 'pl', 'sv', 'tr', 'cs', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]
