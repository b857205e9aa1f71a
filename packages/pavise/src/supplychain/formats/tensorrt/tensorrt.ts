import { defineRule } from '#core/define'
import { defineFormat } from '#supplychain/scan/format'

const plan = defineRule({
  id: 'tensorrt.plan',
  title: 'A TensorRT engine is compiled code',
  severity: 'info',
  description: 'An engine holds compiled kernels for one kind of device. What they do cannot be told from the file, and loading runs them.',
  remediation: 'Build engines yourself from a model that was examined.',
  taxonomy: ['owasp-llm:LLM03'],
})

const plugin = defineRule({
  id: 'tensorrt.plugin',
  title: 'A TensorRT engine names a plugin library or a path',
  severity: 'high',
  description: 'The engine names a shared library. Loading the engine may load it, and engines can carry plugin libraries inside.',
  remediation: 'Do not load the engine; build it yourself.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const WINDOW = 1024 * 1024
const OVERLAP = 512
/** Strings of an engine lie before and behind its weights. */
const LOOKED_AT = 64 * WINDOW
const LIBRARY = /[\w./\\:~-]{1,200}(?:\.so(?:\.\d+){0,3}|\.dll|\.dylib)(?![\w.])/
/** Libraries of the runtime itself, which engines mention in their build notes. */
const RUNTIME =
  /(?:^|[/\\])(?:lib)?(?:nvinfer|nvonnxparser|cudnn|cublas|cudart|cuda|nvrtc|cask|myelin|c|m|stdc\+\+|pthread|dl|rt|gcc_s)[\w.-]*$/i

/** TensorRT engines: opaque, so listed; suspicious where they name libraries. */
export const tensorrt = defineFormat({
  id: 'tensorrt',
  title: 'TensorRT engine',
  rules: [plan, plugin],
  detect(content) {
    const magic = Buffer.from(content.read(0, 4)).toString('latin1')
    return magic === 'ptrt' || magic === 'ftrt' ? 'yes' : 'no'
  },
  async scan(content, scan) {
    scan.observe({
      rule: plan.id,
      verdict: 'unknown',
      message: 'the engine is compiled code',
      location: {},
      evidence: [{ kind: 'header', text: 'TensorRT plan', offset: 0 }],
    })
    const told = new Set<string>()
    for (let start = 0; start < content.size; start += WINDOW - OVERLAP) {
      if (start >= LOOKED_AT && start < content.size - LOOKED_AT) continue
      const text = Buffer.from(content.read(start, WINDOW)).toString('latin1')
      scan.spend(text.length >> 4)
      for (const match of text.matchAll(new RegExp(LIBRARY, 'g'))) {
        if (RUNTIME.test(match[0]) || told.has(match[0]) || told.size > 20) continue
        told.add(match[0])
        scan.observe({
          rule: plugin.id,
          verdict: 'suspicious',
          message: `the engine names the library “${match[0]}”`,
          location: { library: match[0].slice(0, 120) },
          evidence: [{ kind: 'text', text: match[0], offset: start + match.index }],
        })
      }
    }
    if (content.size > 2 * LOOKED_AT) scan.inconclusive('the middle of the engine was not searched for names')
  },
})
