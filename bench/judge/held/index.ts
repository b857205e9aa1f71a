import type { Tongue } from '../tongue.js'
import { ar } from './ar.js'
import { en } from './en.js'
import { it } from './it.js'
import { ja } from './ja.js'
import { ko } from './ko.js'
import { nl } from './nl.js'
import { pt } from './pt.js'

/** Another author set: other sentences, other languages, other secrets. Nothing of the judge is changed to fit it. */
export const tongues: readonly Tongue[] = [en, it, pt, ja, ar, ko, nl]
