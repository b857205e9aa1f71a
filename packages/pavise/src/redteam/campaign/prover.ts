import type { AttackVerdict } from '#core/attack/attempt'
import type { Evidence, Finding } from '#core/results/envelope'
import { examine } from '#redteam/campaign/examine'
import { addTechnique, toFinding } from '#redteam/campaign/finding'
import { goalsOf, isLeast, minimize, narrow, type Proof } from '#redteam/campaign/minimize'
import { doorOf, type Planner } from '#redteam/campaign/planner'
import { BudgetEnded, type Runner } from '#redteam/campaign/runner'
import { uses } from '#redteam/campaign/undecided'
import { filed, type Trial, type Verifier } from '#redteam/campaign/verify'
import { BY_ANSWER } from '#redteam/judges/content-judge'
import { INSIDE } from '#redteam/judges/effect-judge'
import type { Observation } from '#redteam/judges/judge'
import { ENDLESS } from '#redteam/judges/output-judge'
import { goalOf } from '#redteam/probes/goal'
import type { Recipe } from '#redteam/strategies/recipe'

/** Share of the budget that confirming and taking apart may use while searching goes on. */
const PROOF_SHARE = 0.7
/** So often something that cannot be seen again is looked into at one door: its own, or what any attempt of the time may have done. */
const MOST_DOUBTS = { own: 6, anyones: 5 }
/** Share of the budget that taking apart may use while searching goes on, and what one success is likely to need. */
const APART = { share: 0.12, each: 14 }
/** So often the same finding is proven over again with other attacks, where no attack names itself in what it does. */
const MOST_PROOFS = 3
/** So often what stands beside successes of the same place is looked into. */
const MOST_BESIDE = 3
/** So many hand-written texts that had an effect in the ordinary way show that the others there do too. */
const MANY_ORDINARY = 3

/** A success as it was proven. */
interface Whole extends Proof {
  readonly requests: number
  /** Nothing was filed under this before. */
  readonly isFirst: boolean
}

/** Sees whether what was observed comes again alone and not without the attack; then takes it apart and files it. */
export class Prover {
  readonly findings = new Map<string, Finding>()
  /** Doors with effects that turned out to be ordinary, and how often something there could not be seen again. */
  readonly #ordinary = new Set<string>()
  /** How many hand-written texts at a door turned out to ask for something ordinary. */
  readonly #plainly = new Map<string, number>()
  readonly #doubtful = new Map<string, number>()
  readonly #proofs = new Map<string, number>()
  readonly #proven = new Set<string>()
  /** How often a success under a key came down to something simpler: then it is no news any more. */
  readonly #reduced = new Map<string, number>()
  /** Successes that are proven and filed, and wait for being taken apart. */
  readonly #whole: Whole[] = []
  /** How often something that stood beside a success was looked into. */
  readonly #beside = new Map<string, number>()
  #spent = 0
  #spentApart = 0

  constructor(
    readonly runner: Runner,
    readonly verifier: Verifier,
    readonly planner: Planner,
  ) {}

