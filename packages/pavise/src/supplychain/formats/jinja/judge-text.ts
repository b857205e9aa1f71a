import type { Expression, Statement } from './ast.js'
import { below, bodiesOf, expressionsOf } from './walk.js'

/** Text that the template adds on its own account, or changes. */
export interface Addition {
  readonly at: number
  readonly what: string
  readonly message: string
  readonly text: string
}

const CONTENT_KEYS = new Set(['content', 'text', 'prompt', 'query', 'parts', 'input', 'question'])
const CONTENT_NAMES =
  /^(?:(?:user|last|first|system|loop)_?(?:input|message|messages|prompt|text|content|query)|content|text|prompt|query|question)$/

/** Finds triggers on what was said, on the date or on chance that add words, words that are changed, and hidden instructions. */
export function judgeText(body: readonly Statement[]): Addition[] {
  const judge = new TextJudge()
  judge.walk(body)
  return judge.found
}

class TextJudge {
  readonly found: Addition[] = []
  readonly #fromMessages = new Set<string>()

  walk(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === 'data') this.#hidden(statement.text, statement.at)
      for (const expression of expressionsOf(statement)) this.#expression(expression)
      this.#learn(statement)
      if (statement.type === 'if') {
        const trigger = this.#trigger(statement.test)
        if (trigger) this.#added(trigger, [...this.#said(statement.body), ...this.#said(statement.otherwise)])
      }
      this.walk(bodiesOf(statement))
    }
  }

  #learn(statement: Statement): void {
    if (statement.type !== 'set' && statement.type !== 'for') return
    const value = statement.type === 'set' ? statement.value : statement.over
    if (value && this.#isSaid(value))
      for (const node of below(statement.target)) {
        if (node.type === 'name') this.#fromMessages.add(node.name)
        if (node.type === 'attribute') this.#fromMessages.add(`.${node.name}`)
      }
  }

  #expression(expression: Expression): void {
    const errors = new Set<Expression>()
    for (const node of below(expression)) {
      if (node.type === 'call' && node.of.type === 'name' && node.of.name === 'raise_exception')
        for (const inner of below(node)) errors.add(inner)
      if (node.type === 'text' && !errors.has(node)) this.#hidden(node.text, node.at)
      if (node.type === 'choice') {
        const trigger = this.#trigger(node.test)
        if (trigger)
          this.#added(
            trigger,
            [node.first, ...(node.otherwise ? [node.otherwise] : [])].flatMap((value) => this.#texts(value)),
          )
      }
      this.#replaced(node)
    }
  }

  /** Whether the expression is about what a message says. */
  #isSaid(expression: Expression): boolean {
    for (const node of below(expression)) {
      if (node.type === 'attribute' && (CONTENT_KEYS.has(node.name) || this.#fromMessages.has(`.${node.name}`))) return true
      if (node.type === 'subscript' && node.key.type === 'text' && CONTENT_KEYS.has(node.key.text)) return true
      if (node.type === 'name' && (this.#fromMessages.has(node.name) || CONTENT_NAMES.test(node.name))) return true
    }
    return false
  }

  /** What a condition waits for, in words, or undefined where it asks for structure only. */
  #trigger(test: Expression): string | undefined {
    for (const node of below(test)) {
      if (node.type === 'call' && node.of.type === 'name' && node.of.name.startsWith('strftime')) return 'the date'
      if (node.type === 'filter' && node.name === 'random') return 'chance'
      const compared = comparedText(node)
      if (compared && isWordy(compared.text) && compared.others.some((other) => this.#isSaid(other)))
        return `“${compared.text.slice(0, 60)}” in a message`
      if (node.type === 'binary' && ['>', '<', '>=', '<=', '=='].includes(node.operator) && isCount(node) && this.#isSaid(node))
        return 'the length of a message'
    }
    return undefined
  }

  #added(trigger: string, texts: readonly { text: string; at: number }[]): void {
    const added = texts.find(({ text }) => isSentence(text))
    if (added) this.#say(added.at, 'trigger', `adds words when it finds ${trigger}`, added.text)
  }

  /** Constant texts that statements put out or keep for later. */
  #said(body: readonly Statement[]): { text: string; at: number }[] {
    return body.flatMap((statement) => {
      if (statement.type === 'data') return [{ text: statement.text, at: statement.at }]
      const own =
        statement.type === 'output' || statement.type === 'set' ? expressionsOf(statement).flatMap((value) => this.#texts(value)) : []
      return [...own, ...this.#said(bodiesOf(statement))]
    })
  }

  #texts(expression: Expression): { text: string; at: number }[] {
    if (expression.type === 'call' && expression.of.type === 'name' && expression.of.name === 'raise_exception') return []
    return [...below(expression)].flatMap((node) => (node.type === 'text' ? [{ text: node.text, at: node.at }] : []))
  }

  #replaced(node: Expression): void {
    const isReplace =
      (node.type === 'filter' && node.name === 'replace') ||
      (node.type === 'call' && node.of.type === 'attribute' && node.of.name === 'replace')
    if (!isReplace || (node.type !== 'filter' && node.type !== 'call')) return
    const [from, to] = node.positional
    if (from?.type !== 'text' || to?.type !== 'text' || !node.of || !this.#isSaid(node.of)) return
    if (/^[\p{L} ']{3,}$/u.test(from.text.trim()) && /\p{L}{2,}/u.test(to.text) && isWordy(to.text))
      this.#say(from.at, 'replace', `changes “${from.text.slice(0, 40)}” in messages to “${to.text.slice(0, 40)}”`, to.text)
    else if (/https?:\/\//i.test(to.text)) this.#say(to.at, 'replace', 'changes addresses in messages', to.text)
  }

  #hidden(text: string, at: number): void {
    for (const { what, pattern } of HIDDEN) {
      const match = pattern.exec(text.length > 100_000 ? text.slice(0, 100_000) : text)
      if (!match) continue
      this.#say(at + match.index, what, `holds ${what}`, match[0])
      return
    }
  }

  #say(at: number, what: string, message: string, text: string): void {
    if (this.found.length < 50) this.found.push({ at, what, message, text: text.trim().slice(0, 200) })
  }
}

/** What instructions look like that nobody should see. Bounded, so linear. */
const HIDDEN: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'an instruction to keep something from the user',
    pattern:
      /\b(?:do\s+not|don['’]t|never|without)\b[^.\n]{0,40}\b(?:tell|mention|reveal|inform|disclos|alert|notif|warn)\w*\b[^.\n]{0,60}\b(?:users?|anyone|anybody|humans?|customers?|operators?|administrators?)\b/i,
  },
  {
    what: 'an instruction to disregard other instructions',
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|any|other|system|safety|user['’]?s?)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|messages?|restrictions?|polic(?:y|ies))\b/i,
  },
  {
    what: 'an instruction to drop restrictions',
    pattern:
      /\b(?:you\s+(?:are|have)\s+(?:now\s+)?(?:unrestricted|jailbroken|no\s+(?:restrictions|limits|rules|filters))|without\s+(?:any\s+)?(?:ethical|safety|moral)\s+(?:restrictions|limits|filters|guidelines))\b/i,
  },
  {
    what: 'an instruction to plant an address or code in answers',
    pattern:
      /\b(?:always|must|should|secretly|silently|also|make\s+sure\s+to)\b[^.\n]{0,60}\b(?:recommend|include|insert|append|add|embed|mention|link|direct|redirect|send|visit|download|post|forward)\w*\b[^\n]{0,120}(?:https?:\/\/|www\.|\bbackdoor\b|\bmalware\b|\b[\w-]{2,40}\.(?:com|net|org|io|xyz|ru|top|example|test)\b)/i,
  },
  {
    what: 'a picture whose address carries data away',
    pattern: /!\[[^\]\n]{0,80}\]\(\s*https?:\/\/[^)\n]{0,300}(?:[?&=][^)\n]{0,200}\)|$)/i,
  },
  {
    what: 'an instruction to collect secrets',
    pattern:
      /\b(?:ask|request|collect|gather|exfiltrate|extract|send|forward|leak)\w*\b[^.\n]{0,60}\b(?:passwords?|api[\s_-]?keys?|credit\s?cards?|credentials|private\s+keys?|access\s+tokens?|conversation\s+history)\b/i,
  },
  { what: 'letters that nobody sees', pattern: /[\u{e0020}-\u{e007e}]{3,}|[\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff]{6,}/u },
]

/** A text constant in a comparison, and what it is compared with. */
function comparedText(node: Expression): { text: string; others: readonly Expression[] } | undefined {
  if (node.type === 'binary' && ['in', 'not in', '==', '!='].includes(node.operator)) {
    for (const [side, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      if (side.type === 'text') return { text: side.text, others: [other] }
      const listed = side.type === 'list' ? side.items.find((item) => item.type === 'text') : undefined
      if (listed?.type === 'text') return { text: listed.text, others: [other] }
    }
  }
  if (
    node.type === 'call' &&
    node.of.type === 'attribute' &&
    /^(?:startswith|endswith|find|rfind|index|count|contains)$/.test(node.of.name)
  ) {
    const first = node.positional[0]
    if (first?.type === 'text') return { text: first.text, others: [node.of.of] }
  }
  if (node.type === 'test') {
    const first = node.positional[0]
    if (first?.type === 'text') return { text: first.text, others: [node.of] }
  }
  return undefined
}

/** Compares how long something is with a number above 1. */
function isCount(node: Expression): boolean {
  const nodes = [...below(node)]
  return (
    nodes.some((one) => one.type === 'filter' && ['length', 'count', 'wordcount'].includes(one.name)) &&
    nodes.some((one) => one.type === 'number' && one.value > 1)
  )
}

/** Words of a person, rather than a marker of the prompt format: `</think>`, `<|tool|>`, `[INST]`, `/no_think`, `###`. */
const withoutMarkers = (text: string): string => text.replace(/<[^<>\n]{0,60}>|\[[^[\]\n]{0,40}\]|\/[a-z_]+|#+|[a-z]+_[a-z_]+/gi, ' ')

const isWordy = (text: string): boolean => /\p{L}{2,}/u.test(withoutMarkers(text))

/** At least three words in a row, or as much of a script that sets no blanks. */
function isSentence(text: string): boolean {
  const plain = withoutMarkers(text)
  return (
    /\p{L}{2,}[,;:]?\s+\p{L}+[,;:]?\s+\p{L}{2,}/u.test(plain) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/u.test(plain)
  )
}
