import { Evidence } from '../evidence/evidence'
import { Field } from '../field'
import { type FormSchema, nameOf } from './form-schema'

interface SchemaFormProps {
  readonly schema: FormSchema
  /** Properties that are asked for elsewhere. */
  readonly without?: readonly string[]
  readonly value: Readonly<Record<string, unknown>>
  set(value: Record<string, unknown>): void
  /** By the name of the property. */
  readonly faults: Readonly<Record<string, string>>
}

/** A form made from a JSON Schema: one field a property. What it cannot ask for is said, not left out. */
export function SchemaForm({ schema, without = [], value, set, faults }: SchemaFormProps) {
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => !without.includes(name))
  return entries.map(([name, property]) => {
    const change = (next: unknown): void => {
      const { [name]: _before, ...rest } = value
      set(next === undefined || next === '' ? rest : { ...rest, [name]: next })
    }
    const needed = schema.required?.includes(name) ?? false
    const label = `${property.title ?? nameOf(name)}${needed ? '' : ', if there is one'}`
    return <Property key={name} label={label} property={property} value={value[name]} change={change} fault={faults[name]} />
  })
}

interface PropertyProps {
  readonly label: string
  readonly property: FormSchema
  readonly value: unknown
  change(value: unknown): void
  readonly fault: string | undefined
}

function Property({ label, property, value, change, fault }: PropertyProps) {
  const hint = property.description
  const words = property.enum ?? (property.const === undefined ? undefined : [property.const])
  if (words)
    return (
      <Field label={label} fault={fault} {...(hint ? { hint } : {})}>
        {(field) => (
          <select {...field} value={String(value ?? '')} onChange={(event) => change(event.target.value)}>
            <option value="">choose</option>
            {words.map((word) => (
              <option key={String(word)}>{String(word)}</option>
            ))}
          </select>
        )}
      </Field>
    )
  if (property.type === 'boolean')
    return (
      <div className="options">
        <label>
          <input type="checkbox" checked={value === true} onChange={(event) => change(event.target.checked)} />
          <span>
            {label}
            {fault && <span className="critical"> {fault}</span>}
          </span>
        </label>
      </div>
    )
  if (property.type === 'integer' || property.type === 'number')
    return (
      <Field label={label} fault={fault} {...(hint ? { hint } : {})}>
        {(field) => (
          <input
            {...field}
            type="number"
            min={property.minimum}
            max={property.maximum}
            value={value === undefined ? '' : String(value)}
            onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))}
          />
        )}
      </Field>
    )
  if (property.type === 'string')
    return (
      <Field label={label} fault={fault} {...(hint ? { hint } : {})}>
        {(field) => (
          <input
            {...field}
            value={String(value ?? '')}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
    )
  return (
    <div className="field">
      <span className="label">{label}</span>
      <span className="hint">Set in pavise.yaml, where it is trusted; a form does not take it.</span>
      {value !== undefined && <Evidence name={label} text={JSON.stringify(value, null, 2)} />}
    </div>
  )
}
