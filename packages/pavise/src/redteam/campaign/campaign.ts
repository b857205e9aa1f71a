import type { AttackVerdict } from '#core/attack/attempt'
import { random } from '#core/random'
import type { Finding } from '#core/results/envelope'
import { AttemptLog } from '#redteam/campaign/attempt-log'
import type { CampaignOptions, CampaignResult, Progress } from '#redteam/campaign/campaign-options'
import { examine } from '#redteam/campaign/examine'
import { addTechnique, toFinding } from '#redteam/campaign/finding'
import { forgetful, type Journal, openJournal } from '#redteam/campaign/journal'
import { minimize } from '#redteam/campaign/minimize'
import { mutateRecipe } from '#redteam/campaign/mutate'
import { doorOf, Planner } from '#redteam/campaign/planner'
import { reconnoiter } from '#redteam/campaign/recon'
import { runEnvelope } from '#redteam/campaign/run-envelope'
import { BudgetEnded, type Outcome, Runner } from '#redteam/campaign/runner'
import { type Undecided, urgency, uses } from '#redteam/campaign/undecided'
import { filed, type Trial, Verifier } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import { objectiveOf } from '#redteam/probes/goal'
import { type Recipe, recipeOf } from '#redteam/strategies/recipe'
import { PATIENCE } from '#redteam/targets/patient-request'
import { targetClient } from '#redteam/targets/target-client'

