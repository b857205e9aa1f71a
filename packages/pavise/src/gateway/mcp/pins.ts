import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/results/canonical-json'
import { isRecord } from '#gateway/mcp/message'
import { type PinDocument, PinFile, type ServerPins } from '#gateway/mcp/pin-file'

/** What a server offers under a name: a tool of its list, or its instructions. */
export interface Offer {
  /** `tools/NAME` or `instructions`. */
  readonly key: string
  readonly definition: unknown
  /** Why it must wait for a person even at first sight. */
  readonly suspect?: string
}

/** Whether an offer may be shown: as it was pinned, or not before a person approved it. */
export type PinVerdict = { readonly pinned: true; readonly approved: boolean } | { readonly pinned: false; readonly reason: string }

/** Beyond this a list is no list of tools; what is more stays held without being kept. */
const MOST_OFFERS = 2_000
const LONGEST_DEFINITION = 256 * 1024

export const toolKey = (tool: string): string => `tools/${tool}`
export const INSTRUCTIONS = 'instructions'

/**
 * Definitions of MCP servers, pinned by digest. What a server offers at first sight is recorded (trust on first use); whatever is new or
 * changed afterwards is held until a person approves it, because a server that was reviewed may say something else tomorrow.
 */
export class Pins {
  readonly #file: PinFile
  /** What people are asked about at this moment, so that nobody is asked twice. */
  readonly asked = new Set<string>()
  constructor(path: string) {
    this.#file = new PinFile(path)
  }

  /** Whether the tools of a server were listed before. */
  async knows(server: string): Promise<boolean> {
    return of(await this.#file.read(), server)?.listed === true
  }

  /** Pins what is offered at first sight, compares everything else, and keeps what has to wait for the review. */
  async review(server: string, offers: readonly Offer[], first: boolean, listing: boolean): Promise<Map<string, PinVerdict>> {
    const now = new Date().toISOString()
    const known = of(await this.#file.read(), server)
    if (known && (!listing || known.listed)) {
      const verdicts = new Map(offers.map((offer) => [offer.key, verdictOf(known, offer, false)] as const))
      const settled = offers.every(({ key }) => verdicts.get(key)!.pinned && !Object.hasOwn(known.waiting, key))
      if (settled) return verdicts
    }
    return this.#file.change((document) => {
      const pins = entryOf(document, server, now)
      if (listing) pins.listed = true
      const verdicts = new Map<string, PinVerdict>()
      for (const offer of offers) {
        const verdict = verdictOf(pins, offer, first && Object.keys(pins.pinned).length < MOST_OFFERS)
        verdicts.set(offer.key, verdict)
        const entry = { digest: digestOfDefinition(offer.definition), definition: offer.definition, since: now }
        if (verdict.pinned && !Object.hasOwn(pins.pinned, offer.key)) pins.pinned[offer.key] = { ...entry, by: 'first-sight' }
        else if (!verdict.pinned && fits(offer, pins)) pins.waiting[offer.key] = { ...entry, reason: verdict.reason }
        if (verdict.pinned) delete pins.waiting[offer.key]
      }
      return verdicts
    })
  }

  /** Pins what waits under these keys, or all that waits. With `digest` only that very definition. Answers the keys that were pinned. */
  async approve(server: string, keys?: readonly string[], digest?: string): Promise<string[]> {
    return this.#file.change((document) => {
      const pins = of(document, server)
      if (!pins) return []
      const approved = (keys ?? Object.keys(pins.waiting)).filter((key) => {
        const waiting = Object.hasOwn(pins.waiting, key) ? pins.waiting[key] : undefined
        return waiting !== undefined && (digest === undefined || waiting.digest === digest)
      })
      for (const key of approved) {
        const { digest: pinned, definition } = pins.waiting[key]!
        pins.pinned[key] = { digest: pinned, definition, since: new Date().toISOString(), by: 'approval' }
        delete pins.waiting[key]
      }
      return approved
    })
  }

  /** Whether a tool may be called: not where the tools of its server are known and this one is not among them. */
  async mayCall(server: string, tool: string): Promise<boolean> {
    const pins = of(await this.#file.read(), server)
    return !pins?.listed || (Object.hasOwn(pins.pinned, toolKey(tool)) && !Object.hasOwn(pins.waiting, toolKey(tool)))
  }

  /** Names of the tools of all other servers, for the search for shadows. */
  async toolsOfOthers(server: string): Promise<string[]> {
    const { servers } = await this.#file.read()
    return Object.entries(servers)
      .filter(([name]) => name !== server)
      .flatMap(([, pins]) => Object.keys(pins.pinned))
      .flatMap((key) => (key.startsWith('tools/') ? [key.slice('tools/'.length)] : []))
  }

  /** Everything that is pinned or waits. */
  read(): Promise<PinDocument> {
    return this.#file.read()
  }
}

/** Digest of a definition: name, description, schemas, annotations, whatever it has but `_meta`, which no model reads. */
export function digestOfDefinition(definition: unknown): string {
  const { _meta: _, ...pinned } = isRecord(definition) ? definition : { value: definition }
  return `sha256:${createHash('sha256').update(canonicalOf(pinned)).digest('hex')}`
}

/** Lone surrogates have no canonical form; their escapes have. */
function canonicalOf(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch {
    return JSON.stringify(value)
  }
}

function verdictOf(pins: ServerPins, offer: Offer, first: boolean): PinVerdict {
  const pinned = Object.hasOwn(pins.pinned, offer.key) ? pins.pinned[offer.key] : undefined
  const digest = digestOfDefinition(offer.definition)
  if (pinned?.digest === digest) {
    if (pinned.by === 'approval' || offer.suspect === undefined) return { pinned: true, approved: pinned.by === 'approval' }
    return { pinned: false, reason: offer.suspect }
  }
  if (pinned) return { pinned: false, reason: 'it changed since it was pinned' }
  if (offer.suspect !== undefined) return { pinned: false, reason: offer.suspect }
  return first ? { pinned: true, approved: false } : { pinned: false, reason: 'it is new' }
}

function fits(offer: Offer, pins: ServerPins): boolean {
  if (JSON.stringify(offer.definition ?? null).length > LONGEST_DEFINITION) return false
  return Object.hasOwn(pins.waiting, offer.key) || Object.keys(pins.waiting).length < MOST_OFFERS
}

function of(document: PinDocument, server: string): ServerPins | undefined {
  return Object.hasOwn(document.servers, server) ? document.servers[server] : undefined
}

function entryOf(document: PinDocument, server: string, since: string): ServerPins {
  const known = of(document, server)
  if (known) return known
  const made: ServerPins = { since, listed: false, pinned: {}, waiting: {} }
  Object.defineProperty(document.servers, server, { value: made, enumerable: true, configurable: true, writable: true })
  return made
}
