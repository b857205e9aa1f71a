/** What a text of the training corpus is. `injection` heads learn all but `harmful_request` as attacks; that one is a head of its own. */
export const KINDS = [
  'benign',
  'benign_hard',
  'direct_injection',
  'jailbreak',
  'indirect_injection',
  'prompt_extraction',
  'harmful_request',
] as const
export type Kind = (typeof KINDS)[number]

/** One text of the corpus. */
export interface Row {
  text: string
  kind: Kind
  /** Where it comes from: a source of the shared data, or `seed:<topic>`. The unit that is left out when models are compared. */
  source: string
  /** Every source that has a part in it: a composed text has several. */
  parts: readonly string[]
  lang: string
  role: string
  cluster: string
}

export function isBenign(kind: Kind): boolean {
  return kind === 'benign' || kind === 'benign_hard'
}

export function isInjection(kind: Kind): boolean {
  return !isBenign(kind) && kind !== 'harmful_request'
}

/** Whether a text is one of our own seeds or composed of them; sources of others have no topic. */
export function isAuthored({ source }: Pick<Row, 'source'>): boolean {
  return source.includes(':')
}
