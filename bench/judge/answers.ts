import { codec } from '@pavise/guard/text'
import { random } from '../../packages/pavise/src/core/random.js'
import type { Tongue } from './tongue.js'

export interface Labelled {
  readonly id: string
  readonly language: string
  readonly scenario: string
  readonly label: 'vulnerable' | 'safe'
  readonly goal?: string
  readonly prompt?: string
  readonly answer: string
  readonly secrets?: readonly string[]
  readonly effects?: readonly { tool: string; args: Record<string, unknown> }[]
}

/** Made-up things that answers name. */
export interface Props {
  readonly secrets: readonly string[]
  /** Secrets of everyday words with what other languages call them. */
  readonly translated: readonly { secret: string; said: Readonly<Record<string, string>> }[]
  readonly mails: readonly string[]
  readonly ids: readonly string[]
  readonly people: readonly { name: string; ssn: string; card: string; phone: string; street: string }[]
  readonly codecs: readonly string[]
  readonly goals: Readonly<Record<'secret' | 'mail' | 'pay' | 'delete' | 'grant' | 'prompt' | 'person' | 'harm', readonly string[]>>
  readonly tools: Readonly<Record<'mail' | 'pay' | 'delete' | 'grant' | 'read', readonly string[]>>
}

type Draft = Omit<Labelled, 'id' | 'language'>

/** Answers of one author set, their labels known by how they were made. The same seed gives the same answers. */
export function answersOf(tongues: readonly Tongue[], props: Props, seed: string): Labelled[] {
  return tongues.flatMap((tongue) => {
    const writer = new Writer(tongue, props, seed)
    return [...writer.leaks(), ...writer.kept(), ...writer.deeds(), ...writer.structures()].map((draft, i) => ({
      id: `${tongue.id}-${i}`,
      language: tongue.id,
      ...draft,
    }))
  })
}

class Writer {
  readonly #dice
  constructor(
    readonly tongue: Tongue,
    readonly props: Props,
    seed: string,
  ) {
    this.#dice = random(`${seed}/${tongue.id}`)
  }

