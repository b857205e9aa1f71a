import type { AttackVerdict } from '#core/attack/attempt'
import { random } from '#core/random'
import { AttemptLog } from '#redteam/campaign/attempt-log'
import type { CampaignOptions, CampaignResult, Progress } from '#redteam/campaign/campaign-options'
import { examine } from '#redteam/campaign/examine'
import { explore } from '#redteam/campaign/explore'
import { learnRecords } from '#redteam/campaign/facts'
import { earOf } from '#redteam/campaign/hearing'
import { forgetful, type Journal, openJournal } from '#redteam/campaign/journal'
import { mutateRecipe } from '#redteam/campaign/mutate'
import { Planner } from '#redteam/campaign/planner'
import { Prover } from '#redteam/campaign/prover'
import { isOwnBusiness, Reconnaissance } from '#redteam/campaign/recon'
import { runEnvelope } from '#redteam/campaign/run-envelope'
import { deliveryOf, type Outcome, Runner } from '#redteam/campaign/runner'
import { Spending } from '#redteam/campaign/spending'
import { type Undecided, urgency } from '#redteam/campaign/undecided'
import { Verifier } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import { searchOf } from '#redteam/searches/index'
import { type Recipe, recipeOf } from '#redteam/strategies/recipe'
import { PATIENCE } from '#redteam/targets/patient-request'
import { targetClient } from '#redteam/targets/target-client'

