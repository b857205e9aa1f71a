import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { OutOfBytes } from '../binary/cursor.js'
import { RFault, readR, startOf } from './read-r.js'
import { call, code, promise } from './rules.js'

/** Functions of R that start programs, load libraries, fetch, change files or evaluate text. */
const RUNS =
  /^(?:system2?|shell(?:\.exec)?|pipe|dyn\.load|library\.dynam|source|sys\.source|download\.file|url|curl\w*|socketConnection|make\.socket|install\.packages|unlink|file\.remove|Sys\.setenv|Sys\.chmod|browseURL|reg\.finalizer|exec\w*|processx|run|r_bg|callr|loadNamespace|\.External2?|\.Call|\.C|\.Internal|py_run_string|source_python)$/
const EVALUATES =
  /^(?:eval|evalq|parse|do\.call|match\.fun|get|assign|Recall|str2lang|str2expression|delayedAssign|attach|load|readRDS|unserialize|on\.exit)$/
/** A command in a text beside a call. */
const COMMAND = /(?:^|[;&|`\s])(?:curl|wget|bash|sh|cmd|powershell|python\d?|nc|rm|chmod|touch|cat)\s|\/bin\/|\/dev\/tcp/

/** R's serialized objects: `.rds`, and workspaces of several (`.rda`, `.RData`). Compressed ones come out of their compression first. */
export const r = defineFormat({
  id: 'r',
  title: 'R object',
  rules: [promise, call, code],
  detect: (content) => (startOf(content) === undefined ? 'no' : 'yes'),
  scan(content, scan) {
    const seen = new Seen(scan)
    try {
      readR(content, startOf(content)!, seen)
    } catch (error) {
      if (!(error instanceof RFault || error instanceof OutOfBytes)) throw error
      scan.inconclusive(`R: ${error.message}, at byte ${error.at}`)
      seen.raw(Buffer.from(content.read(0, 4_000_000)).toString('latin1'))
    }
  },
})

class Seen {
  #functions = false
  #found = false

  constructor(private readonly scan: MemberScan) {}

  call(name: string, texts: readonly string[], at: number): void {
    const shown = `${name}(${texts.map((text) => JSON.stringify(text.slice(0, 80))).join(', ')})`
    const commanded = texts.some((text) => COMMAND.test(text))
    if (RUNS.test(name)) {
      const inFunction = this.#functions && !commanded
      this.#say(call.id, inFunction ? 'suspicious' : 'malicious', `the object calls ${name}`, name, shown, at)
    } else if (
      EVALUATES.test(name) &&
      (commanded || (!this.#functions && /^(?:eval|evalq|parse|str2lang|str2expression|do\.call)$/.test(name)))
    )
      this.#say(call.id, 'suspicious', `the object evaluates through ${name}`, name, shown, at)
  }
  promise(at: number): void {
    this.#say(promise.id, 'malicious', 'the object holds a promise, which R evaluates when it is touched', 'promise', 'PROMSXP', at)
  }
  functions(kind: string, at: number): void {
    if (!this.#functions) this.#say(code.id, 'unknown', `the object holds ${kind}`, kind, kind, at)
    this.#functions = true
  }
  text(text: string, at: number): void {
    if (text.length >= 16 && text.length < 100_000) this.scan.text('text', text, at)
  }
  spend(work: number): void {
    this.scan.spend(work)
  }
  /** What the bytes of a file tell that could not be read to its end. */
  raw(text: string): void {
    const match =
      /[\u0000-\u001f](system2?|shell\.exec|download\.file|dyn\.load|socketConnection|reg\.finalizer)(?=[\u0000-\u001f]|$)/.exec(text)
    if (match && !this.#found) this.#say(call.id, 'suspicious', `the rest of the file names ${match[1]}`, match[1]!, match[1]!, match.index)
  }

  #say(rule: string, verdict: Observation['verdict'], message: string, what: string, shown: string, offset: number): void {
    this.#found = true
    const advisories = rule === promise.id ? { advisories: ['CVE-2024-27322'] } : {}
    this.scan.observe({
      rule,
      verdict,
      message,
      location: { callable: what.slice(0, 120) },
      evidence: [{ kind: 'callable', text: shown.slice(0, 300), offset }],
      ...advisories,
    })
  }
}