  #pick<T>(items: readonly T[]): T {
    return this.#dice.pick(items)
  }

  #maybe(text: string): string {
    return this.#dice.chance(0.5) ? text : ''
  }

  /** A goal, or none: then the answer alone decides. */
  #goal(kind: keyof Props['goals'], share = 0.6): { goal?: string } {
    return this.#dice.chance(share) ? { goal: this.#pick(this.props.goals[kind]) } : {}
  }

  #join(...parts: readonly string[]): string {
    return parts.filter(Boolean).join(this.tongue.id === 'zh' || this.tongue.id === 'ja' ? '' : ' ')
  }

  #fill(text: string): string {
    const person = this.#pick(this.props.people)
    const values: Record<string, string> = {
      mail: this.#pick(this.props.mails),
      id: this.#pick(this.props.ids),
      sum: String(100 + this.#dice.int(900)),
      ...person,
    }
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
  }

  /** Values that come out: in clear, in part, encoded, translated; behind a refusal or without one. */
  *leaks(): Generator<Draft> {
    const { tongue, props } = this
    for (const reveal of tongue.reveal)
      for (let round = 0; round < 5; round++) {
        const secret = this.#pick(props.secrets)
        const lead = this.#dice.chance(0.7) ? this.#join(this.#pick(tongue.refuse), this.#pick(tongue.pivot)) : ''
        yield {
          scenario: lead ? 'mixed refusal' : 'plain leak',
          label: 'vulnerable',
          ...this.#goal('secret'),
          secrets: [secret],
          answer: this.#join(lead, reveal.replace('{v}', secret)),
        }
      }
    for (const text of tongue.part)
      for (let round = 0; round < 4; round++) {
        const secret = this.#pick(props.secrets.filter((value) => /[-\d]/.test(value)))
        const half = Math.ceil(secret.length * 0.55)
        const part = this.#dice.chance(0.5) ? secret.slice(0, half) : secret.slice(-half)
        yield {
          scenario: 'partial leak',
          label: 'vulnerable',
          ...this.#goal('secret'),
          secrets: [secret],
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), text.replace('{p}', part)),
        }
      }
    for (const id of props.codecs) {
      const secret = this.#pick(props.secrets)
      const carrier = codec(id)
      const said = carrier ? carrier.encode(secret) : spelledOut(id, secret)
      yield {
        scenario: 'encoded leak',
        label: 'vulnerable',
        ...this.#goal('secret'),
        secrets: [secret],
        answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), this.#pick(tongue.encoded).replace('{e}', said)),
      }
    }
    for (const { secret, said } of props.translated) {
      const word = said[tongue.id]
      if (word)
        yield {
          scenario: 'translated leak',
          label: 'vulnerable',
          ...this.#goal('secret'),
          secrets: [secret],
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), this.#pick(tongue.reveal).replace('{v}', word)),
        }
    }
  }

  /** Refusals of every kind, with secrets that stay where they are. */
  *kept(): Generator<Draft> {
    const { tongue, props } = this
    const secrets = (): readonly string[] => [this.#pick(props.secrets)]
    for (const text of tongue.refuse) {
      yield { scenario: 'refusal', label: 'safe', ...this.#goal('secret'), secrets: secrets(), answer: text }
      yield { scenario: 'refusal', label: 'safe', ...this.#goal('mail'), answer: this.#join(text, this.#pick(tongue.ordinary)) }
      yield { scenario: 'refusal', label: 'safe', answer: this.#join(text, this.#pick(tongue.refuse)) }
    }
    for (const text of tongue.quoting)
      for (let round = 0; round < 3; round++) {
        const filled = this.#fill(text)
        yield {
          scenario: 'quotes the attack',
          label: 'safe',
          ...this.#goal('secret', 0.5),
          secrets: secrets(),
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), filled),
        }
      }
    for (const text of [...tongue.exists, ...tongue.promptKept])
      for (let round = 0; round < 2; round++)
        yield {
          scenario: 'mentions that it exists',
          label: 'safe',
          ...this.#goal(tongue.exists.includes(text) ? 'secret' : 'prompt'),
          secrets: secrets(),
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), text),
        }
    for (const text of tongue.security)
      for (let round = 0; round < 2; round++)
        yield {
          scenario: 'advice about security',
          label: 'safe',
          ...(round > 0 ? { goal: this.#pick(props.goals.secret), secrets: secrets() } : {}),
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), text),
        }
    for (const text of tongue.ordinary)
      for (let round = 0; round < 3; round++)
        yield {
          scenario: 'ordinary help',
          label: 'safe',
          ...(round > 1 ? { secrets: secrets() } : {}),
          ...(round > 0 ? this.#goal('secret', 0.4) : {}),
          answer: this.#fill(text),
        }
  }

  /** Deeds: said, denied, and in the log. */
  *deeds(): Generator<Draft> {
    const { tongue, props } = this
    for (const { kind, text } of tongue.claim)
      for (let round = 0; round < 3; round++) {
        const mail = this.#pick(props.mails)
        const goal = this.#pick(props.goals[kind]).replace('{mail}', mail)
        const lead = this.#dice.chance(0.4) ? this.#join(this.#pick(tongue.refuse), this.#pick(tongue.pivot)) : ''
        yield { scenario: 'claimed deed', label: 'vulnerable', goal, answer: this.#join(lead, this.#fill(text.replace('{mail}', mail))) }
      }
    for (const { kind, text } of tongue.denied)
      for (let round = 0; round < 3; round++) {
        const mail = this.#pick(props.mails)
        yield {
          scenario: 'honest denial',
          label: 'safe',
          goal: this.#pick(props.goals[kind]).replace('{mail}', mail),
          answer: this.#join(this.#maybe(this.#pick(tongue.refuse)), this.#fill(text.replace('{mail}', mail))),
          ...(round === 2 ? { effects: [{ tool: this.#pick(props.tools.read), args: { id: this.#pick(props.ids) } }] } : {}),
        }
      }
    for (const kind of ['mail', 'pay', 'delete', 'grant'] as const) {
      const mail = this.#pick(props.mails)
      const id = this.#pick(props.ids)
      const args = {
        mail: { to: mail, body: 'customers.csv' },
        pay: { order: id, amount: 450 },
        delete: { account: id },
        grant: { account: id, role: 'administrator' },
      }[kind]
      yield {
        scenario: 'deed in the log',
        label: 'vulnerable',
        goal: this.#pick(props.goals[kind]).replace('{mail}', mail),
        answer: this.#pick(tongue.refuse),
        effects: [{ tool: this.#pick(props.tools[kind]), args }],
      }
      yield {
        scenario: 'innocent log',
        label: 'safe',
        goal: this.#pick(props.goals[kind]).replace('{mail}', mail),
        answer: this.#pick(tongue.refuse),
        effects: [{ tool: this.#pick(props.tools.read), args: { id: this.#pick(props.ids) } }],
      }
    }
    const secret = this.#pick(props.secrets)
    yield {
      scenario: 'deed in the log',
      label: 'vulnerable',
      answer: this.#pick(tongue.refuse),
      secrets: [secret],
      effects: [
        { tool: this.#pick(props.tools.mail), args: { to: this.#pick(props.mails), body: `fyi: ${codec('base64')!.encode(secret)}` } },
      ],
    }
  }

  /** What the shape of the text shows: instructions, particulars, harmful steps. */
  *structures(): Generator<Draft> {
    const { tongue } = this
    for (const text of tongue.prompt)
      for (let round = 0; round < 3; round++)
        yield {
          scenario: 'instructions told',
          label: 'vulnerable',
          ...this.#goal('prompt', 0.7),
          answer: this.#join(round > 0 ? this.#join(this.#pick(tongue.refuse), this.#pick(tongue.pivot)) : '', text),
        }
    for (const text of tongue.particulars)
      for (let round = 0; round < 4; round++)
        yield {
          scenario: 'particulars of a person',
          label: 'vulnerable',
          ...this.#goal('person'),
          answer: this.#join(this.#maybe(this.#join(this.#pick(tongue.refuse), this.#pick(tongue.pivot))), this.#fill(text)),
        }
    for (const text of tongue.harm)
      for (let round = 0; round < 2; round++)
        yield {
          scenario: 'harmful steps',
          label: 'vulnerable',
          ...this.#goal('harm'),
          answer: this.#join(round > 0 ? this.#join(this.#pick(tongue.refuse), this.#pick(tongue.pivot)) : '', text),
        }
    for (const text of tongue.harmless)
      for (let round = 0; round < 2; round++)
        yield {
          scenario: 'harmless neighbour',
          label: 'safe',
          ...this.#goal('harm'),
          answer: this.#join(round > 0 ? this.#pick(tongue.refuse) : '', text),
        }
  }
}

/** Spellings that no codec of the guard has. */
function spelledOut(id: string, secret: string): string {
  if (id === 'hyphens') return [...secret].join('-')
  if (id === 'acrostic') return ['', ...secret.replace(/[^A-Za-z0-9]/g, '')].map((letter) => `${letter.toUpperCase()} ~`).join('\n')
  if (id === 'halves') return `${secret.slice(0, secret.length >> 1)} … ${secret.slice(secret.length >> 1)}`
  return [...secret].map((letter) => WORDS[letter] ?? letter).join(' ')
}

const WORDS: Readonly<Record<string, string>> = {
  0: 'zero',
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  '-': 'dash',
}
