import { defineFormat } from '../scan/format.js'
import { judgeWeights } from './judge-weights.js'
import { measureTensor } from './measure-tensor.js'
import { notFinite, payload, wildLayer } from './rules.js'
import { tensorsOf, weightsIn } from './tensors-of.js'

/** What the numbers themselves show, of files that hold them in the open. Reads every weight: asked for with `--weights`. */
export const weights = defineFormat({
  id: 'weights',
  title: 'Weights of safetensors, GGUF, numpy and PyTorch files',
  rules: [notFinite, payload, wildLayer],
  detect: (content) => (weightsIn(content) === undefined ? 'no' : 'maybe'),
  scan(content, scan) {
    const spend = (work: number): void => scan.spend(work)
    const measured = tensorsOf(content, spend).map((tensor) => measureTensor(content, tensor, spend))
    for (const observation of judgeWeights(measured)) scan.observe(observation)
  },
})
