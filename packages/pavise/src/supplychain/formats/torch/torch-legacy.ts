import { isPickle, writerOf } from '#supplychain/formats/pickle/kind'
import { scanPickle } from '#supplychain/formats/pickle/pickle'
import { pickleRules } from '#supplychain/formats/pickle/rules'
import { defineFormat } from '#supplychain/scan/format'

/**
 * What `torch.save` wrote before it wrote archives: pickles in a row (magic number, version, system, model, list of storages) and the storages
 * behind them. All are read, each in every reading.
 */
export const torchLegacy = defineFormat({
  id: 'torch-legacy',
  title: 'PyTorch file of the old kind',
  rules: pickleRules,
  detect(content) {
    const found = isPickle(content)
    return found !== 'no' && writerOf(content) === 'torch-legacy' ? found : 'no'
  },
  scan: scanPickle,
})
