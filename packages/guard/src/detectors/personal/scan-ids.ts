import { type Chain, chainsOf } from './chains.js'
import { type Candidate, FORMLESS, type FormNode, JOINT, LONGEST_RUN, runKey } from './forms.js'
import { FORMS, ID_KINDS, OTHER_NUMBER } from './id-kinds.js'
import { type Label, LabelsNear } from './labels.js'
import type { Ranked } from './ranked.js'

/** Score of a number whose form and label are all that speaks for it. */
const UNCHECKED = 0.85
/** Ranks of what no label stands beside. */
const UNLABELLED = 1000
const WEAK = 5000
/** A word for another kind of number counts only right before the number. */
const BESIDE = 14
/** Checks of many steps, such as those of wallets, that are made on one text; beyond, form alone decides. */
const COSTLY_CHECKS = 64

/** Numbers of persons, companies, accounts and things: every form of every kind in one walk, the words around, then the check digits. */
export function scanIds(text: string, labels: () => readonly Label[]): Ranked[] {
  const scan = new IdScan(text, labels)
  chainsOf(text, (chain) => scan.chain(chain))
  return scan.found
}

class IdScan {
  readonly found: Ranked[] = []
  private near: LabelsNear | undefined
  private costly = 0

  constructor(
    private readonly text: string,
    private readonly labels: () => readonly Label[],
  ) {}

  chain(chain: Chain): void {
    for (let run = 0; run < chain.length; run++) {
      if (chain.joint[run] === JOINT.none) continue
      this.forms(chain, run)
      this.word(chain, run)
    }
  }

  private forms(chain: Chain, first: number): void {
    let node: FormNode | undefined = FORMS.root
    for (let run = first; run < chain.length; run++) {
      const length = chain.end[run]! - chain.start[run]!
      if (length === FORMLESS || length > LONGEST_RUN) return
      node = node.next.get(runKey(run === first ? 0 : chain.joint[run]!, chain.letters[run]!, length))
      if (!node) return
      if (node.ends.length > 0 && chain.joint[run + 1] !== JOINT.none) this.place(chain, first, run, node.ends)
    }
  }

  private word(chain: Chain, first: number): void {
    let last = first
    while (chain.joint[last + 1] === JOINT.none) last++
    if (last === first) return
    const candidates = FORMS.words[chain.end[last]! - chain.start[first]!]
    if (candidates !== undefined && candidates.length > 0) this.place(chain, first, last, candidates)
  }

  /** Which of the kinds whose form a place has it is of, by the words around and the check. */
  private place(chain: Chain, first: number, last: number, candidates: readonly Candidate[]): void {
    const start = chain.start[first]!
    let end = chain.end[last]!
    this.near ??= new LabelsNear(this.labels())
    const around = this.near.around(start, end)
    let id: string | undefined
    for (const candidate of candidates) {
      const distance = around?.get(candidate.kind)
      if (distance === undefined) {
        if (candidate.labelled || chain.joint[first]! > JOINT.space || (around?.get(OTHER_NUMBER) ?? BESIDE) < BESIDE) continue
      }
      if (isPartOfMore(chain, first, last, candidate)) continue
      id ??= this.compact(chain, first, last)
      const row = ID_KINDS[candidate.kind]!
      const checked = row.valid !== undefined && (!row.costly || this.costly++ < COSTLY_CHECKS)
      if (id === '' || (checked && !row.valid?.(id.toUpperCase(), id))) continue
      if (this.text.charCodeAt(end) === 41 && chain.joint.indexOf(JOINT.bracket, first + 1) > 0) end++
      this.found.push({
        kind: row.kind,
        score: row.score ?? (checked ? 1 : UNCHECKED),
        start,
        end,
        because: distance === undefined ? FORM : FORM_AND_LABEL,
        rank: distance ?? (row.score === undefined ? UNLABELLED : WEAK),
      })
    }
  }

  /** The number without its joints; empty where a part of it is of no form. */
  private compact(chain: Chain, first: number, last: number): string {
    let id = ''
    for (let run = first; run <= last; run++) {
      if (chain.start[run] === chain.end[run]) return ''
      id += this.text.slice(chain.start[run], chain.end[run])
    }
    return id
  }
}

const FORM: readonly string[] = ['form']
const FORM_AND_LABEL: readonly string[] = ['form and label']

/** Whether more of the same number stands before or behind. */
function isPartOfMore(chain: Chain, first: number, last: number, { spaced }: Candidate): boolean {
  const before = chain.joint[first]!
  if (before > 0 && !chain.letters[first - 1] && (before > JOINT.space || (spaced && !chain.letters[first]))) return true
  if (last + 1 >= chain.length) return false
  const behind = chain.joint[last + 1]!
  if (!chain.letters[last + 1]) return behind > JOINT.space || (spaced && !chain.letters[last])
  return behind === JOINT.hyphen || (spaced && behind === JOINT.space && chain.end[last + 1]! - chain.start[last + 1]! === FORMLESS)
}
