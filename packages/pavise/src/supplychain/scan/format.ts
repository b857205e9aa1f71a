import type { Evidence } from '#core/results/envelope'
import type { RuleDefinition } from '#core/results/rule'
import type { Bytes } from './bytes.js'

/** What a format saw that is not plainly safe. `unknown` is listed, `suspicious` and `malicious` are findings. */
export interface Observation {
  /** Id of one of the format's rules. */
  readonly rule: string
  readonly verdict: 'unknown' | 'suspicious' | 'malicious'
  /** One line: what is there and what it does. Names from the file are escaped for the sink by the report, not here. */
  readonly message: string
  /** What tells this place from others in the same member, for the fingerprint: `{ callable: 'os.system' }`. Never offsets or digests. */
  readonly location: Readonly<Record<string, string>>
  /** Strongest first; `offset` counts in the member. Kinds: opcode, callable, argument, header, template, config, member, text. */
  readonly evidence: readonly Evidence[]
  /** CVE and GHSA ids of this very trick. */
  readonly advisories?: readonly string[]
}

/** Why compressed content is not followed any further; `bomb` where it grows by a factor that no weights reach. */
export interface Overgrown {
  readonly reason: string
  readonly bomb: boolean
}

/** The scan of one file or member, as a format sees it. */
export interface MemberScan {
  /** Member path below the file, outermost first; empty for the file itself. */
  readonly path: readonly string[]
  /** Last name, or the file's. Only a hint: nothing is decided by a name. */
  readonly name: string
  observe(observation: Observation): void
  /** A format that could only say `maybe` tells that the content is what it thought. An observation tells it too. */
  recognize(): void
  /** What could not be looked at. Never a pass. */
  inconclusive(reason: string): void
  /** Counts work (bytes, opcodes, nodes). Throws when the budget of this file is spent; the runner turns that into `inconclusive`. */
  spend(work: number): void
  /**
   * Asked as bytes come out of compression: `fresh` of them since the last call, `output` in all from `input` compressed ones of this stream.
   * Answers why the stream has to end here, which is then `inconclusive`, or nothing.
   */
  grow(fresh: number, input: number, output: number): Overgrown | undefined
  /** Scans content inside this content. Depth, number, size and ratio are bounded by the runner. */
  member(name: string, content: Bytes): Promise<void>
  /** Gives text of metadata, configuration or code to the detectors of secrets and personal data. */
  text(kind: string, text: string, offset?: number): void
  /** What the bill of materials wants to know: architecture, parameters, licence, base model, … */
  fact(name: string, value: string | number): void
}

/** One file format: how its content is recognised and examined. Nothing of a file is executed, imported or extracted to disk. */
export interface FormatDefinition {
  readonly id: string
  readonly title: string
  readonly rules: readonly RuleDefinition[]
  /**
   * By content, never by name: `yes` where magic bytes or structure say so; `maybe` where only an attempt can tell (a pickle of protocol 0), whose
   * scan stays silent if it does not parse. Several formats may say yes to one content: every one of them is examined. Cheap: a few KiB.
   */
  detect(content: Bytes, name: string): 'yes' | 'maybe' | 'no'
  /** Never throws for what the content holds: what is wrong with it is observed, what cannot be read is inconclusive. */
  scan(content: Bytes, scan: MemberScan): void | Promise<void>
}
export const defineFormat = (format: FormatDefinition): FormatDefinition => format
