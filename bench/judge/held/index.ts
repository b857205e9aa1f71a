import type { Tongue } from '../tongue.js'
import { ar } from './ar.js'
import { en } from './en.js'
import { it } from './it.js'
import { ja } from './ja.js'
import { ko } from './ko.js'
import { nl } from './nl.js'
import { pt } from './pt.js'

/**
 * Another set of sentences, languages (English aside) and secrets. The judge was first measured on it unseen and then mended where it was wrong there (docs/judge.md has
 * both figures): a fresh set is needed for the next honest one.
 */
export const tongues: readonly Tongue[] = [en, it, pt, ja, ar, ko, nl]