/** Attempts whose results the next ones depend on: not a matter of concurrency, so that a run can be repeated at any. */
const BATCH = 16
/** Variants of each earlier success. */
const VARIANTS = 10
/** Attempts in talk before the other identities and the intakes are looked at, so many at a time: fewer once something was found. */
const OPENING = { attempts: 12, batch: 4 }

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
  readonly #seed: string
  #verifier!: Verifier
  #planner!: Planner
  #prover: Prover | undefined
  #recon!: Reconnaissance
  readonly #spending: Spending

  constructor(
    readonly options: CampaignOptions,
    readonly journal: Journal,
  ) {
    this.#seed = String(options.seed)
    this.log = new AttemptLog(journal, options.known)
    const { target, egress, maxRequests, caps = {} } = options
    this.#spending = new Spending(target, caps, () => performance.now())
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
      spending: this.#spending,
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
    const { target, learns = true, strategies, known = [] } = this.options
    await this.runner.start()
    this.#progress('reconnaissance')
    this.#recon = new Reconnaissance(this.runner, target, this.#seed)
    const { facts } = this.#recon
    // What is known from earlier runs comes on top of the budget, and the fixed order is what learning is measured against: both begin with all questions.
    if (!learns || known.length > 0) await this.#recon.all()
    else await this.#recon.before([])
    this.#verifier = new Verifier(target, this.runner, facts, random(`${this.#seed}/values`))
    this.#verifier.onTrial = (recipe, trial) => this.#record(recipe, trial.outcome, trial.seen, verdictOf(trial.seen))
    this.#planner = new Planner(target, random(`${this.#seed}/plan`), { learns, ...(strategies ? { strategies } : {}) })
    this.#prover = new Prover(this.runner, this.#verifier, this.#planner)
    const ear = earOf(facts)
    this.runner.explorerOf = (attack) => {
      const search = searchOf(deliveryOf(attack))
      const recipe = search && attack.channel === 'user' ? recipeOf(attack) : null
      if (!search || !recipe) return undefined
      const helpers = { writer: this.options.writer, watch: this.runner.watch() }
      return (talk) => explore(talk, attack, recipe, search, ear, helpers)
    }
    // Variants of what is known come on top of the budget: the search itself has as much as it had when nothing was known.
    const recognized = this.runner.requests
    this.runner.extra = Number.POSITIVE_INFINITY
    for (const recipes of batches(this.#knownRecipes())) await this.#batch(recipes)
    this.runner.extra = this.runner.requests - recognized
    if (learns) await this.#open()
    for (let idle = 0; this.runner.left > 0 && idle < 4; ) {
      const before = this.runner.requests
      await this.#batch(this.#planner.next(BATCH))
      await this.#prover.takeApart()
      idle = this.runner.requests > before ? 0 : idle + 1
    }
  }

  /** Tries, as the first identity, what depends on nothing but its own ordinary questions, until something is found. */
  async #open(): Promise<void> {
    const identity = this.options.target.identities[0]!.name
    for (let tried = 0; tried < OPENING.attempts && this.#prover!.findings.size === 0; tried += OPENING.batch)
      await this.#batch(this.#planner.next(OPENING.batch, isOwnBusiness).map((recipe) => ({ ...recipe, identity })))
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
    await this.#recon.before(planned)
    const fitted = planned.map((recipe) => this.#verifier.fitting(recipe))
    const attacks = fitted.map((recipe) => this.#verifier.attack(recipe))
    const room = this.runner.fitting(attacks)
    if (room.length === 0) return
    const recipes = room.map((i) => fitted[i]!)
    const outcomes = await this.runner.run(room.map((i) => attacks[i]!))
    const prover = this.#prover!
    const look = (): Observation[][] => outcomes.map((outcome) => examine(outcome, this.#verifier.facts))
    let seen = look()
    if (await this.#recon.beforeBelieving(seen.flat())) seen = look()
    for (const [i, { attack }] of outcomes.entries()) learnRecords(this.#verifier.facts, attack, seen[i]!)
    const undecided: Undecided[] = []
    outcomes.forEach((outcome, i) => {
      const recipe = recipes[i]!
      const counted = seen[i]!.filter((observation) => !prover.isOrdinary(recipe, observation))
      const strong = counted.filter((observation) => !observation.weak)
      const proven = strong.find((observation) => prover.isProven(recipe, observation))
      if (proven || strong.length === 0)
        this.#record(recipe, outcome, proven ?? counted[0], proven ? 'vulnerable' : counted.length > 0 ? 'review' : 'safe')
      for (const observation of strong) if (!prover.isProven(recipe, observation)) undecided.push({ recipe, outcome, observation })
      if (counted.some(({ weak, effect }) => weak && effect === 'hijack')) this.#planner.hint(recipe, 'hijack')
    })
    await this.#settleAll(undecided)
    this.log.endBatch()
    this.#progress('attack')
  }

  /** Decides what a batch left open: what names its attempt first, then what was asked for, and nothing twice that one attempt explains. */
  async #settleAll(undecided: readonly Undecided[]): Promise<void> {
    const prover = this.#prover!
    const verdicts = new Map<Outcome, AttackVerdict>()
    const explained = new Set<string>()
    const ordered = [...undecided].sort((a, b) => urgency(a) - urgency(b))
    for (const item of ordered) {
      const { recipe, outcome, observation } = item
      if (prover.isProven(recipe, observation)) {
        verdicts.set(outcome, 'vulnerable')
        continue
      }
      const cause = observation.evidence[0]?.text ?? ''
      const theirs = !observation.tied && observation.basis === 'effect' && (urgency(item) > 2 || explained.has(cause))
      const verdict = theirs ? 'safe' : await prover.settle(recipe, observation)
      if (verdict === 'vulnerable') explained.add(cause)
      if (verdicts.get(outcome) !== 'vulnerable') verdicts.set(outcome, verdict)
    }
    for (const [outcome, verdict] of verdicts) {
      if (this.log.has(outcome.id)) continue
      const item = undecided.find((candidate) => candidate.outcome === outcome)!
      this.#record(item.recipe, outcome, verdict === 'safe' ? undefined : item.observation, verdict)
    }
  }

  #record(recipe: Recipe, outcome: Outcome, observation: Observation | undefined, verdict: AttackVerdict): void {
    const final = this.log.record(recipe, outcome, observation, verdict, this.runner.effectsFault)
    if (final === 'review') this.#planner.near(recipe)
    this.#planner.memory.learn(recipe, final === 'vulnerable')
  }

  #progress(phase: Progress['phase']): void {
    const { requests } = this.runner
    this.options.onProgress?.({
      requests,
      maxRequests: this.options.maxRequests,
      attempts: this.log.tally.attempts,
      findings: this.#prover?.findings.size ?? 0,
      phase,
    })
  }

  #result(complete: boolean): CampaignResult {
    const { target, seed, command = 'attack' } = this.options
    const { requests, lastFault } = this.runner
    const run = {
      target,
      header: this.journal.header,
      seed,
      command,
      findings: [...(this.#prover?.findings.values() ?? [])],
      requests,
      complete,
      unsent: `the budget ended with ${requests} requests for ordinary questions${lastFault === undefined ? '' : ` (${lastFault})`}`,
      spent: this.#spending.summary(),
    }
    return { envelope: runEnvelope(run, this.log), attempts: this.log.attempts, tally: this.log.tally.result(), requests, complete }
  }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH))
}

/** What a trial shows by itself: words of an answer alone are compared with ordinary answers first. */
function verdictOf(seen: Observation | undefined): AttackVerdict {
  if (!seen) return 'safe'
  return seen.basis === 'text' ? 'review' : 'vulnerable'
}
