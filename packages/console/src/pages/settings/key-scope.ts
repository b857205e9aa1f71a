import type { GatewayKeyRow } from '../../api/schema'

type Scope = NonNullable<GatewayKeyRow['scope']>
type Budget = NonNullable<Scope['limits']>[number]

/** Whose budget it is, by the name in the scope. */
export const HOLDERS = { limits: 'the key', userLimits: 'each user', teamLimits: 'the team' } as const
export type Holder = keyof typeof HOLDERS

/** Windows that are offered, in seconds. */
export const WINDOWS: readonly (readonly [seconds: number, name: string])[] = [
  [1, 'second'],
  [60, 'minute'],
  [3_600, 'hour'],
  [86_400, 'day'],
  [604_800, 'week'],
]

/** A budget as it is typed. */
export interface BudgetLine {
  /** For the list on the screen only. */
  readonly key: number
  readonly holder: Holder
  readonly amount: string
  readonly unit: Budget['unit']
  readonly window: number
}

/** A scope as it is typed: patterns are separated by spaces, commas or lines. */
export interface TypedScope {
  readonly models: string
  readonly routes: string
  readonly team: string
  readonly budgets: readonly BudgetLine[]
  readonly onStoreDown: 'refuse' | 'allow'
}

const holders = Object.keys(HOLDERS) as Holder[]

export function typedOf(scope: Scope | undefined): TypedScope {
  const budgets = holders.flatMap((holder) =>
    (scope?.[holder] ?? []).map(({ unit, amount, window }) => ({ holder, unit, window, amount: String(amount) })),
  )
  return {
    models: (scope?.models ?? []).join(' '),
    routes: (scope?.routes ?? []).join(' '),
    team: scope?.team ?? '',
    budgets: budgets.map((line, key) => ({ key, ...line })),
    onStoreDown: scope?.onStoreDown ?? 'refuse',
  }
}

/** What is wrong with it, by field; `budget N` for the Nth line. */
export function faultsOf({ team, budgets }: TypedScope): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  for (const [index, { amount, holder }] of budgets.entries()) {
    if (amountOf(amount) === undefined) faults[`budget ${index}`] = 'How much? A whole number, such as 600, 200k or 5M'
    if (holder === 'teamLimits' && team.trim() === '') faults.team = 'Whose budget is it? Name the team'
  }
  return faults
}

/** The scope that was typed; undefined where nothing is limited. Only for what has no faults. */
export function scopeOf({ models, routes, team, budgets, onStoreDown }: TypedScope): Scope | undefined {
  const scope: Scope = {}
  const [ofModels, ofRoutes] = [patterns(models), patterns(routes)]
  if (ofModels.length > 0) scope.models = ofModels
  if (ofRoutes.length > 0) scope.routes = ofRoutes
  if (team.trim() !== '') scope.team = team.trim()
  for (const { holder, amount, unit, window } of budgets)
    scope[holder] = [...(scope[holder] ?? []), { unit, window, amount: amountOf(amount)! }]
  if (budgets.length > 0) scope.onStoreDown = onStoreDown
  return Object.keys(scope).length === 0 ? undefined : scope
}

const patterns = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))]

const TIMES: Readonly<Record<string, number>> = { '': 1, k: 1_000, M: 1_000_000 }

function amountOf(text: string): number | undefined {
  const [, digits, times = ''] = text.trim().match(/^(\d{1,12})([kM]?)$/) ?? []
  const amount = Number(digits) * TIMES[times]!
  return digits !== undefined && amount > 0 && Number.isSafeInteger(amount) ? amount : undefined
}

export const windowName = (seconds: number): string => WINDOWS.find(([each]) => each === seconds)?.[1] ?? `${seconds} s`

/** What a key may do, a line for each thing. */
export function scopeLines(scope: Scope | undefined): string[] {
  if (!scope) return ['everything']
  const { models, routes, team, onStoreDown } = scope
  const budgets = holders.flatMap((holder) =>
    (scope[holder] ?? []).map(({ unit, amount, window }) => {
      const whose = holder === 'limits' ? '' : holder === 'userLimits' ? ' for each user' : ' for the team'
      return `${amount.toLocaleString('en')} ${unit} a ${windowName(window)}${whose}`
    }),
  )
  return [
    ...(models ? [`models ${models.join(', ')}`] : []),
    ...(routes ? [`routes ${routes.join(', ')}`] : []),
    ...(team ? [`team ${team}`] : []),
    ...budgets,
    ...(onStoreDown === 'allow' ? ['goes on while the database is away'] : []),
  ]
}
