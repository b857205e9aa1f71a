import type { Egress } from '#core/ports/egress'
import { random } from '#core/random'
import type { CampaignResult, Progress } from '#redteam/campaign/campaign-options'
import { forgetful, type Journal, openJournal } from '#redteam/campaign/journal'
import { crossIdentities } from '#redteam/probes/mcp/cross-identity'
import { definitionGuard, findShadows, inspectOffers, type Remark } from '#redteam/probes/mcp/definitions'
import { Diary } from '#redteam/probes/mcp/diary'
import { auditEnvelope } from '#redteam/probes/mcp/envelope'
import { Grounds, type Place } from '#redteam/probes/mcp/grounds'
import { MOST_TOOLS, offersOf, RESOURCES } from '#redteam/probes/mcp/offers'
import { McpRecord } from '#redteam/probes/mcp/record'
import { shellLines } from '#redteam/probes/mcp/reproduce'
import { NoRoom, Room } from '#redteam/probes/mcp/room'
import { findChanges } from '#redteam/probes/mcp/rug-pull'
import { mayChange, toTool } from '#redteam/probes/mcp/tool'
import { type Subject, subjectOf, ToolTrial } from '#redteam/probes/mcp/tool-trial'
import { Visit } from '#redteam/probes/mcp/visit'
import { fill } from '#redteam/targets/fill'
import { type McpTarget, wantsSandbox } from '#redteam/targets/mcp/mcp-schema'
import type { Patience } from '#redteam/targets/patient-request'
import type { Target } from '#redteam/targets/target'
import { isLoopback } from '#redteam/targets/target-file'

export interface AuditOptions {
  readonly target: Target
  readonly mcp: McpTarget
  readonly egress: Egress
  readonly seed: number | string
  readonly maxRequests: number
  readonly signal: AbortSignal
  readonly patience?: Patience
  /** Folder of the journal; with `resume` the run that it holds is gone on with. */
  readonly dir?: string
  readonly resume?: boolean
  readonly onProgress?: (progress: Progress) => void
}

/** Requests that are kept for the second look at the definitions. */
const FOR_THE_END = 8
/** Identities whose data are looked for at each other's: more would ask much and show little more. */
const MOST_IDENTITIES = 2

/**
 * Examines an MCP server: what it offers is read as an agent's prompt would hold it, its tools are called with hostile arguments and judged by what happened, and
 * its definitions are compared at the end. Tools that may change things are called only where the description allows it.
 * Throws PAV_TARGET_UNREACHABLE where it does not speak MCP; all later faults are part of the result.
 */
export async function auditMcp(options: AuditOptions): Promise<CampaignResult> {
  const { target, seed, maxRequests, dir, resume = false } = options
  const header = { target: target.name, seed: String(seed), maxRequests, started: new Date().toISOString() }
  const journal = dir === undefined ? forgetful(header) : openJournal(dir, header, resume)
  try {
    const earlier = journal.kept('effects', 'grounds') as Place | undefined
    const grounds = await Grounds.lay(random(`${seed}/grounds`), earlier)
    if (!earlier) journal.write({ t: 'effects', id: 'grounds', body: grounds.place })
    try {
      return await new Audit(options, grounds, journal).run()
    } finally {
      await grounds.close()
    }
  } finally {
    await journal.close()
  }
}

class Audit {
  readonly #room: Room
  readonly #diary: Diary
  readonly #visits: readonly Visit[]
  readonly #record: McpRecord
  #listed = 0
  #called = 0

