import type { Tongue } from '../tongue.js'
import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { ru } from './ru.js'
import { zh } from './zh.js'

/** The author set that the judge was developed on. */
export const tongues: readonly Tongue[] = [en, de, es, fr, ru, zh]
