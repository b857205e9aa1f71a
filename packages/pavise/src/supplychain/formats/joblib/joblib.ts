import { isPickle, writerOf } from '#supplychain/formats/pickle/kind'
import { scanPickle } from '#supplychain/formats/pickle/pickle'
import { pickleRules } from '#supplychain/formats/pickle/rules'
import { defineFormat } from '#supplychain/scan/format'

/** A pickle with the bytes of its arrays in the same stream. */
export const joblib = defineFormat({
  id: 'joblib',
  title: 'joblib file',
  rules: pickleRules,
  detect(content) {
    const found = isPickle(content)
    return found !== 'no' && writerOf(content) === 'joblib' ? found : 'no'
  },
  scan: scanPickle,
})
