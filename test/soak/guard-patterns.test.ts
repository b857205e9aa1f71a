import fc from 'fast-check'
import { test } from 'vitest'
import { findsWhatRe2Does, followsPieces, readsTheRest } from '../../packages/guard/src/detectors/pattern/testing/pattern-properties.js'

const SEED = Number(process.env['PAVISE_SOAK_SEED'] ?? 1)
const PATTERNS = Number(process.env['PAVISE_SOAK_PATTERNS'] ?? 20_000)

test(`patterns find what RE2 finds, from seed ${SEED}`, () => fc.assert(findsWhatRe2Does, { numRuns: PATTERNS, seed: SEED }))
test('the rest of a text is read as what follows the part before it', () => fc.assert(readsTheRest, { numRuns: PATTERNS, seed: SEED }))
test('a text in pieces is followed', () => fc.assert(followsPieces, { numRuns: PATTERNS, seed: SEED }))
