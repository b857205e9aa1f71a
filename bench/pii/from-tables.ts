import type { IdKind } from '../../packages/guard/src/detectors/personal/id-kind.js'
import { BODIES, type TokenKind } from '../../packages/guard/src/detectors/secret/token-kind.js'
import type { Dice } from './dice.js'

interface Drawn {
  text: string
  value: string
}

const MOST_DRAWS = 40_000

/** A number of a kind in one of its forms, drawn until its check holds, behind one of its labels; null where no draw holds. */
export function idOf(row: IdKind, dice: Dice): Drawn | null {
  const forms = [row.plain, row.labelled].flatMap((list) => list?.split(', ') ?? []).filter((form) => !form.startsWith('X'))
  const label = dice.pick(row.near!.split(' '))
  if (forms.length === 0) return null
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const form = dice.pick(forms).replaceAll('~', dice.pick([' ', '-']))
    const value = form.replace(/([DA])(\d+)/g, (_, type: string, length: string) =>
      type === 'D' ? dice.digits(Number(length)) : dice.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ', Number(length)),
    )
    const compact = value.replace(/[^A-Z0-9]/g, '')
    const whole = value.includes('(') ? `${value})` : value
    if (row.valid?.(compact, compact) !== false) return { value: whole, text: `The ${label} is ${whole} as far as we know.` }
  }
  return null
}

/** A credential of a kind with a body drawn from its signs; null for kinds that check more than signs and length. */
export function tokenOf(row: TokenKind, dice: Dice): Drawn | null {
  if (row.verify || row.kind === 'jwt') return null
  const signsOf = (body: keyof typeof BODIES) => {
    const signs = [...BODIES[body]].flatMap((member, c) => (member === 1 ? [String.fromCharCode(c)] : [])).join('')
    return signs.replace(/[.=]/g, '')
  }
  const [least, most] = row.length
  const edge = signsOf(row.body).replace(/[^A-Za-z0-9]/g, '')
  const length = dice.between(least, Math.min(most, least + 40))
  const body = length === 0 ? '' : dice.of(signsOf(row.body), length - 1) + dice.of(edge, 1)
  const lead = row.lead ? dice.of(signsOf(row.lead.body).replace(/[^A-Za-z0-9]/g, ''), dice.between(...row.lead.length)) : ''
  const value = `${lead}${dice.pick(row.prefixes.split(' '))}${body}`
  return { value, text: dice.pick([`export VALUE=${value}\nrun`, `{"credential": "${value}"}`, `we use ${value} for that`]) }
}
