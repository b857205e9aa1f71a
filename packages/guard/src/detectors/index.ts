import type { Detector } from '../vocabulary/detector.js'
import { address } from './address/index.js'
import { canary } from './canary/index.js'
import { card } from './card/index.js'
import { code } from './code/index.js'
import { email } from './email/index.js'
import { harmful } from './harmful/index.js'
import { iban } from './iban/index.js'
import { injection } from './injection/index.js'
import { link } from './link/index.js'
import { pattern } from './pattern/index.js'
import { person } from './person/index.js'
import { personal } from './personal/index.js'
import { promptLeak } from './prompt-leak/index.js'
import { runaway } from './runaway/index.js'
import { secret } from './secret/index.js'
import { tenancy } from './tenancy/index.js'
import { words } from './words/index.js'

/** Every detector that ships. The one explicit list: policy keys, docs and the contract test read it. */
export const detectors: readonly Detector[] = [
  injection,
  harmful,
  secret,
  canary,
  promptLeak,
  personal,
  person,
  address,
  email,
  card,
  iban,
  words,
  pattern,
  link,
  code,
  runaway,
  tenancy,
]
