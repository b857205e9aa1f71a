import type { DetectorOptions } from '../vocabulary/detector.js'
import type { Origin } from '../vocabulary/origin.js'
import type { Uninspectable } from './uninspectable.js'

/** What the guard does about a finding, weakest first. `hold` waits for a person, then falls to `otherwise`. */
export const ACTIONS = ['allow', 'flag', 'mask', 'redact', 'hold', 'block'] as const
export type Action = (typeof ACTIONS)[number]
export type Mode = 'enforce' | 'observe'

/** Where a text goes: into the model, to the person who asked, or out through a tool with an external effect. */
export const DESTINATIONS = ['model', 'user', 'external'] as const
export type Destination = (typeof DESTINATIONS)[number]

/** What a tool does and returns. A tool that is not listed is `effect: external` and returns untrusted and private. */
export interface ToolPolicy {
  effect: 'none' | 'external'
  returns: readonly ('trusted' | 'untrusted' | 'private')[]
  /** Argument paths that decide where an effect goes, how much, or which record: `arguments.to`. */
  to: readonly string[]
  /** Argument paths that carry content outside. */
  carries: readonly string[]
}

export interface DetectorRule {
  id: string
  from?: readonly Origin[]
  to?: readonly Destination[]
  when: { detector: string; kinds?: readonly string[]; threshold?: number; fpr?: number }
  do: Action
  /** Milliseconds. */
  timeout?: number
  otherwise?: 'allow' | 'block'
  stream?: 'inline' | 'buffer' | 'observe'
  onError?: 'block' | 'allow'
  /** What becomes of an exchange that this rule fired on and that cannot be recorded. Default: what the gateway was started with. */
  onJournalFull?: 'block' | 'pass'
}

/** Holds or blocks a tool call whose argument is derived from untrusted or private text. */
export interface FlowRule {
  id: string
  flow: {
    argument: 'to' | 'carries'
    derived: readonly ('untrusted' | 'private')[]
    tool: { effect?: 'none' | 'external'; name?: readonly string[] }
    /** Destinations (host, mail domain, exact value) for which this rule does not apply. */
    except?: readonly string[]
    /** Who must have named every destination for this rule not to apply: the operator's text, or an answer of a trusted tool. */
    unless?: { to: readonly ('operator' | 'trusted')[] }
  }
  do: Action
  /** Milliseconds. */
  timeout?: number
  otherwise?: 'allow' | 'block'
  onError?: 'block' | 'allow'
  onJournalFull?: 'block' | 'pass'
}

/**
 * Limits a tool call by its own arguments: amounts above a limit, destinations outside a list, records that neither the operator's
 * text nor a trusted tool named in this session (what a user types is no authority over whose record it is).
 */
export interface CallRule {
  id: string
  call: {
    tool: readonly string[]
    argument?: string
    above?: number
    outside?: readonly string[]
    named?: readonly ('operator' | 'trusted')[]
  }
  do: Action
  /** Milliseconds. */
  timeout?: number
  otherwise?: 'allow' | 'block'
  onError?: 'block' | 'allow'
  onJournalFull?: 'block' | 'pass'
}

export type Rule = DetectorRule | FlowRule | CallRule

/** Lets a rule pass for somebody or something, until a moment. What is named under `for` must all hold. */
export interface PolicyException {
  rule: string
  /** Epoch milliseconds. */
  until: number
  owner: string
  reason: string
  for: { principal?: string; tenant?: string; tool?: string; value?: string }
}

/** Which tools of an MCP server may be listed and called: those of `allow` where it is given, but never those of `deny`. */
export interface McpServerPolicy {
  allow?: readonly string[]
  deny: readonly string[]
}

export const UNKNOWN_SURFACE = ['deny', 'scan'] as const
export type UnknownSurface = (typeof UNKNOWN_SURFACE)[number]

/** What one route does otherwise than the policy says for all. */
export interface RoutePolicy {
  unknownSurface?: UnknownSurface
  uninspectable?: Uninspectable
}

/** What firings add up to over a session. A rule adds its weight (default 1) once per message; what was added is halved every `halfLife` messages. */
export interface RiskPolicy {
  halfLife: number
  weights: Readonly<Record<string, number>>
  flag?: number
  hold?: number
  block?: number
  /** Milliseconds. */
  timeout: number
  otherwise: 'allow' | 'block'
}

/** How much of a model one principal may ask out of it in a window; what is beyond is a sign of extraction or scraping. */
export interface ExtractionPolicy {
  /** Milliseconds. */
  window: number
  requests?: number
  /** Requests that are no repetitions, estimated within about 7 %. */
  distinct?: number
  /** Among the last 128 requests those that are almost, not quite, the present one. */
  nearDuplicates?: number
  do: 'flag' | 'hold' | 'block'
  /** Milliseconds. */
  timeout: number
  otherwise: 'allow' | 'block'
}

/** A policy after parsing: every default filled in, every list present. See `docs/policy.md` for the YAML. */
export interface Policy {
  version: 1
  mode: Mode
  trust: { system: 'operator' | 'untrusted'; developer: 'operator' | 'untrusted' }
  documents: { tools: readonly string[]; markers: readonly string[]; parts: readonly string[] }
  tools: Readonly<Record<string, ToolPolicy>>
  session: { header?: string }
  /** Values that vouch for themselves: destinations, record ids, amounts that any call may use. */
  allow: readonly string[]
  canaries: readonly string[]
  detectors: Readonly<Record<string, DetectorOptions>>
  rules: readonly Rule[]
  /** Absent where there are none. */
  exceptions?: readonly PolicyException[]
  /** What cannot be read (images, sound, files that lie elsewhere); absent: `flag`. */
  uninspectable?: Uninspectable
  /** A path that no surface describes: refused, or every string of its JSON is scanned; absent: `deny`. */
  unknownSurface?: UnknownSurface
  /** The same for single routes, by surface id or path; a path may end in `*`. */
  routes?: Readonly<Record<string, RoutePolicy>>
  risk?: RiskPolicy
  extraction?: ExtractionPolicy
  /** By the name of the server. */
  mcp?: Readonly<Record<string, McpServerPolicy>>
}
