import { defineRule } from '#core/define'
import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat } from '#supplychain/scan/format'

const rules = [
  defineRule({
    id: 'executable.native',
    title: 'A native program among model files',
    severity: 'high',
    description:
      'The content is a program or library for a processor, whatever its name says. Weights need none; a loader, a user or a hook may run it.',
    remediation:
      'Do not run or load it. Where it is meant to be there, as in a llamafile, check its signature and take the bare weights instead.',
    taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.002', 'atlas:AML.T0011.000'],
  }),
  defineRule({
    id: 'executable.script',
    title: 'A script among model files',
    severity: 'info',
    description: 'The content is a script or a module that something has to run. Nothing runs it by loading the weights.',
    remediation: 'Read it before you run it.',
    taxonomy: ['owasp-llm:LLM03'],
  }),
]

const MACH = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe])
const FAT = new Set([0xcafebabe, 0xcafebabf])
const MOST_ARCHITECTURES = 20
const NATIVE = new Set(['ELF', 'PE', 'Mach-O', 'APE (llamafile)', 'DOS', 'Dalvik', 'Java class'])

/** What kind of program the content begins with; nothing where it is none. */
export function programOf(content: Bytes): string | undefined {
  const head = content.read(0, 64)
  if (head.length < 8) return undefined
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const magic = view.getUint32(0)
  if (magic === 0x7f454c46) return (head[4] === 1 || head[4] === 2) && (head[5] === 1 || head[5] === 2) ? 'ELF' : undefined
  if (magic === 0x0061736d && view.getUint32(4, true) <= 0x0001_000d) return 'WebAssembly'
  if (magic === 0x6465780a) return 'Dalvik'
  if (MACH.has(magic)) return 'Mach-O'
  if (FAT.has(magic))
    return view.getUint32(4) < MOST_ARCHITECTURES ? 'Mach-O' : view.getUint16(6) >= 45 && view.getUint16(4) < 100 ? 'Java class' : undefined
  if (head[0] === 0x4d && head[1] === 0x5a) return dosProgram(content, head, view)
  return head[0] === 0x23 && head[1] === 0x21 ? script(content) : undefined
}

/** `MZ`: a Windows program where its second header stands, an APE (Cosmopolitan) where its shell preamble does. */
function dosProgram(content: Bytes, head: Uint8Array, view: DataView): string | undefined {
  if (Buffer.from(head.subarray(0, 8)).toString('latin1') === "MZqFpD='") return 'APE (llamafile)'
  if (head.length < 64) return undefined
  const next = Buffer.from(content.read(view.getUint32(0x3c, true), 4)).toString('latin1')
  return ['PE\0\0', 'NE', 'LE', 'LX'].some((magic) => next.startsWith(magic)) ? 'PE' : undefined
}

const LOOKED_AT = 256 * 1024
/** What installers of malware do, and setup scripts of models do not. */
const TRICKS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:curl|wget|fetch|base64)\b[^\n|]{0,400}\|\s{0,8}(?:sudo\s{1,4})?(?:\/\S{1,40}\/)?(?:ba|z|da|k)?sh\b/,
    'runs what it downloads or decodes',
  ],
  [/\/dev\/(?:tcp|udp)\/[\w.$-]/, 'opens a connection through the shell'],
  [/\b(?:nc|ncat|netcat)\b[^\n]{0,200}\s-[a-z]{0,6}e\b/, 'gives a shell to a connection'],
]

function trickOf(content: Bytes): { what: string; text: string; offset: number } | undefined {
  const text = Buffer.from(content.read(0, LOOKED_AT)).toString('latin1')
  for (const [pattern, what] of TRICKS) {
    const found = pattern.exec(text)
    if (found) return { what, text: found[0].slice(0, 300), offset: found.index }
  }
  return undefined
}

/** A first line that names an interpreter. */
function script(content: Bytes): string | undefined {
  const line = Buffer.from(content.read(0, 128)).toString('latin1').split('\n')[0]!
  return /^#!\s*\/[\x21-\x7e]+( [\x20-\x7e]*)?\r?$/.test(line) ? 'script' : undefined
}

export const executable = defineFormat({
  id: 'executable',
  title: 'program or script',
  rules,
  detect: (content) => (programOf(content) === undefined ? 'no' : 'yes'),
  scan(content, scan) {
    const kind = programOf(content)!
    const native = NATIVE.has(kind)
    const trick = kind === 'script' ? trickOf(content) : undefined
    const first = Buffer.from(content.read(0, 64)).toString('latin1')
    scan.observe({
      rule: native ? 'executable.native' : 'executable.script',
      verdict: native || trick !== undefined ? 'suspicious' : 'unknown',
      message: native
        ? `the content is a native program (${kind})`
        : trick !== undefined
          ? `the content is a script that ${trick.what}`
          : `the content is a ${kind === 'script' ? 'script' : `${kind} module`}`,
      location: { kind },
      evidence: [
        ...(trick ? [{ kind: 'text', text: trick.text, offset: trick.offset }] : []),
        { kind: 'header', text: native ? `${kind} header` : first.split('\n')[0]!, offset: 0 },
      ],
    })
    scan.fact('program', kind)
  },
})
