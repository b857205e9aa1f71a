import { survey } from './survey.js'
import type { Survey } from './survey-counts.js'
import { viewBudget } from './view-budget.js'
import { type Views, views } from './views.js'

/** A text as detectors see it: what the survey counted and, made when first asked for, its views. */
export interface Reading {
  readonly text: string
  readonly survey: Survey
  views(): Views
}

/** The last text read: the detectors of one policy look at the same text one after another. Holds one text, never a result of one. */
let last: Reading | undefined

/** Surveys a text once for all detectors that look at it in turn. */
export function read(text: string): Reading {
  if (last?.text === text) return last
  const seen = survey(text)
  let made: Views | undefined
  last = {
    text,
    survey: seen,
    views() {
      made ??= views(text, viewBudget(text.length), seen)
      return made
    },
  }
  return last
}
