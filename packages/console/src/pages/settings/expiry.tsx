import { Field } from '../../parts/field'

const DAY = 86_400_000

interface ExpiryProps {
  readonly days: string
  readonly set: (days: string) => void
  /** Of something that has its end already: what stands for leaving it, and when it is. */
  readonly same?: { readonly value: string; readonly until: string | undefined }
}

/** How long something is good for, from now on. */
export function ExpiryField({ days, set, same }: ExpiryProps) {
  return (
    <Field label="Good for">
      {(field) => (
        <select {...field} value={days} onChange={(event) => set(event.target.value)}>
          {same && <option value={same.value}>{same.until ? `until ${same.until.slice(0, 10)}, as it is` : 'no end, as it is'}</option>}
          <option value="7">7 days</option>
          <option value="30">30 days</option>
          <option value="90">90 days</option>
          <option value="365">a year</option>
          <option value="">no end</option>
        </select>
      )}
    </Field>
  )
}

export function expiryOf(days: string): { expires?: string } {
  return days === '' ? {} : { expires: new Date(Date.now() + Number(days) * DAY).toISOString() }
}
