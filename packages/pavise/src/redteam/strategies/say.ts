import { augment } from '#redteam/strategies/augment'
import { lexiconOf } from '#redteam/strategies/lexicon/index'
import type { Change, Line } from '#redteam/strategies/line'
import { fillValues, renderPayload, type Values } from '#redteam/strategies/payload'
import { personaLine } from '#redteam/strategies/personas'
import type { Recipe } from '#redteam/strategies/recipe'

/** The words of a line. */
export function lineText(line: Line, recipe: Recipe, values: Values): string {
  const lexicon = lexiconOf(recipe.languages[0]!)
  switch (line.say) {
    case 'step':
      return lexicon.steps[line.n % lexicon.steps.length]!
    case 'go-on':
      return lexicon.goOn
    case 'persona':
      return personaLine(line.name, line.n, lexicon.id)
    case 'text':
      return fillValues(line.text, values)
    case 'wish': {
      const wish = renderPayload(changed(recipe, line.change), values)
      const said = line.noise === undefined ? wish : augment(wish, line.noise)
      return line.led ? `${lexicon.steps[0]!}\n\n${said}` : said
    }
  }
}

/** The recipe in the dress of one turn. */
export function changed(recipe: Recipe, change: Change | undefined): Recipe {
  if (!change) return recipe
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...recipe, ...given }
}
