import type { IdKind } from './id-kind.js'

/** What joins two runs: nothing, a space, or one of these signs. */
export const JOINT = { none: 0, space: 1, hyphen: 2, dot: 3, slash: 4, bracket: 5 } as const
const JOINTS = ['', ' ', '-', '.', '/', '(']
/** Longer runs and words are of no form. */
export const LONGEST_RUN = 63
/** The length of a run that fits no form. */
export const FORMLESS = 0
const LONGEST_WORD = 110

/** A kind that a sequence of runs may be of. `spaced`: a space is among its joints. */
export interface Candidate {
  kind: number
  labelled: boolean
  spaced: boolean
}

/** A place in the tree of all forms. */
export interface FormNode {
  readonly next: Map<number, FormNode>
  readonly ends: Candidate[]
}

/** The key of a run under its node: how it is joined, what it is of, how long it is. */
export function runKey(joint: number, letters: boolean, length: number): number {
  return (joint << 7) | (letters ? 64 : 0) | length
}

export interface Forms {
  readonly root: FormNode
  /** Kinds by the length of a whole word. */
  readonly words: readonly (readonly Candidate[])[]
}

/** Compiles the forms of all kinds into one tree, so that a sequence of runs is compared with all of them at once. */
export function compileForms(kinds: readonly IdKind[]): Forms {
  const root: FormNode = { next: new Map(), ends: [] }
  const words: Candidate[][] = Array.from({ length: LONGEST_WORD + 1 }, () => [])
  for (const [kind, row] of kinds.entries()) {
    for (const labelled of [false, true]) {
      for (const form of ((labelled ? row.labelled : row.plain) ?? '').split(', ')) {
        const word = /^X(\d+)$/.exec(form)
        if (word) words[Number(word[1])]!.push({ kind, labelled, spaced: false })
        else for (const each of spellings(form)) insert(root, each, { kind, labelled, spaced: each.includes(' ') })
      }
    }
  }
  return { root, words }
}

function spellings(form: string): string[] {
  if (!form.includes('~')) return [form]
  return ['', ' ', '-', '.'].map((joint) => form.replaceAll('~', joint))
}

function insert(root: FormNode, form: string, candidate: Candidate): void {
  let node = root
  for (const key of keysOf(form)) {
    const known = node.next.get(key)
    const next = known ?? { next: new Map<number, FormNode>(), ends: [] }
    if (!known) node.next.set(key, next)
    node = next
  }
  if (!node.ends.some((each) => each.kind === candidate.kind)) node.ends.push(candidate)
}

function keysOf(form: string): number[] {
  const runs: { joint: number; letters: boolean; length: number }[] = []
  for (const [, joint = '', type, count] of form.matchAll(/([ \-./(]?)([DA])(\d+)/g)) {
    const letters = type === 'A'
    const last = runs.at(-1)
    if (joint === '' && last && last.letters === letters) last.length += Number(count)
    else runs.push({ joint: JOINTS.indexOf(joint), letters, length: Number(count) })
  }
  return runs.map(({ joint, letters, length }) => runKey(joint, letters, length))
}
