import type { FormatDefinition } from '#supplychain/scan/format'
import { safetensors } from './safetensors/safetensors.js'

/** Every format that is examined. The one explicit list: detection, rules, help and the reference page read it. */
export const formats: readonly FormatDefinition[] = [safetensors]
