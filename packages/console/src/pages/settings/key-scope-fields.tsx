import { Field } from '../../parts/field'
import { Icon } from '../../parts/icon'
import { type BudgetLine, HOLDERS, type Holder, type TypedScope, WINDOWS, windowName } from './key-scope'

interface ScopeProps {
  readonly scope: TypedScope
  readonly set: (scope: TypedScope) => void
  readonly faults: Readonly<Record<string, string>>
}

/** What a key is limited to. What is left empty is not limited. */
export function KeyScopeFields({ scope, set, faults }: ScopeProps) {
  const change = (part: Partial<TypedScope>): void => set({ ...scope, ...part })
  const { budgets } = scope
  const add = (): void => {
    const key = Math.max(-1, ...budgets.map((line) => line.key)) + 1
    change({ budgets: [...budgets, { key, holder: 'limits', amount: '', unit: 'requests', window: 60 }] })
  }
  const words = (name: 'models' | 'routes' | 'team', label: string, hint: string, placeholder: string) => (
    <Field label={label} hint={hint} fault={faults[name]}>
      {(field) => (
        <input
          {...field}
          value={scope[name]}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {words('models', 'Models', 'Names with spaces between them; * stands for anything', 'all')}
      {words('routes', 'Routes', 'APIs, paths or MCP servers: openai-chat /v1/embeddings /mcp/files', 'all')}
      {words('team', 'Team, if there is one', 'Keys of a team share its budgets', '')}
      <fieldset className="field">
        <legend>Budgets</legend>
        {budgets.map((line, index) => (
          <BudgetFields
            key={line.key}
            line={line}
            number={index + 1}
            fault={faults[`budget ${index}`]}
            change={(part) => change({ budgets: budgets.map((each) => (each === line ? { ...line, ...part } : each)) })}
            remove={() => change({ budgets: budgets.filter((each) => each !== line) })}
          />
        ))}
        <div>
          <button type="button" className="btn" onClick={add} disabled={budgets.length >= 8}>
            Add a budget
          </button>
        </div>
      </fieldset>
      {budgets.length > 0 && (
        <Field label="While the database is away" hint="When what was leased from the budgets is spent">
          {(field) => (
            <select
              {...field}
              value={scope.onStoreDown}
              onChange={(event) => change({ onStoreDown: event.target.value === 'allow' ? 'allow' : 'refuse' })}
            >
              <option value="refuse">refuse requests</option>
              <option value="allow">let them pass, and count them</option>
            </select>
          )}
        </Field>
      )}
    </>
  )
}

interface BudgetProps {
  readonly line: BudgetLine
  readonly number: number
  readonly fault: string | undefined
  readonly change: (part: Partial<BudgetLine>) => void
  readonly remove: () => void
}

function BudgetFields({ line, number, fault, change, remove }: BudgetProps) {
  const named = (what: string) => `Budget ${number}: ${what}`
  const windows = WINDOWS.some(([seconds]) => seconds === line.window)
    ? WINDOWS
    : [...WINDOWS, [line.window, windowName(line.window)] as const]
  return (
    <>
      <div className="budget">
        <input
          className="input"
          aria-label={named('how much')}
          aria-invalid={fault ? true : undefined}
          value={line.amount}
          placeholder="600"
          inputMode="numeric"
          onChange={(event) => change({ amount: event.target.value })}
        />
        <select
          className="input"
          aria-label={named('of what')}
          value={line.unit}
          onChange={(event) => change({ unit: event.target.value === 'tokens' ? 'tokens' : 'requests' })}
        >
          <option value="requests">requests</option>
          <option value="tokens">tokens</option>
        </select>
        <select
          className="input"
          aria-label={named('in which time')}
          value={line.window}
          onChange={(event) => change({ window: Number(event.target.value) })}
        >
          {windows.map(([seconds, name]) => (
            <option key={seconds} value={seconds}>
              a {name}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label={named('for whom')}
          value={line.holder}
          onChange={(event) => change({ holder: event.target.value as Holder })}
        >
          {Object.entries(HOLDERS).map(([holder, name]) => (
            <option key={holder} value={holder}>
              for {name}
            </option>
          ))}
        </select>
        <button type="button" className="icon" aria-label={`Remove budget ${number}`} onClick={remove}>
          <Icon name="close" />
        </button>
      </div>
      {fault && <span className="fault">{fault}</span>}
    </>
  )
}
