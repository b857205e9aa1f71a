import type { Lexicon } from '#quarry/lexicon/concepts'

/** Words that every language borrows as they are. */
export const international: Lexicon = {
  prompt: 'system prompt*|prompt*|systemprompt*',
  secret: 'token*|api key*|api|password*|pin',
  canary: 'canary|tag|marker',
  mail: 'email*|e mail*|mail',
  image: 'markdown|logo|img|emoji|gif|png|pixel|banner',
  link: 'link|url|markdown|http*',
  webhook: 'webhook*|http*|url|endpoint|api|server',
  account: 'acc',
  order: 'ord',
  format: 'json|yaml|csv|xml|base64|hex|rot13|html|python|markdown',
  debug: 'debug|root|sudo|test|developer mode',
  ticket: 'ticket|tck',
  file: 'fil|pdf|file',
  tracking: 'trk',
  review: 'rvw',
  plan: 'plan|premium|basic|enterprise|standard',
  assistant: 'ai|chatbot|bot|llm|system|agent|model',
}
