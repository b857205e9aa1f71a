import type { Detector } from '../vocabulary/detector.js'

/** Every detector that ships. The one explicit list: policy keys, docs and the contract test read it. */
export const detectors: readonly Detector[] = []
