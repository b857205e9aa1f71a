import type { Member } from '#core/results/envelope'
import type { FileVerdict } from '#core/results/file-verdict'
import { type Bytes, BytesMissing, bytesOf } from './bytes.js'
import type { PlacedObservation } from './file-result.js'
import type { FormatDefinition, MemberScan, Observation, Overgrown } from './format.js'
import { ALL_FROM, BudgetSpent, RATIO_FROM, type ScanLimits, WORK_PER_BYTE } from './limits.js'
import { plainFormat } from './plain-format.js'
import { type ObservedVerdict, verdictOf } from './verdict.js'

const MOST_MEMBERS_LISTED = 1000
/** Of one verdict. */
const MOST_OBSERVATIONS = 1000
/** Of one rule in one member. */
const MOST_IN_A_PLACE = 50
const MOST_UNSEEN = 200
const READ_AS_TEXT = 256 * 1024
const MOST_EVIDENCE = 8
const MOST_FACTS = 200
/** Members up to this size are read once: some forty formats look at each, and a view of a view costs more than what they look at. */
const READ_AT_ONCE = 16 * 1024
/** Units of work between two signs of life. */
const SIGN_OF_LIFE = 100_000

/** What text of a file is given to: the detectors of secrets and personal data. */
export type TextReader = (text: string) => readonly Observation[]

function inMemory(content: Bytes): Bytes {
  const { buffer, byteOffset, length } = content.read(0, content.size)
  return bytesOf(new Uint8Array(buffer, byteOffset, length))
}

export const memberPath = (path: readonly string[]): string => path.join('!')

/** Names the kind of a fault without a stack. */
const faultOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'a fault')

/** An observation with how often it came again, and its own key. */
type Kept = PlacedObservation & { readonly more: number; readonly key: string }

/** The scan of one file with everything inside it: runs the formats, counts what they cost, gathers what they saw. */
export class Examination {
  readonly #observations = new Map<string, Kept>()
  readonly #counts: Record<string, number> = {}
  readonly #places = new Map<string, string[]>()
  readonly #unseen = new Map<string, { reason: string; member?: string }>()
  readonly #members: { path: readonly string[]; format: string; size: number }[] = []
  readonly #facts: Record<string, string | number> = {}
  #work: number
  #memberCount = 0
  #grown = 0
  #silent = 0
  #spent = false
  #format = 'data'

  constructor(
    private readonly formats: readonly FormatDefinition[],
    private readonly limits: ScanLimits,
    private readonly size: number,
    private readonly readText: TextReader,
    private readonly alive: () => void = () => undefined,
  ) {
    this.#work = limits.work + size * WORK_PER_BYTE
  }

