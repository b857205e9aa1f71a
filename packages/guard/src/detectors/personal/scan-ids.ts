import { type Chain, chainsOf } from './chains.js'
import { scanWrittenDates } from './dates.js'
import { type Candidate, type FormNode, JOINT, LONGEST_RUN, runKey } from './forms.js'
import { FORMS, ID_KINDS, isBirthLabel, labelsIn, OTHER_NUMBER } from './id-kinds.js'
import { type Label, LabelsNear } from './labels.js'
import type { Ranked } from './ranked.js'

/** A place that fits a form and passes its check, before it is known what stands around it. */
interface Fit {
  start: number
  end: number
  candidate: Candidate
  /** Joined by a sign to something before it. */
  joined: boolean
}

/** Score of a number whose form and label are all that speaks for it. */
const UNCHECKED = 0.85
/** Ranks of what no label stands beside. */
const UNLABELLED = 1000
const WEAK = 5000
/** A word for another kind of number counts only right before the number. */
const BESIDE = 14

/** Numbers of persons, companies, accounts and things: every form of every kind in one walk, then a look at the words around. */
export function scanIds(text: string): Ranked[] {
  const fits: Fit[] = []
  chainsOf(text, (chain) => {
    for (let run = 0; run < chain.length; run++) {
      if (chain.joint[run] === JOINT.none) continue
      fitForms(text, chain, run, fits)
      fitWord(text, chain, run, fits)
    }
  })
  const labels = labelsIn(text)
  const written = scanWrittenDates(text, labels.filter(isBirthLabel))
  return fits.length === 0 ? written : [...written, ...judge(fits, labels)]
}

function fitForms(text: string, chain: Chain, first: number, fits: Fit[]): void {
  let node: FormNode | undefined = FORMS.root
  for (let run = first; run < chain.length; run++) {
    const length = chain.end[run]! - chain.start[run]!
    if (length === 0 || length > LONGEST_RUN) return
    node = node.next.get(runKey(run === first ? 0 : chain.joint[run]!, chain.letters[run]!, length))
    if (!node) return
    if (node.ends.length === 0 || chain.joint[run + 1] === JOINT.none) continue
    for (const candidate of node.ends) tryOne(text, chain, { first, last: run, candidate }, fits)
  }
}

function fitWord(text: string, chain: Chain, first: number, fits: Fit[]): void {
  let last = first
  while (chain.joint[last + 1] === JOINT.none) last++
  if (last === first) return
  const length = chain.end[last]! - chain.start[first]!
  for (const candidate of FORMS.words[length] ?? []) tryOne(text, chain, { first, last, candidate }, fits)
}

function tryOne(
  text: string,
  chain: Chain,
  { first, last, candidate }: { first: number; last: number; candidate: Candidate },
  fits: Fit[],
): void {
  if (isPartOfMore(chain, first, last, candidate)) return
  let id = ''
  for (let run = first; run <= last; run++) {
    if (chain.start[run] === chain.end[run]) return
    id += text.slice(chain.start[run], chain.end[run])
  }
  const valid = ID_KINDS[candidate.kind]!.valid
  if (valid && !valid(id.toUpperCase(), id)) return
  const before = chain.joint[first]!
  const bracket = text.charCodeAt(chain.end[last]!) === 41 && text.lastIndexOf('(', chain.end[last]!) > chain.start[first]!
  fits.push({ start: chain.start[first]!, end: chain.end[last]! + (bracket ? 1 : 0), candidate, joined: before > JOINT.space })
}

/** Whether more of the same number stands before or behind. */
function isPartOfMore(chain: Chain, first: number, last: number, { spaced }: Candidate): boolean {
  const before = chain.joint[first]!
  if (before > 0 && !chain.letters[first - 1] && (before > JOINT.space || (spaced && !chain.letters[first]))) return true
  if (last + 1 >= chain.length) return false
  const behind = chain.joint[last + 1]!
  if (!chain.letters[last + 1]) return behind > JOINT.space || (spaced && !chain.letters[last])
  return behind === JOINT.hyphen || (spaced && behind === JOINT.space && chain.end[last + 1]! - chain.start[last + 1]! === 0)
}

function judge(fits: readonly Fit[], labels: readonly Label[]): Ranked[] {
  const near = new LabelsNear(labels)
  const found: Ranked[] = []
  let around = new Map<number, number>()
  let [start, end] = [-1, -1]
  for (const fit of fits) {
    if (fit.start !== start || fit.end !== end) around = near.around(fit.start, fit.end)
    start = fit.start
    end = fit.end
    const row = ID_KINDS[fit.candidate.kind]!
    const distance = around.get(fit.candidate.kind)
    if (distance === undefined) {
      if (fit.candidate.labelled || fit.joined || (around.get(OTHER_NUMBER) ?? BESIDE) < BESIDE) continue
    }
    const because = distance === undefined ? 'form' : 'form and label'
    found.push({
      kind: row.kind,
      score: row.score ?? (row.valid ? 1 : UNCHECKED),
      start,
      end,
      because: [because],
      rank: distance ?? (row.score === undefined ? UNLABELLED : WEAK),
    })
  }
  return found
}