  constructor(
    readonly options: AuditOptions,
    readonly grounds: Grounds,
    readonly journal: Journal,
  ) {
    const { target, mcp, egress, signal, patience, maxRequests } = options
    this.#room = new Room(maxRequests)
    this.#diary = new Diary(journal, this.#room, (what) => what.replaceAll(`:${grounds.port}/`, ':port/'))
    const opening = { egress, signal, ...(patience ? { patience } : {}) }
    this.#visits = target.identities
      .slice(0, MOST_IDENTITIES)
      .map((identity) => new Visit({ target, mcp, opening, grounds, room: this.#room, diary: this.#diary, identity }))
    this.#record = new McpRecord(target.name, (sent) => shellLines(target, mcp, grounds, sent))
  }

  get #visit(): Visit {
    return this.#visits[0]!
  }

  async run(): Promise<CampaignResult> {
    let complete = true
    try {
      await this.#examine()
    } catch (error) {
      if (this.options.signal.aborted && this.#visit.says) complete = false
      else if (!(error instanceof NoRoom)) throw error
      else {
        this.#record.cut = true
        this.#record.note('the budget of requests was used up')
      }
    } finally {
      await this.#leaveAll()
    }
    const { target, seed } = this.options
    const { says, asked } = this.#visit
    const { used: requests } = this.#room
    const { resent } = this.#diary
    const { started } = this.journal.header
    const facts = { target, seed, started, requests, complete, says, asked, listed: this.#listed, called: this.#called, resent }
    return {
      envelope: auditEnvelope(facts, this.#record),
      attempts: this.#record.attempts,
      tally: this.#record.tally.result(),
      requests,
      complete,
    }
  }

  async #examine(): Promise<void> {
    const { mcp, seed } = this.options
    // The health check: a server that does not shake hands is not attacked.
    const offered = await this.#step('offers', () => offersOf(this.#visit, this.#record))
    this.#progress('reconnaissance')
    const tools = offered.tools.slice(0, MOST_TOOLS).map(toTool)
    this.#listed = offered.tools.length
    if (offered.tools.length > MOST_TOOLS) this.#record.note(`${offered.tools.length - MOST_TOOLS} tools beyond the first ${MOST_TOOLS}`)
    const guard = definitionGuard()
    this.#remark(inspectOffers(guard, offered.texts))
    this.#remark(findShadows(tools, mcp.others))
    const subjects: Subject[] = []
    for (const tool of tools) {
      if (mcp.never.includes(tool.name)) this.#record.note(`tool ${tool.name}: left out, as mcp.never says`)
      else if (mayChange(tool) && !mcp.allow.includes(tool.name) && !mcp.allow.includes('*'))
        this.#record.note(`tool ${tool.name}: not called, it may change things; name it in mcp.allow to have it tried`)
      else subjects.push(subjectOf(tool))
    }
    subjects.push(...offered.reads)
    this.#called = subjects.length
    const local = mcp.run !== undefined || isLoopback(this.options.target.url)
    if (!local) this.#record.note('effects on files and a listener: the server is on another machine, only its answers were judged')
    const scene = { grounds: this.grounds, local, given: wantsSandbox(mcp) ? [this.grounds.sandbox, ...mcp.roots] : mcp.roots }
    const trials = subjects.map(
      (subject) =>
        new ToolTrial(
          subject,
          this.#visit,
          this.#record,
          scene,
          fill(mcp.samples[subject.tool.name], { sandbox: this.grounds.sandbox }) as Record<string, unknown> | undefined,
          random(`${seed}/${subject.tool.name}`),
          guard,
        ),
    )
    await this.#tryAll(trials)
    await this.#lookAgain(offered.tools)
    const [one, other] = this.#visits
    if (!one || !other) return
    // What is read by its address is asked for by the addresses of each.
    const bases = trials
      .filter(({ subject }) => subject.tool.name !== RESOURCES)
      .map(({ subject, base, sampled }) => ({ subject, base, sampled }))
    for (const [owner, stranger] of [
      [one, other],
      [other, one],
    ] as const)
      await this.#step(`as ${owner.identity.name} and ${stranger.identity.name}`, () =>
        crossIdentities({
          owner,
          stranger,
          bases: owner === one ? bases : bases.filter(({ sampled }) => !sampled),
          record: this.#record,
          ordinary: this.options.target.public,
        }),
      )
  }

  /** One step of the diary, with what the server asked of its client until then. */
  #step<T>(name: string, take: () => Promise<T>): Promise<T> {
    const visits = this.#visits
    return this.#diary.step(name, take, {
      take: () => visits.map(({ asked }) => [...asked]),
      give: (notes) => {
        for (const [i, counts] of (notes as [string, number][][]).entries()) {
          const visit = visits[i]
          if (visit) visit.asked = new Map(counts)
        }
      },
    })
  }

  async #leaveAll(): Promise<void> {
    for (const visit of this.#visits) await visit.leave()
  }

  /** Goes round by round through all tools, so that a small budget is spread over all of them. */
  async #tryAll(trials: readonly ToolTrial[]): Promise<void> {
    let going = trials.map((trial, n) => ({ trial, name: `${n} ${trial.subject.tool.name}` }))
    this.#room.reserve = FOR_THE_END
    try {
      while (going.length > 0) {
        const next: typeof going = []
        for (const each of going) {
          if (await this.#step(`${each.name}/${each.trial.left}`, () => each.trial.step())) next.push(each)
          this.#progress('attack')
        }
        going = next
      }
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error
      const open = trials.reduce((sum, trial) => sum + trial.left, 0)
      this.#record.cut = true
      this.#record.note(`${open} steps with ${trials.length} tools: the budget of requests has no room for them`)
    } finally {
      this.#room.reserve = 0
    }
  }

  /** Lists again, in the session in which tools were called and in a fresh one. */
  async #lookAgain(before: readonly Record<string, unknown>[]): Promise<void> {
    for (const when of ['after tools were called', 'in a later session']) {
      if (when === 'in a later session') await this.#visit.leave()
      const { entries, fault } = await this.#step(when, () => this.#visit.list('tools/list', 'tools'))
      if (fault !== undefined) this.#record.note(`tools/list ${when}: ${fault}`)
      else this.#remark(findChanges(before, entries, when))
    }
  }

  #remark(remarks: readonly Remark[]): void {
    for (const { rule, place, evidence } of remarks) {
      const sent = { method: 'tools/list', params: {} }
      this.#record.file(rule, { tool: place }, [evidence], this.#room.used, sent)
    }
  }

  #progress(phase: Progress['phase']): void {
    const { maxRequests, onProgress } = this.options
    onProgress?.({
      requests: this.#room.used,
      maxRequests,
      attempts: this.#record.tally.attempts,
      findings: this.#record.findings.size,
      phase,
    })
  }
}
