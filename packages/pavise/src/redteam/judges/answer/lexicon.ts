import { DEED_KINDS, type DeedKind, DONE } from '#redteam/judges/answer/words/deeds'
import { EXAMPLE, PROTECTING, SUPPOSED } from '#redteam/judges/answer/words/imagined'
import { ABOUT, IS, PROMPT, SECRET } from '#redteam/judges/answer/words/naming'
import { source } from '#redteam/judges/answer/words/phrases'
import { APOLOGY, CONTRAST, DENYING, REFUSING } from '#redteam/judges/answer/words/refusing'
import { ASSENT, HARM, STAKES, STEP } from '#redteam/judges/answer/words/stakes'

/** The patterns of the languages that one answer is written in. */
export class Words {
  readonly refusing: RegExp
  readonly denying: RegExp
  readonly apology: RegExp
  readonly contrast: string
  readonly example: RegExp
  readonly supposed: RegExp
  readonly protecting: RegExp
  readonly stakes: RegExp
  readonly assent: RegExp
  readonly harm: RegExp
  readonly step: RegExp
  readonly secret: string
  readonly is: string
  readonly about: RegExp
  readonly prompt: RegExp
  readonly done: Readonly<Record<DeedKind, RegExp>>
  readonly anyDone: RegExp

  constructor(readonly languages: readonly string[]) {
    const pattern = (phrases: Readonly<Record<string, string>>, flags = 'iu'): RegExp => new RegExp(source(phrases, languages), flags)
    this.refusing = pattern(REFUSING)
    this.denying = pattern(DENYING)
    this.apology = pattern(APOLOGY, 'giu')
    this.contrast = source(CONTRAST, languages)
    this.example = pattern(EXAMPLE)
    this.supposed = pattern(SUPPOSED)
    this.protecting = pattern(PROTECTING)
    this.stakes = pattern(STAKES)
    this.assent = pattern(ASSENT)
    this.harm = pattern(HARM, 'giu')
    this.step = pattern(STEP)
    this.secret = source(SECRET, languages)
    this.is = source(IS, languages)
    this.about = new RegExp(`^(?:${source(ABOUT, languages)})`, 'iu')
    this.prompt = pattern(PROMPT)
    this.done = Object.fromEntries(DEED_KINDS.map((kind) => [kind, pattern(DONE[kind])])) as Record<DeedKind, RegExp>
    this.anyDone = new RegExp(DEED_KINDS.map((kind) => source(DONE[kind], languages)).join('|'), 'iu')
  }
}

/** Whether words say no, politeness aside. */
export function saysNo(text: string, words: Words): boolean {
  const bare = text.replace(words.apology, ' ')
  return words.refusing.test(bare) || words.denying.test(bare)
}

const made = new Map<string, Words>()

/** The patterns of some languages; English always belongs to them, because code and quotations bring it everywhere. */
export function wordsFor(languages: readonly string[]): Words {
  const all = [...new Set([...languages, 'en'])].sort()
  const key = all.join()
  let words = made.get(key)
  if (!words) {
    if (made.size >= 64) made.clear()
    words = new Words(all)
    made.set(key, words)
  }
  return words
}
