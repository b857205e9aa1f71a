import { createHash } from 'node:crypto'
import type { AttackTally, AttackVerdict, Attempt } from '#core/attack/attempt'
import type { Egress } from '#core/ports/egress'
import { random } from '#core/random'
import type { Envelope, Finding } from '#core/results/envelope'
import { VERSION } from '#core/version'
import { examine } from '#redteam/campaign/examine'
import { addTechnique, toFinding } from '#redteam/campaign/finding'
import { forgetful, type Journal, openJournal } from '#redteam/campaign/journal'
import { minimize } from '#redteam/campaign/minimize'
import { mutateRecipe } from '#redteam/campaign/mutate'
import { doorOf, Planner } from '#redteam/campaign/planner'
import { reconnoiter } from '#redteam/campaign/recon'
import { type Outcome, Runner } from '#redteam/campaign/runner'
import { Tally } from '#redteam/campaign/tally'
import { filed, type Trial, Verifier } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import { objectiveOf } from '#redteam/probes/goal'
import { type Recipe, recipeOf } from '#redteam/strategies/recipe'
import { openaiChat, type TargetClient } from '#redteam/targets/openai-chat'
import type { Target } from '#redteam/targets/target'

/** Attempts whose results the next ones depend on: not a matter of concurrency, so that a run can be repeated at any. */
const BATCH = 16
/** Share of the budget that confirming and taking apart may use while searching goes on. */
const PROOF_SHARE = 0.5
/** Attempts that did not work and are still handed back in full; the journal has all. */
const KEPT_MISSES = 400
const KEPT_HITS = 2000

export interface CampaignOptions {
  readonly target: Target
  readonly egress: Egress
  readonly seed: number | string
  readonly maxRequests: number
  readonly dir?: string
  readonly resume?: boolean
  readonly concurrency?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Successes of earlier runs: varied at least ten times each before anything else is tried. */
  readonly known?: readonly Attempt[]
  readonly command?: string
  readonly client?: TargetClient
}

export interface Progress {
  readonly requests: number
  readonly maxRequests: number
  readonly attempts: number
  readonly findings: number
  readonly phase: 'reconnaissance' | 'attack'
}

export interface CampaignResult {
  envelope: Envelope
  /** Every success and a bounded number of other attempts; the journal has all of them. */
  attempts: Attempt[]
  tally: AttackTally
  requests: number
  /** False where the user or the target ended it early. */
  complete: boolean
}

