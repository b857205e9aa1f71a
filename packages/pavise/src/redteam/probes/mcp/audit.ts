import type { Egress } from '#core/ports/egress'
import { random } from '#core/random'
import type { CampaignResult, Progress } from '#redteam/campaign/campaign-options'
import { definitionGuard, findShadows, inspectOffers, type Remark } from '#redteam/probes/mcp/definitions'
import { auditEnvelope } from '#redteam/probes/mcp/envelope'
import { Grounds } from '#redteam/probes/mcp/grounds'
import { McpRecord } from '#redteam/probes/mcp/record'
import { shellLines } from '#redteam/probes/mcp/reproduce'
import { findChanges } from '#redteam/probes/mcp/rug-pull'
import { mayChange, toTool } from '#redteam/probes/mcp/tool'
import { type Subject, subjectOf, ToolTrial } from '#redteam/probes/mcp/tool-trial'
import { NoRoom, Visit } from '#redteam/probes/mcp/visit'
import { fill } from '#redteam/targets/fill'
import { type McpTarget, wantsSandbox } from '#redteam/targets/mcp/mcp-schema'
import { objectsOf, textAt } from '#redteam/targets/model-apis/json-reading'
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
  readonly onProgress?: (progress: Progress) => void
}

/** Requests that are kept for the second look at the definitions. */
const FOR_THE_END = 8
const MOST_TOOLS = 200

/**
 * Examines an MCP server: what it offers is read as an agent's prompt would hold it, its tools are called with hostile arguments and judged by what happened, and
 * its definitions are compared at the end. Tools that may change things are called only where the description allows it.
 * Throws PAV_TARGET_UNREACHABLE where it does not speak MCP; all later faults are part of the result.
 */
export async function auditMcp(options: AuditOptions): Promise<CampaignResult> {
  const grounds = await Grounds.lay(random(`${options.seed}/grounds`))
  try {
    return await new Audit(options, grounds).run()
  } finally {
    await grounds.close()
  }
}

class Audit {
  readonly #visit: Visit
  readonly #record: McpRecord
  readonly #started = new Date().toISOString()
  #listed = 0
  #called = 0

  constructor(
    readonly options: AuditOptions,
    readonly grounds: Grounds,
  ) {
    const { target, mcp, egress, signal, patience, maxRequests } = options
    this.#visit = new Visit(target, mcp, { egress, signal, ...(patience ? { patience } : {}) }, grounds, maxRequests)
    this.#record = new McpRecord(target.name, (sent) => shellLines(target, mcp, grounds, sent))
  }

  async run(): Promise<CampaignResult> {
    let complete = true
    try {
      // The health check: a server that does not shake hands is not attacked.
      await this.#visit.client()
      this.#progress('reconnaissance')
      await this.#examine()
    } catch (error) {
      if (this.options.signal.aborted && this.#visit.says) complete = false
      else if (!(error instanceof NoRoom)) throw error
      else {
        this.#record.cut = true
        this.#record.note('the budget of requests was used up')
      }
    } finally {
      await this.#visit.leave()
    }
    const { target, seed } = this.options
    const { requests, says, asked } = this.#visit
    const facts = { target, seed, started: this.#started, requests, complete, says, asked, listed: this.#listed, called: this.#called }
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
    const offered = await this.#offers()
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
  }

  /** Everything that the server offers, and as texts that an agent would read. */
  async #offers() {
    const client = await this.#visit.client()
    const says = this.#visit.says!
    const lists: Record<string, Record<string, unknown>[]> = {}
    for (const [offer, method, key] of [
      ['tools', 'tools/list', 'tools'],
      ['prompts', 'prompts/list', 'prompts'],
      ['resources', 'resources/list', 'resources'],
      ['resources', 'resources/templates/list', 'resourceTemplates'],
    ] as const) {
      lists[key] = []
      if (!says.offers.includes(offer)) continue
      const { entries, fault } = await client.list(method, key)
      lists[key] = entries
      if (fault !== undefined && key !== 'resourceTemplates') this.#record.note(`${method}: ${fault}`)
    }
    const named = (key: string, kind: string) =>
      lists[key]!.map((definition) => ({ place: `${kind}${textAt(definition['name'])}`, definition }))
    const texts = [
      { place: 'instructions', definition: says.instructions },
      ...named('tools', ''),
      ...named('prompts', 'prompt '),
      ...named('resources', 'resource '),
      ...named('resourceTemplates', 'resource '),
    ]
    const uri = lists['resources']![0]?.['uri']
    const reads = says.offers.includes('resources') ? [resourceSubject(typeof uri === 'string' ? uri : 'file:///')] : []
    reads.push(...lists['prompts']!.slice(0, MOST_TOOLS).map(promptSubject))
    return { tools: lists['tools']!, texts, reads }
  }

  /** Goes round by round through all tools, so that a small budget is spread over all of them. */
  async #tryAll(trials: readonly ToolTrial[]): Promise<void> {
    let going = [...trials]
    this.#visit.reserve = FOR_THE_END
    try {
      while (going.length > 0) {
        const next: ToolTrial[] = []
        for (const trial of going) {
          if (await trial.step()) next.push(trial)
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
      this.#visit.reserve = 0
    }
  }

  /** Lists again, in the session in which tools were called and in a fresh one. */
  async #lookAgain(before: readonly Record<string, unknown>[]): Promise<void> {
    for (const when of ['after tools were called', 'in a later session']) {
      if (when === 'in a later session') await this.#visit.leave()
      const { entries, fault } = await (await this.#visit.client()).list('tools/list', 'tools')
      if (fault !== undefined) this.#record.note(`tools/list ${when}: ${fault}`)
      else this.#remark(findChanges(before, entries, when))
    }
  }

  #remark(remarks: readonly Remark[]): void {
    for (const { rule, place, evidence } of remarks) {
      const sent = { method: 'tools/list', params: {} }
      this.#record.file(rule, { tool: place }, [evidence], this.#visit.requests, sent)
    }
  }

  #progress(phase: Progress['phase']): void {
    const { maxRequests, onProgress } = this.options
    onProgress?.({
      requests: this.#visit.requests,
      maxRequests,
      attempts: this.#record.tally.attempts,
      findings: this.#record.findings.size,
      phase,
    })
  }
}

/** Reading resources, as if it were a tool that takes an address. */
function resourceSubject(uri: string): Subject {
  const schema = { type: 'object', required: ['uri'], properties: { uri: { type: 'string', format: 'uri', default: uri } } }
  return {
    tool: { name: 'resources/read', description: '', schema, definition: {}, saysReadOnly: true, saysDestructive: false },
    sent: (args) => ({ method: 'resources/read', params: args }),
  }
}

/** Filling in a prompt, as if it were a tool that takes texts. */
function promptSubject(definition: Record<string, unknown>): Subject {
  const name = textAt(definition['name'])
  const taken = objectsOf(definition['arguments'])
  const properties = Object.fromEntries(
    taken.map((one) => [textAt(one['name']), { type: 'string', description: textAt(one['description']) }]),
  )
  const required = taken.filter((one) => one['required'] === true).map((one) => textAt(one['name']))
  const schema = { type: 'object', required, properties }
  return {
    tool: { name: `prompt ${name}`, description: '', schema, definition, saysReadOnly: true, saysDestructive: false },
    sent: (args) => ({ method: 'prompts/get', params: { name, arguments: args } }),
  }
}
