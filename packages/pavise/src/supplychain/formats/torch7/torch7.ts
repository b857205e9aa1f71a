import { defineRule } from '#core/define'
import { defineFormat } from '#supplychain/scan/format'
import { Cursor } from '../binary/cursor.js'

const code = defineRule({
  id: 'torch7.code',
  title: 'A Torch7 file holds Lua code or objects of an unknown class',
  severity: 'high',
  description: 'Serialized functions and foreign classes run Lua code when the file is loaded.',
  remediation: 'Do not load the file; convert the weights to another format on a machine that does not matter.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const listed = defineRule({
  id: 'torch7.file',
  title: 'A Torch7 file was not read whole',
  severity: 'info',
  description: 'The format is out of use. Its objects were searched for code, not walked.',
  remediation: 'Use a format that cannot carry code.',
  taxonomy: ['owasp-llm:LLM03'],
})

const LONGEST = 256 * 1024 * 1024
const WINDOW = 1024 * 1024
const OVERLAP = 256
const CALLS =
  /(?:os\s*\.\s*(?:execute|remove|rename|getenv)|io\s*\.\s*(?:popen|open)|load(?:string|file)?\s*\(|dofile\s*\(|package\s*\.\s*loadlib|require\s*\(?\s*['"](?:ffi|os|io|socket)|debug\s*\.\s*\w+|ffi\s*\.\s*(?:C|load|cdef))/
/** The mark of dumped Lua and LuaJIT functions. */
const BYTECODE = /\u001b(?:Lua|LJ)/

/** Serialized Lua objects of Torch7. */
export const torch7 = defineFormat({
  id: 'torch7',
  title: 'Torch7 object',
  rules: [code, listed],
  detect(content) {
    if (content.size < 16) return 'no'
    const cursor = new Cursor(content)
    const [type, index, length] = [cursor.u32(), cursor.u32(), cursor.u32()]
    if (type === 4 && index === 1 && length === 3) return /^V \d$/.test(cursor.text(3)) ? 'yes' : 'no'
    return (type === 6 || type === 8 || type === 7) &&
      index === 1 &&
      length < content.size &&
      BYTECODE.test(Buffer.from(content.read(8, 32)).toString('latin1'))
      ? 'yes'
      : 'no'
  },
  scan(content, scan) {
    const say = (verdict: 'suspicious' | 'malicious', message: string, what: string, offset: number): void =>
      scan.observe({
        rule: code.id,
        verdict,
        message,
        location: { what: what.slice(0, 80) },
        evidence: [{ kind: 'text', text: what.slice(0, 200), offset }],
      })
    const cursor = new Cursor(content, 15)
    if (new Cursor(content).u32() === 4 && cursor.left >= 4) {
      const length = cursor.u32()
      const name = length < 256 && length <= cursor.left ? cursor.text(length) : ''
      if (
        !/^(?:torch|nn|cudnn|cunn|nngraph|rnn|dpnn|tnt|optim|image|paths|threads|cutorch|graph|xlua|inn|stn|loadcaffe|fbnn|fbcunn|dp)\.\w+$/.test(
          name,
        )
      )
        say('suspicious', `the object’s class is “${name.slice(0, 80)}”`, name, 15)
    }
    const told = new Set<string>()
    for (let start = 0; start < Math.min(content.size, LONGEST); start += WINDOW - OVERLAP) {
      const text = Buffer.from(content.read(start, WINDOW)).toString('latin1')
      scan.spend(text.length >> 4)
      for (const [pattern, verdict, what] of [
        [CALLS, 'malicious', 'calls of the system in Lua'],
        [BYTECODE, 'suspicious', 'a dumped Lua function'],
      ] as const) {
        const match = pattern.exec(text)
        if (!match || told.has(what)) continue
        told.add(what)
        say(verdict, `the file holds ${what}`, match[0].replace(/\u001b/g, 'ESC'), start + match.index)
      }
    }
    scan.observe({
      rule: listed.id,
      verdict: 'unknown',
      message: 'a Torch7 object',
      location: {},
      evidence: [{ kind: 'header', text: 'Torch7', offset: 0 }],
    })
    if (content.size > LONGEST) scan.inconclusive(`only the first ${LONGEST} bytes were searched`)
  },
})