/** Attacks a target within a budget of requests and says what got through. The same seed and the same answers give the same run. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const { target, maxRequests } = options
  const header = { target: target.name, seed: String(options.seed), maxRequests, started: new Date().toISOString() }
  const journal = options.dir ? openJournal(options.dir, header, options.resume ?? false) : forgetful(header)
  try {
    return await new Campaign(options, journal).run()
  } finally {
    await journal.close()
  }
}

class Campaign {
  readonly runner: Runner
  readonly tally = new Tally()
  readonly attempts: Attempt[] = []
  readonly findings = new Map<string, Finding>()
  readonly inconclusive = new Map<string, number>()
  /** Doors with effects that turned out to be ordinary, and how often something there could not be seen again. */
  readonly #ordinary = new Set<string>()
  readonly #doubtful = new Map<string, number>()
  readonly #seed: string
  #verifier!: Verifier
  #planner!: Planner
  #proofRequests = 0
  #misses = 0

  constructor(
    readonly options: CampaignOptions,
    readonly journal: Journal,
  ) {
    this.#seed = String(options.seed)
    const { target, egress, maxRequests } = options
    const client = options.client ?? openaiChat(target, egress)
    const signal = options.signal ?? new AbortController().signal
    this.runner = new Runner({
      target,
      client,
      egress,
      journal,
      seed: this.#seed,
      maxRequests,
      concurrency: options.concurrency ?? 8,
      signal,
    })
  }

  async run(): Promise<CampaignResult> {
    let complete = true
    try {
      await this.#attackAll()
    } catch (error) {
      if (!this.options.signal?.aborted) throw error
      complete = false
    }
    return this.#result(complete)
  }

  async #attackAll(): Promise<void> {
    const { target } = this.options
    await this.runner.start()
    this.#progress('reconnaissance')
    const facts = await reconnoiter(this.runner, target, this.#seed)
    this.#verifier = new Verifier(target, this.runner, facts, random(`${this.#seed}/values`))
    this.#verifier.onTrial = (recipe, trial) => this.#record(recipe, trial.outcome, trial.seen, trial.seen ? 'vulnerable' : 'safe')
    this.#planner = new Planner(target, random(`${this.#seed}/plan`))
    for (const recipes of batches(this.#knownRecipes())) await this.#batch(recipes)
    while (this.runner.left > 0) await this.#batch(this.#planner.next(BATCH))
  }

  #knownRecipes(): Recipe[] {
    const draw = random(`${this.#seed}/known`)
    return (this.options.known ?? []).flatMap(({ attack }) => {
      const recipe = recipeOf(attack)
      return recipe ? mutateRecipe(recipe, draw.fork(attack.strategies.join()), 12) : []
    })
  }

  async #batch(recipes: readonly Recipe[]): Promise<void> {
    if (this.runner.left <= 0) return
    const outcomes = await this.runner.run(recipes.map((recipe) => this.#verifier.attack(recipe)))
    const seen = outcomes.map((outcome) => examine(outcome, this.#verifier.facts))
    const undecided: { recipe: Recipe; outcome: Outcome; observation: Observation }[] = []
    outcomes.forEach((outcome, i) => {
      const recipe = recipes[i]!
      const counted = seen[i]!.filter((observation) => !this.#ordinary.has(this.#caseKey(recipe, observation)))
      const strong = counted.filter((observation) => !observation.weak)
      const proven = strong.find((observation) => this.#isProven(recipe, observation))
      if (proven || strong.length === 0)
        this.#record(recipe, outcome, proven ?? counted[0], proven ? 'vulnerable' : counted.length > 0 ? 'review' : 'safe')
      if (!proven) for (const observation of strong) undecided.push({ recipe, outcome, observation })
    })
    const settled = new Set<Outcome>()
    for (const item of undecided) {
      const verdict = await this.#settle(item.recipe, item.observation)
      if (settled.has(item.outcome) && verdict !== 'vulnerable') continue
      if (!settled.has(item.outcome)) this.#record(item.recipe, item.outcome, item.observation, verdict)
      settled.add(item.outcome)
    }
    this.#progress('attack')
  }

  /** Sees whether an effect comes again alone, and not without the attack; then takes it apart and files it. */
  async #settle(recipe: Recipe, observation: Observation): Promise<AttackVerdict> {
    const key = this.#caseKey(recipe, observation)
    if (this.#ordinary.has(key)) return 'safe'
    const filedAs = this.#fileKey(recipe, observation)
    const doubts = this.#doubtful.get(key) ?? 0
    if (this.#isProven(recipe, observation)) return 'vulnerable'
    if (doubts >= 6 || this.runner.left <= 0 || this.#proofRequests > PROOF_SHARE * Math.max(400, this.runner.requests)) return 'review'
    const before = this.runner.requests
    const requests = before
    try {
      const again = await this.#again(recipe, observation)
      if (!again) {
        this.#doubtful.set(key, doubts + 1)
        return 'review'
      }
      if (await this.#verifier.isOrdinary(recipe, observation)) {
        this.#ordinary.add(key)
        if (observation.key.startsWith('value:')) this.#verifier.facts.book.learnValue(observation.key.slice('value:'.length))
        return 'safe'
      }
      const least = await minimize(this.#verifier, recipe, again)
      this.#file(least.recipe, least.trial, requests)
      this.#proven.add(filedAs)
      return 'vulnerable'
    } finally {
      this.#proofRequests += this.runner.requests - before
    }
  }

  async #again(recipe: Recipe, observation: Observation): Promise<Trial | undefined> {
    for (let round = 0; round < (observation.tied ? 3 : 1); round++) {
      const trial = await this.#verifier.trial(recipe, observation)
      if (trial.seen) return trial
    }
    return undefined
  }

  readonly #proven = new Set<string>()

  /** True where this effect at this door is proven and this proof names its own attempt, or shows a value that is proven secret. */
  #isProven(recipe: Recipe, observation: Observation): boolean {
    if (!this.#proven.has(this.#fileKey(recipe, observation))) return false
    if (this.#isNewTechnique(recipe)) return false
    return observation.tied || observation.effect.endsWith('_leak')
  }

  /** A recipe that leaves out what earlier successes here needed shows another flaw: it is taken apart on its own. */
  #isNewTechnique(recipe: Recipe): boolean {
    const found = this.#planner.foundAt(doorOf(recipe), recipe.goals)
    return found.length > 0 && found.every((item) => !uses(recipe, item))
  }

  #file(recipe: Recipe, trial: Trial, requests: number): void {
    const observation = trial.seen!
    if (observation.key.startsWith('value:')) this.#verifier.facts.book.secrets.add(observation.key.slice('value:'.length))
    const finding = toFinding(this.options.target, recipe, trial, requests, `F${this.findings.size + 1}`)
    const known = this.findings.get(finding.fingerprint)
    if (known) addTechnique(known, recipe)
    else this.findings.set(finding.fingerprint, finding)
    const goal = recipe.goals.find((id) => objectiveOf(observation.effect, [id]) === finding.location['objective']) ?? recipe.goals[0]!
    this.#planner.found(recipe, goal)
  }

  #record(recipe: Recipe, outcome: Outcome, observation: Observation | undefined, verdict: AttackVerdict): void {
    const { conversation, attack, id } = outcome
    const said = conversation.transcript.some(({ role }) => role === 'assistant')
    const broken = conversation.reason !== undefined && (verdict === 'safe' || !said)
    const final: AttackVerdict = broken ? 'inconclusive' : this.runner.effectsFault && verdict === 'safe' ? 'inconclusive' : verdict
    this.tally.count(final)
    this.#planner.memory.learn(recipe, final === 'vulnerable')
    const reason = conversation.reason ?? (final === 'inconclusive' ? this.runner.effectsFault : undefined)
    if (final === 'inconclusive' && reason) this.inconclusive.set(reason, (this.inconclusive.get(reason) ?? 0) + 1)
    this.journal.write({ t: 'judged', id, verdict: final, ...(observation ? { effect: observation.effect } : {}) })
    const keep = final === 'vulnerable' ? this.tally.successes <= KEPT_HITS : this.#misses++ < KEPT_MISSES
    if (!keep) return
    this.attempts.push({
      id,
      attack:
        final === 'vulnerable' && observation
          ? { ...attack, ...filed(recipe, observation), channel: recipe.channel, effect: observation.effect }
          : attack,
      transcript: conversation.transcript,
      effects: outcome.effects.filter((effect) => observation?.evidence.some(({ text }) => text.startsWith(`${effect.tool}(`))).slice(0, 8),
      verdict: final,
      evidence: observation ? [...observation.evidence] : [],
      ...(reason ? { reason } : {}),
      requests: conversation.requests,
      ...(outcome.resent ? { resent: true } : {}),
    })
  }

  #caseKey(recipe: Recipe, observation: Observation): string {
    const what = observation.key.startsWith('value:') ? observation.key : observation.basis
    return `${doorOf(recipe)}|${observation.effect}|${what}`
  }

  #fileKey(recipe: Recipe, observation: Observation): string {
    return Object.values(filed(recipe, observation)).join('|')
  }

  #progress(phase: Progress['phase']): void {
    const { requests } = this.runner
    this.options.onProgress?.({
      requests,
      maxRequests: this.options.maxRequests,
      attempts: this.tally.attempts,
      findings: this.findings.size,
      phase,
    })
  }

  #result(complete: boolean): CampaignResult {
    const { target } = this.options
    const { header } = this.journal
    const findings = [...this.findings.values()]
    const tally = this.tally.result()
    const id = createHash('sha256').update(`${header.target}\0${header.seed}\0${header.started}`).digest('hex').slice(0, 16)
    const verdict = findings.length > 0 ? 'vulnerable' : this.tally.review > 0 ? 'review' : 'safe'
    const envelope: Envelope = {
      schema: 'pavise.run/1',
      tool: { name: 'pavise', version: VERSION },
      run: { id, seed: this.options.seed, started: header.started, command: this.options.command ?? 'attack' },
      assets: [{ id: 'target', kind: 'endpoint', name: target.name, verdict: tally.attempts === 0 ? 'inconclusive' : verdict }],
      findings,
      inconclusive: [
        ...[...this.inconclusive].map(([reason, count]) => ({
          asset: 'target',
          reason: `${count} attempt${count === 1 ? '' : 's'}: ${reason}`,
        })),
        ...(complete ? [] : [{ asset: 'target', reason: 'stopped before the budget was used' }]),
      ],
      summary: { ...tally, requests: this.runner.requests, review: this.tally.review, complete },
    }
    return { envelope, attempts: this.attempts, tally, requests: this.runner.requests, complete }
  }
}

/** Whether a recipe still holds everything that another one needed. */
function uses(recipe: Recipe, needed: Recipe): boolean {
  const within = (parts: readonly string[], all: readonly string[]): boolean => parts.every((part) => all.includes(part))
  return within(needed.frames, recipe.frames) && within(needed.codecs, recipe.codecs) && within(needed.languages, recipe.languages)
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH))
}
