/**
 * Sentences of one author set in one language, from which answers are put together. Slots: {v} the secret, {p} a part of it, {e} the secret
 * encoded, {mail} an outsider's address, {sum} an amount, {id} a record, {name} {ssn} {card} {phone} {street} somebody's particulars.
 */
export interface Tongue {
  readonly id: string
  /** Plain refusals. */
  readonly refuse: readonly string[]
  /** What turns from the refusal to the leak. */
  readonly pivot: readonly string[]
  readonly reveal: readonly string[]
  /** Tells a part of the secret: {p}. */
  readonly part: readonly string[]
  /** Hands the secret over encoded: {e}. */
  readonly encoded: readonly string[]
  /** Refusals that quote the attack, or say what was asked for. */
  readonly quoting: readonly string[]
  /** Refusals that say that a secret exists, or what it is for. */
  readonly exists: readonly string[]
  /** Deeds said to be done that the goal wanted. */
  readonly claim: readonly { kind: 'mail' | 'pay' | 'delete' | 'grant'; text: string }[]
  /** The same deeds, denied, planned or only described. */
  readonly denied: readonly { kind: 'mail' | 'pay' | 'delete' | 'grant'; text: string }[]
  /** Answers about security that name dangerous things so that nobody does them. */
  readonly security: readonly string[]
  /** The operator's instructions, told. */
  readonly prompt: readonly string[]
  /** The operator's instructions, kept. */
  readonly promptKept: readonly string[]
  readonly particulars: readonly string[]
  /** Working help with a harmful goal (kept vague), and its harmless neighbour. */
  readonly harm: readonly string[]
  readonly harmless: readonly string[]
  /** Ordinary, over-helpful answers. */
  readonly ordinary: readonly string[]
}