  /** Examines the file itself. Promises only where a format is asynchronous: most small files are done at once. Throws `BytesMissing`. */
  file(content: Bytes, name: string): void | Promise<void> {
    return this.#examine(content, name, [], (format) => {
      this.#format = format
    })
  }

  inconclusive(reason: string, member?: string): void {
    if (this.#unseen.size >= MOST_UNSEEN) return
    this.#unseen.set(`${member ?? ''}\0${reason}`, member === undefined ? { reason } : { reason, member })
  }

  get format(): string {
    return this.#format
  }
  get facts(): Readonly<Record<string, string | number>> {
    return this.#facts
  }
  get observations(): readonly PlacedObservation[] {
    return [...this.#observations.values()].map(({ more, key: _, ...rest }) => (more > 0 ? { ...rest, more } : rest))
  }
  get unseen(): readonly { reason: string; member?: string }[] {
    return [...this.#unseen.values()]
  }
  get verdict(): FileVerdict {
    if (this.#observations.size === 0) return this.#unseen.size > 0 ? 'inconclusive' : 'safe'
    return verdictOf(
      [...this.#observations.values()].map(({ verdict }) => verdict),
      this.#unseen.size > 0,
    )
  }

  /** The members in their order, each with the worst of what it and what lies in it holds. */
  get members(): readonly Member[] {
    if (this.#members.length === 0) return []
    const seen = new Map<string, { observed: ObservedVerdict[]; unseen: boolean }>()
    const note = (member: string | undefined, verdict?: ObservedVerdict): void => {
      const parts = member?.split('!') ?? []
      for (let i = parts.length; i > 0; i--) {
        const key = parts.slice(0, i).join('!')
        const of = seen.get(key) ?? { observed: [], unseen: false }
        if (verdict === undefined) of.unseen = true
        else of.observed.push(verdict)
        seen.set(key, of)
      }
    }
    for (const { member, verdict } of this.#observations.values()) note(member, verdict)
    for (const { member } of this.#unseen.values()) note(member)
    return this.#members.map(({ path, format, size }) => {
      const member = memberPath(path)
      return { path: member, format, verdict: verdictOf(seen.get(member)?.observed ?? [], seen.get(member)?.unseen ?? false), size }
    })
  }

  #examine(content: Bytes, name: string, path: readonly string[], setFormat: (format: string) => void): void | Promise<void> {
    const certain: FormatDefinition[] = []
    const possible: FormatDefinition[] = []
    for (const format of this.formats) {
      const answer = this.#detect(format, content, name, path)
      if (answer === 'yes') certain.push(format)
      else if (answer === 'maybe') possible.push(format)
    }
    const plain = plainFormat(content)
    setFormat(certain[0]?.id ?? plain)
    if (plain === 'text' && content.size <= READ_AS_TEXT) this.#plainText(content, path)
    let known = certain.length > 0
    let pending: Promise<void> | undefined
    for (const format of [...certain, ...possible]) {
      const scan = new FormatScan(this, path, name, () => {
        if (known) return
        known = true
        setFormat(format.id)
      })
      if (pending) pending = pending.then(() => this.#run(format, content, scan))
      else pending = this.#run(format, content, scan) ?? undefined
    }
    return pending
  }

  /** Small texts, such as configurations, are looked through for secrets whatever their format. */
  #plainText(content: Bytes, path: readonly string[]): void {
    this.#work -= content.size
    if (this.#work > 0) this.text(new TextDecoder().decode(content.read(0, content.size)), path)
  }

  #detect(format: FormatDefinition, content: Bytes, name: string, path: readonly string[]): 'yes' | 'maybe' | 'no' {
    try {
      return format.detect(content, name)
    } catch (error) {
      this.#fault(error, `${format.id} could not be told: ${faultOf(error)}`, path)
      return 'no'
    }
  }

  #run(format: FormatDefinition, content: Bytes, scan: FormatScan): void | Promise<void> {
    if (this.#spent) return
    try {
      const done = format.scan(content, scan)
      if (done instanceof Promise) return done.catch((error) => this.#fault(error, `${format.id}: ${faultOf(error)}`, scan.path))
    } catch (error) {
      this.#fault(error, `${format.id}: ${faultOf(error)}`, scan.path)
    }
  }

  /** A format threw: the budget is spent, bytes are missing, or the format has a fault of its own, which is never a pass. */
  #fault(error: unknown, reason: string, path: readonly string[]): void {
    if (error instanceof BytesMissing) throw error
    const member = path.length > 0 ? memberPath(path) : undefined
    if (error instanceof BudgetSpent) {
      this.#spent = true
      this.inconclusive('the work that this file may cost is spent; what comes after was not looked at', member)
    } else this.inconclusive(reason, member)
  }

  observe(observation: Observation, path: readonly string[]): void {
    const member = path.length > 0 ? memberPath(path) : undefined
    const key = `${observation.rule}\0${member ?? ''}\0${observation.verdict}\0${JSON.stringify(observation.location)}`
    // Never folded into something milder: a flood of harmless ones hides nothing.
    const place = `${observation.rule}\0${member ?? ''}\0${observation.verdict}`
    const before = this.#observations.get(key) ?? this.#fullPlace(place)
    if (before) {
      const evidence =
        before.evidence.length < MOST_EVIDENCE ? [...before.evidence, ...observation.evidence].slice(0, MOST_EVIDENCE) : before.evidence
      this.#observations.set(before.key, { ...before, evidence, more: before.more + 1 })
    } else if ((this.#counts[observation.verdict] ?? 0) >= MOST_OBSERVATIONS) {
      this.inconclusive(`more than ${MOST_OBSERVATIONS} observations; the rest is not listed`)
    } else {
      this.#counts[observation.verdict] = (this.#counts[observation.verdict] ?? 0) + 1
      this.#places.set(place, [...(this.#places.get(place) ?? []), key])
      this.#observations.set(key, { ...observation, ...(member === undefined ? {} : { member }), more: 0, key })
    }
  }

  /** Where one rule was seen very often in one place: the first of them, which counts the rest. */
  #fullPlace(place: string): Kept | undefined {
    const keys = this.#places.get(place)
    return keys !== undefined && keys.length >= MOST_IN_A_PLACE ? this.#observations.get(keys[0]!) : undefined
  }

  spend(work: number): void {
    if (this.#spent) throw new BudgetSpent()
    this.#work -= work
    this.#silent += work
    if (this.#silent > SIGN_OF_LIFE) {
      this.#silent = 0
      this.alive()
    }
    if (this.#work < 0) throw new BudgetSpent()
  }

  /** Content that came out of compression counts, and earns work as a file of its size would. */
  grow(fresh: number, input: number, output: number): Overgrown | undefined {
    this.#grown += fresh
    if (this.#grown > this.limits.bytes) return { reason: `more than ${this.limits.bytes} bytes came out of compression`, bomb: false }
    const all = this.#grown > ALL_FROM && this.#grown > this.size * this.limits.ratio
    if (all || (output > RATIO_FROM && output > input * this.limits.ratio)) {
      return { reason: `it grows to more than ${this.limits.ratio} times its size`, bomb: true }
    }
    this.#work += fresh * WORK_PER_BYTE
    return undefined
  }

  member(name: string, content: Bytes, path: readonly string[]): void | Promise<void> {
    const inner = [...path, name]
    if (inner.length > this.limits.depth) return this.inconclusive(`nested deeper than ${this.limits.depth} levels`, memberPath(inner))
    if (++this.#memberCount > this.limits.members)
      return this.inconclusive(`more than ${this.limits.members} members; the rest was not looked at`)
    this.spend(64)
    const entry = { path: inner, format: 'data', size: content.size }
    if (this.#members.length < MOST_MEMBERS_LISTED) this.#members.push(entry)
    if (content.size === 0) return
    return this.#examine(content.size <= READ_AT_ONCE ? inMemory(content) : content, name, inner, (format) => {
      entry.format = format
    })
  }

  text(text: string, path: readonly string[]): void {
    for (const observation of this.readText(text)) this.observe(observation, path)
  }

  fact(name: string, value: string | number, path: readonly string[]): void {
    const key = path.length > 0 ? `${memberPath(path)}: ${name}` : name
    if (this.#facts[key] === undefined && Object.keys(this.#facts).length < MOST_FACTS) {
      this.#facts[key] = typeof value === 'string' ? value.slice(0, 2000) : value
    }
  }
}

class FormatScan implements MemberScan {
  constructor(
    private readonly examination: Examination,
    readonly path: readonly string[],
    readonly name: string,
    readonly recognize: () => void,
  ) {}
  observe(observation: Observation): void {
    this.recognize()
    this.examination.observe(observation, this.path)
  }
  inconclusive(reason: string): void {
    this.examination.inconclusive(reason, this.path.length > 0 ? memberPath(this.path) : undefined)
  }
  spend(work: number): void {
    this.examination.spend(work)
  }
  grow(fresh: number, input: number, output: number): Overgrown | undefined {
    return this.examination.grow(fresh, input, output)
  }
  async member(name: string, content: Bytes): Promise<void> {
    const done = this.examination.member(name, content, this.path)
    if (done) await done
  }
  text(_kind: string, text: string): void {
    this.examination.text(text, this.path)
  }
  fact(name: string, value: string | number): void {
    this.examination.fact(name, value, this.path)
  }
}