/** Attempts whose results the next ones depend on: not a matter of concurrency, so that a run can be repeated at any. */
const BATCH = 16
/** Variants of each earlier success. */
const VARIANTS = 10
/** Share of the budget that confirming and taking apart may use while searching goes on. */
const PROOF_SHARE = 0.7

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
  readonly log: AttemptLog
  readonly findings = new Map<string, Finding>()
  /** Doors with effects that turned out to be ordinary, and how often something there could not be seen again. */
  readonly #ordinary = new Set<string>()
  readonly #doubtful = new Map<string, number>()
  readonly #seed: string
  #verifier!: Verifier
  #planner!: Planner
  #proofRequests = 0

  constructor(
    readonly options: CampaignOptions,
    readonly journal: Journal,
  ) {
    this.#seed = String(options.seed)
    this.log = new AttemptLog(journal, options.known)
    const { target, egress, maxRequests } = options
    const allowance = { left: maxRequests }
    const client = options.client ?? targetClient(target, egress, { ...PATIENCE, allowance })
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
      allowance,
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
    // Variants of what is known come on top of the budget: the search itself has as much as it had when nothing was known.
    const recognized = this.runner.requests
    this.runner.extra = Number.POSITIVE_INFINITY
    for (const recipes of batches(this.#knownRecipes())) await this.#batch(recipes)
    this.runner.extra = this.runner.requests - recognized
    for (let idle = 0; this.runner.left > 0 && idle < 4; ) {
      const before = this.runner.requests
      await this.#batch(this.#planner.next(BATCH))
      idle = this.runner.requests > before ? 0 : idle + 1
    }
  }

  /** Ten variants and more of each earlier success; two successes by the same recipe, with other nonces, are one. */
  #knownRecipes(): Recipe[] {
    const draw = random(`${this.#seed}/known`)
    const known = new Map((this.options.known ?? []).map(({ attack }) => [attack.strategies.join(), attack]))
    return [...known].flatMap(([name, attack]) => {
      const recipe = recipeOf(attack)
      return recipe ? mutateRecipe(recipe, draw.fork(name), VARIANTS) : []
    })
  }

  async #batch(planned: readonly Recipe[]): Promise<void> {
    if (this.runner.left <= 0) return
    const fitted = planned.map((recipe) => this.#verifier.fitting(recipe))
    const attacks = fitted.map((recipe) => this.#verifier.attack(recipe))
    const room = this.runner.fitting(attacks)
    if (room.length === 0) return
    const recipes = room.map((i) => fitted[i]!)
    const outcomes = await this.runner.run(room.map((i) => attacks[i]!))
    const seen = outcomes.map((outcome) => examine(outcome, this.#verifier.facts))
    const undecided: Undecided[] = []
    outcomes.forEach((outcome, i) => {
      const recipe = recipes[i]!
      const counted = seen[i]!.filter((observation) => !this.#ordinary.has(this.#caseKey(recipe, observation)))
      const strong = counted.filter((observation) => !observation.weak)
      const proven = strong.find((observation) => this.#isProven(recipe, observation))
      if (proven || strong.length === 0)
        this.#record(recipe, outcome, proven ?? counted[0], proven ? 'vulnerable' : counted.length > 0 ? 'review' : 'safe')
      for (const observation of strong) if (!this.#isProven(recipe, observation)) undecided.push({ recipe, outcome, observation })
      if (counted.some(({ weak, effect }) => weak && effect === 'hijack')) this.#planner.hint(recipe, 'hijack')
    })
    await this.#settleAll(undecided)
    this.log.endBatch()
    this.#progress('attack')
  }

  /** Decides what a batch left open: what names its attempt first, then what was asked for, and nothing twice that one attempt explains. */
  async #settleAll(undecided: readonly Undecided[]): Promise<void> {
    const verdicts = new Map<Outcome, AttackVerdict>()
    const explained = new Set<string>()
    const ordered = [...undecided].sort((a, b) => urgency(a) - urgency(b))
    for (const item of ordered) {
      const { recipe, outcome, observation } = item
      if (this.#isProven(recipe, observation)) {
        verdicts.set(outcome, 'vulnerable')
        continue
      }
      const cause = observation.evidence[0]?.text ?? ''
      const theirs = !observation.tied && observation.basis === 'effect' && (urgency(item) > 2 || explained.has(cause))
      const verdict = theirs ? 'safe' : await this.#settle(recipe, observation)
      if (verdict === 'vulnerable') explained.add(cause)
      if (verdicts.get(outcome) !== 'vulnerable') verdicts.set(outcome, verdict)
    }
    for (const [outcome, verdict] of verdicts) {
      if (this.log.has(outcome.id)) continue
      const item = undecided.find((candidate) => candidate.outcome === outcome)!
      this.#record(item.recipe, outcome, verdict === 'safe' ? undefined : item.observation, verdict)
    }
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
      const least = await minimize(this.#verifier, recipe, again).catch((error: unknown) => {
        if (error instanceof BudgetEnded) return { recipe, trial: again }
        throw error
      })
      this.#file(least.recipe, least.trial, requests)
      this.#proven.add(this.#fileKey(least.recipe, least.trial.seen!))
      if (!this.#proven.has(filedAs)) this.#reduced.set(filedAs, (this.#reduced.get(filedAs) ?? 0) + 1)
      await this.#fileBeside(least.recipe, least.trial, requests).catch(onlyBudgetEnded)
      return 'vulnerable'
    } catch (error) {
      onlyBudgetEnded(error)
      return 'review'
    } finally {
      this.#proofRequests += this.runner.requests - before
    }
  }

  /** One answer may show more than one thing, a passage of the prompt and the canary in it: each is its own finding. */
  async #fileBeside(recipe: Recipe, trial: Trial, requests: number): Promise<void> {
    for (const other of examine(trial.outcome, this.#verifier.facts)) {
      const filedAs = this.#fileKey(recipe, other)
      if (other.weak || !other.effect.endsWith('_leak') || other.effect === trial.seen!.effect || this.#proven.has(filedAs)) continue
      const again = await this.#again(recipe, other)
      if (!again || (await this.#verifier.isOrdinary(recipe, other))) continue
      this.#proven.add(filedAs)
      this.#file(recipe, again, requests)
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
  /** How often a success under a key came down to something simpler: then it is no news any more. */
  readonly #reduced = new Map<string, number>()

  /** True where this effect at this door is proven and this proof names its own attempt, or shows a value that is proven secret. */
  #isProven(recipe: Recipe, observation: Observation): boolean {
    const key = this.#fileKey(recipe, observation)
    if (!this.#proven.has(key) && (this.#reduced.get(key) ?? 0) < 3) return false
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
    if (observation.key.startsWith('value:')) this.#verifier.facts.book.learnSecret(observation.key.slice('value:'.length))
    const finding = toFinding(this.options.target, recipe, trial, requests, `F${this.findings.size + 1}`)
    const known = this.findings.get(finding.fingerprint)
    if (known) addTechnique(known, recipe)
    else this.findings.set(finding.fingerprint, finding)
    const goal = recipe.goals.find((id) => objectiveOf(observation.effect, [id]) === finding.location['objective']) ?? recipe.goals[0]!
    this.#planner.found(recipe, goal)
  }

  #record(recipe: Recipe, outcome: Outcome, observation: Observation | undefined, verdict: AttackVerdict): void {
    const final = this.log.record(recipe, outcome, observation, verdict, this.runner.effectsFault)
    this.#planner.memory.learn(recipe, final === 'vulnerable')
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
      attempts: this.log.tally.attempts,
      findings: this.findings.size,
      phase,
    })
  }

  #result(complete: boolean): CampaignResult {
    const { target, seed, command = 'attack' } = this.options
    const { requests } = this.runner
    const run = { target, header: this.journal.header, seed, command, findings: [...this.findings.values()], requests, complete }
    return { envelope: runEnvelope(run, this.log), attempts: this.log.attempts, tally: this.log.tally.result(), requests, complete }
  }
}

/** Where the budget ends, what is not proven by then stays open. */
function onlyBudgetEnded(error: unknown): void {
  if (!(error instanceof BudgetEnded)) throw error
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH))
}
