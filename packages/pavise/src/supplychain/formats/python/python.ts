import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { textOf } from '../text/text-content.js'
import { torchScript } from '../torch/torch-script.js'
import { readCalls } from './read-calls.js'
import { hidden, runs, source } from './rules.js'
import { type PythonToken, tokenizePython } from './tokenize.js'

/** Longer sources are made, not written. */
const LONGEST = 2_000_000
const STATEMENTS = new Set(
  'import from def class async if for while try with return raise assert del global nonlocal pass break continue else elif except finally match case yield await lambda not print type'.split(
    ' ',
  ),
)

/** Python source, known by its grammar: prose and other languages break it. */
export const python = defineFormat({
  id: 'python',
  title: 'Python source',
  rules: [runs, hidden, source],
  // TorchScript looks like Python and is none: its own format examines it.
  detect: (content, name) =>
    content.size <= LONGEST && torchScript.detect(content, name) === 'no' && isPython(sourceOf(content)) ? 'yes' : 'no',
  scan(content, scan) {
    const text = sourceOf(content)!
    const tokens = tokenizePython(text)!
    judgeEncoding(text, scan)
    scan.spend(text.length)
    scan.text('code', text.slice(0, 1_000_000), 0)
    const calls = readCalls(text, tokens)
    for (const call of calls) {
      const verdict = call.inside ? call.danger.inside : call.danger.onImport
      if (verdict === undefined) continue
      const when = call.inside ? 'a function' : 'importing the file'
      scan.observe({
        rule: call.decoded ? hidden.id : verdict === 'unknown' ? source.id : runs.id,
        verdict: call.decoded ? 'malicious' : verdict,
        message: call.decoded ? `${when} evaluates what is decoded or fetched` : `${when} ${call.danger.what}: ${call.callable}`,
        location: { callable: call.callable },
        evidence: [{ kind: 'callable', text: call.shown, offset: Buffer.byteLength(text.slice(0, call.at)) }],
      })
    }
    const defines = tokens.some((token, index) => token.kind === 'line' && /^(?:def|class|async)$/.test(tokens[index + 1]?.value ?? ''))
    if (calls.length === 0 && defines)
      scan.observe({
        rule: source.id,
        verdict: 'unknown',
        message: 'the file defines Python code',
        location: {},
        evidence: [{ kind: 'text', text: text.slice(0, 120), offset: 0 }],
      })
  },
})

/** The encoding that a source names in its first two lines, PEP 263. */
const COOKIE = /^(?:\ufeff)?(?:[ \t\f]*#[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/

/** The source as text; in another encoding than UTF-8, which it then has to name, byte by byte: names and calls are ASCII. */
function sourceOf(content: Bytes): string | undefined {
  const text = textOf(content)
  if (text !== undefined || content.size > LONGEST) return text
  const head = Buffer.from(content.read(0, 300)).toString('latin1')
  return COOKIE.test(head) ? Buffer.from(content.read(0, content.size)).toString('latin1') : undefined
}

/** Encodings that turn harmless-looking comments and texts into code. */
function judgeEncoding(text: string, scan: MemberScan): void {
  const name = COOKIE.exec(text.slice(0, 600))?.[1]?.toLowerCase().replaceAll('-', '_')
  if (
    name === undefined ||
    !/^(?:utf_?7|(?:raw_)?unicode_escape|rot_?13|hex(?:_codec)?|base_?64(?:_codec)?|zlib(?:_codec)?|bz2(?:_codec)?|uu(?:_codec)?|punycode|idna)$/.test(
      name,
    )
  )
    return
  const message = `the source is encoded in ${name}: what it says is not what stands there`
  scan.observe({
    rule: hidden.id,
    verdict: 'malicious',
    message,
    location: { encoding: name },
    evidence: [{ kind: 'text', text: text.slice(0, 120), offset: 0 }],
  })
}

/** Whether every logical line begins like a statement, and one of them is what only Python has. */
function isPython(text: string | undefined): boolean {
  if (text === undefined || !/\b(?:import|def|class|lambda|exec|eval)\b|\w\s*\(/.test(text)) return false
  const tokens = tokenizePython(text)
  if (!tokens) return false
  let sure = 0
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]!.kind !== 'line') continue
    const found = statementAt(tokens, index + 1)
    if (found === 'no') return false
    if (found === 'sure') sure++
  }
  return sure > 0
}

function statementAt(tokens: readonly PythonToken[], index: number): 'no' | 'maybe' | 'sure' {
  const first = tokens[index]
  const second = tokens[index + 1]
  if (first === undefined) return 'maybe'
  const after = second === undefined || second.kind === 'line' ? '' : second.value
  if (first.kind === 'name') {
    if (first.value === 'import') return second?.kind === 'name' ? 'sure' : 'no'
    if (first.value === 'from') return hasWord(tokens, index, 'import') ? 'sure' : 'no'
    if (first.value === 'def' || first.value === 'class') return second?.kind === 'name' && endsWithColon(tokens, index) ? 'sure' : 'no'
    if (STATEMENTS.has(first.value)) return 'maybe'
    if (second?.kind === 'name')
      return after === 'if' || after === 'for' || after === 'in' || after === 'is' || after === 'not' || after === 'and' || after === 'or'
        ? 'maybe'
        : 'no'
    if (second === undefined || second.kind === 'line') return 'maybe'
    // Python 2 has statements where Python 3 has calls.
    if (second.kind === 'text' && (first.value === 'print' || first.value === 'exec')) return 'sure'
    if (second.kind === 'text' || second.kind === 'number') return 'no'
    if (after === '(') return 'sure'
    return '.=[,:;+-*/%@&|^!<>)'.includes(after[0]!) || after === ':=' ? 'maybe' : 'no'
  }
  if (first.kind === 'operator') return '@([{*-~.'.includes(first.value[0]!) ? 'maybe' : 'no'
  return 'maybe'
}

function hasWord(tokens: readonly PythonToken[], start: number, word: string): boolean {
  for (let index = start; index < tokens.length && tokens[index]!.kind !== 'line'; index++) if (tokens[index]!.value === word) return true
  return false
}

function endsWithColon(tokens: readonly PythonToken[], start: number): boolean {
  for (let index = start; index < tokens.length && tokens[index]!.kind !== 'line'; index++)
    if (tokens[index]!.value === ':' && tokens[index]!.kind === 'operator') return true
  return false
}