  isOrdinary(recipe: Recipe, observation: Observation): boolean {
    if (this.#ordinary.has(caseKey(recipe, observation))) return true
    return recipe.seed !== undefined && (this.#plainly.get(doorKey(recipe, observation)) ?? 0) >= MANY_ORDINARY
  }

  /** True where this effect at this door is proven and this proof names its own attempt, or shows a value that is proven secret. */
  isProven(recipe: Recipe, observation: Observation): boolean {
    const key = fileKey(recipe, observation)
    if (!this.#proven.has(key) && (this.#reduced.get(key) ?? 0) < 3) return false
    if (this.#isNewTechnique(recipe)) return false
    return observation.tied || observation.effect.endsWith('_leak')
  }

  /** A recipe that leaves out what earlier successes here needed shows another flaw: it is taken apart on its own. */
  #isNewTechnique(recipe: Recipe): boolean {
    const found = this.planner.foundAt(recipe)
    if (!found) return false
    return found.length > 0 && found.every((item) => !uses(recipe, item))
  }

  async settle(recipe: Recipe, observation: Observation): Promise<AttackVerdict> {
    const key = caseKey(recipe, observation)
    if (this.isOrdinary(recipe, observation)) return 'safe'
    if (this.isProven(recipe, observation)) return 'vulnerable'
    const doubts = this.#doubtful.get(key) ?? 0
    const filedAs = fileKey(recipe, observation)
    if (this.#proven.has(filedAs) && (this.#proofs.get(filedAs) ?? 0) >= MOST_PROOFS) return 'review'
    const spent = this.#spent > PROOF_SHARE * Math.max(400, this.runner.requests)
    const isAnyones = !observation.tied && observation.basis === 'effect'
    if (doubts >= (isAnyones ? MOST_DOUBTS.anyones : MOST_DOUBTS.own) || this.runner.left <= 0 || spent) return 'review'
    const before = this.runner.requests
    try {
      const again = await this.#again(recipe, observation)
      if (!again) {
        this.#doubtful.set(key, doubts + 1)
        return 'review'
      }
      if (await this.verifier.isOrdinary(again.recipe, observation)) {
        this.#ordinary.add(key)
        const door = doorKey(recipe, observation)
        if (recipe.seed) this.#plainly.set(door, (this.#plainly.get(door) ?? 0) + 1)
        if (observation.key.startsWith('value:')) this.verifier.facts.book.learnValue(observation.key.slice('value:'.length))
        return 'safe'
      }
      await this.#prove(recipe, observation, again, before)
      return 'vulnerable'
    } catch (error) {
      onlyBudgetEnded(error)
      return 'review'
    } finally {
      this.#spent += this.runner.requests - before
    }
  }

  async #prove(recipe: Recipe, observation: Observation, again: Proof, requests: number): Promise<void> {
    const proof = await narrow(this.verifier, again.recipe, again.trial).catch((error: unknown) => {
      onlyBudgetEnded(error)
      return again
    })
    const isFirst = this.#file(proof, requests)
    if (!isLeast(proof.recipe)) this.#whole.push({ recipe: proof.recipe, trial: proof.trial, requests, isFirst })
    this.#proven.add(fileKey(proof.recipe, proof.trial.seen!))
    const filedAs = fileKey(recipe, observation)
    this.#proofs.set(filedAs, (this.#proofs.get(filedAs) ?? 0) + 1)
    if (!this.#proven.has(filedAs)) this.#reduced.set(filedAs, (this.#reduced.get(filedAs) ?? 0) + 1)
    await this.#fileBeside(proof.recipe, proof.trial, requests).catch(onlyBudgetEnded)
  }

  /**
   * Takes successes apart, the oldest first, as far as their share of the budget goes; all of them where it comes to its end. A flaw is known
   * once it is proven: what it needs is worth less than the next flaw.
   */
  async takeApart(): Promise<void> {
    for (let whole = this.#whole[0]; whole && this.runner.left > 0; whole = this.#whole[0]) {
      const before = this.runner.requests
      const isClosing = this.runner.left < this.#whole.length * APART.each
      if (!isClosing && this.#spentApart > APART.share * before) return
      this.#whole.shift()
      const least = await minimize(this.verifier, whole.recipe, whole.trial, this.planner.likely()).catch((error: unknown) => {
        onlyBudgetEnded(error)
        return whole
      })
      this.#refile(whole, least)
      this.#spentApart += this.runner.requests - before
    }
  }

  #refile(whole: Whole, { recipe, trial }: Proof): void {
    const finding = toFinding(this.verifier.target, recipe, trial, whole.requests, '')
    const known = this.findings.get(finding.fingerprint)
    if (!known) this.#file({ recipe, trial }, whole.requests)
    else if (whole.isFirst) {
      const { evidence, reproducer } = finding
      this.findings.set(finding.fingerprint, { ...known, evidence: [...evidence, ...known.evidence.filter(isOther(known))], reproducer })
    } else addTechnique(known, recipe)
    this.planner.tookApart(whole.recipe, recipe)
  }

  /** One answer may show more than one thing, a passage of the prompt and the canary in it: each is its own finding. */
  async #fileBeside(recipe: Recipe, trial: Trial, requests: number): Promise<void> {
    for (const other of examine(trial.outcome, this.verifier.facts)) {
      const filedAs = fileKey(recipe, other)
      if (other.weak || !other.effect.endsWith('_leak') || other.effect === trial.seen!.effect || this.#proven.has(filedAs)) continue
      const tried = this.#beside.get(filedAs) ?? 0
      if (tried >= MOST_BESIDE) continue
      this.#beside.set(filedAs, tried + 1)
      const again = await this.#again(recipe, other)
      if (!again || (await this.verifier.isOrdinary(again.recipe, other))) continue
      this.#proven.add(filedAs)
      this.#file(again, requests)
    }
  }

  /** Tries it alone: with nothing but the goals that it is about first, then as it was. What the log does not tie to an attempt is likeliest another's. */
  async #again(recipe: Recipe, observation: Observation): Promise<Proof | undefined> {
    const goals = goalsOf(recipe, observation)
    const isNarrower = goals.length > 0 && goals.length < recipe.goals.length
    const isAnyones = !observation.tied && observation.basis === 'effect'
    const rounds = [...(isNarrower && !isAnyones ? [{ ...recipe, goals }] : []), ...Array<Recipe>(observation.tied ? 3 : 1).fill(recipe)]
    for (const round of rounds) {
      const trial = await this.verifier.trial(round, observation)
      if (trial.seen) return { recipe: round, trial }
    }
    return undefined
  }

  /** @returns whether nothing was filed under this before */
  #file({ recipe, trial }: Proof, requests: number): boolean {
    const observation = trial.seen!
    if (observation.key.startsWith('value:')) this.verifier.facts.book.learnSecret(observation.key.slice('value:'.length))
    const finding = toFinding(this.verifier.target, recipe, trial, requests, `F${this.findings.size + 1}`)
    const known = this.findings.get(finding.fingerprint)
    if (!known) this.findings.set(finding.fingerprint, finding)
    else if (isLeast(recipe)) addTechnique(known, recipe)
    const goal = recipe.goals.find((id) => goalOf(id).objective === finding.location['objective'])
    this.planner.found(recipe, goal, { isNews: known === undefined, isLeast: isLeast(recipe) })
    return known === undefined
  }
}

/** Techniques that were added to a finding after its first. */
function isOther({ evidence }: Finding): (item: Evidence) => boolean {
  const first = evidence.findIndex(({ kind }) => kind === 'technique')
  return (item) => item.kind === 'technique' && item !== evidence[first]
}

/** A hand-written text is its own case: that one of them is ordinary business, or was blamed for another's effect, says nothing of the others. */
function caseKey(recipe: Recipe, observation: Observation): string {
  return `${doorKey(recipe, observation)}|${recipe.seed ?? ''}`
}

function doorKey(recipe: Recipe, observation: Observation): string {
  const { key } = observation
  const byKey = key.startsWith('value:') || key.startsWith(BY_ANSWER) || key.startsWith(INSIDE) || key === ENDLESS
  return `${doorOf(recipe)}|${observation.effect}|${byKey ? key : observation.basis}`
}

function fileKey(recipe: Recipe, observation: Observation): string {
  return Object.values(filed(recipe, observation)).join('|')
}

/** Where the budget ends, what is not proven by then stays open. */
function onlyBudgetEnded(error: unknown): void {
  if (!(error instanceof BudgetEnded)) throw error
}
