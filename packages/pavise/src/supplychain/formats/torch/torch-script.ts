import { defineFormat } from '#supplychain/scan/format'
import { torchRules } from './rules.js'

const MOST = 1 << 24
const FILES =
  /\b(?:torch\.(?:save|load|from_file|ops\.load_library)|ops\.aten\.(?:save|from_file|load)|aten::(?:save|from_file|load))\s*\(?/
const OPERATORS = /\bops\.([A-Za-z_]\w*)\.(\w+)\s*\(/g
const KNOWN = new Set([
  'aten',
  'prim',
  'prims',
  'quantized',
  'sparse',
  'torchvision',
  'torchaudio',
  'prepacked',
  'inductor',
  '_caffe2',
  'xnnpack',
  'mkldnn',
  'mkl',
  'profiler',
  'onednn',
  'c10d',
  'static_runtime',
  'cudnn',
])

/** Source of a compiled model, as `torch.jit.save` writes it below `code/`. It is no Python: it can do what its operators can. */
export const torchScript = defineFormat({
  id: 'torchscript',
  title: 'TorchScript source',
  rules: torchRules,
  detect(content) {
    const head = Buffer.from(content.read(0, 4096)).toString('latin1')
    return /^(class \w+\(Module\):|op_version_set = \d+|def \w+\(.*Tensor)/m.test(head) &&
      /__parameters__|__annotations__|op_version_set|\bTensor\b/.test(head)
      ? 'yes'
      : 'no'
  },
  scan(content, scan) {
    if (content.size > MOST) scan.inconclusive(`more than ${MOST} bytes of TorchScript`)
    scan.spend(Math.min(content.size, MOST))
    const source = Buffer.from(content.read(0, MOST)).toString('utf8')
    const file = FILES.exec(source)
    if (file) {
      scan.observe({
        rule: 'torch.script-files',
        verdict: 'malicious',
        message: `The code of the model calls ${file[0].replace(/\s*\($/, '')}, which reaches files or libraries`,
        location: { callable: file[0].replace(/\s*\($/, '') },
        evidence: [{ kind: 'text', text: lineAround(source, file.index), offset: Buffer.byteLength(source.slice(0, file.index)) }],
      })
    }
    const strange = new Set([...source.matchAll(OPERATORS)].map(([, space]) => space!).filter((space) => !KNOWN.has(space)))
    for (const space of [...strange].sort().slice(0, 20)) {
      scan.observe({
        rule: 'torch.script-operators',
        verdict: 'unknown',
        message: `The code of the model calls operators of ${space}, which a library outside torch brings along`,
        location: { operators: space },
        evidence: [{ kind: 'text', text: `ops.${space}` }],
      })
    }
  },
})

function lineAround(source: string, at: number): string {
  const start = source.lastIndexOf('\n', at) + 1
  const end = source.indexOf('\n', at)
  return source.slice(Math.max(start, at - 100), Math.min(end < 0 ? source.length : end, at + 100)).trim()
}
